import {findRoleName, formatRole} from '../../core/roles/role.ts';
import type {Connection} from '../connection/connection.ts';
import {openText} from '../dialogs/text.ts';
import {toProblem} from '../reads/read-query.ts';
import type {ControllerTools} from '../tools/parts.ts';

/** Opens who may take a role and what it may do, as far as that may be read. */
export async function openRole(tools: ControllerTools, connection: Connection, arn: string): Promise<void> {
  const name = findRoleName(arn);
  if (name === undefined) return tools.notify(`${arn} is no role.`, 'warn');
  const dialog = openText(tools, `Role ${name}`, ['◌ reading…']);
  const show = (lines: readonly string[]) => dialog.update(text => ({...text, lines, plainLines: lines}));
  try {
    show(formatRole(arn, await connection.roles.read(name, dialog.signal)));
  } catch (error) {
    const {what, why, tryThis} = toProblem(error);
    show([`✗ ${what}: ${why}`, `→ ${tryThis}`]);
  }
}
