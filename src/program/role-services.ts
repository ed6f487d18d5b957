import type {Calls} from '../aws/calls.ts';
import type {RoleServices} from '../core/roles/role.ts';

/** Reading roles with the credentials of a connection. What reads them is loaded when first used. */
export function createRoleServices(calls: () => Calls): RoleServices {
  return {
    read: async (name, signal) => {
      const {readRole} = await import('../aws/roles/read-role.ts');
      return readRole(calls().signed, name, signal);
    },
  };
}
