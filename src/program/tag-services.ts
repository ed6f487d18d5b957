import type {Calls} from '../aws/calls.ts';
import type {TagServices} from '../core/tags/tags.ts';

/** Reading tags with the calls of a connection. What reads them and its client are loaded when first used. */
export function createTagServices(calls: () => Calls): TagServices {
  return {
    list: async (type, signal) => {
      const {listTags} = await import('../aws/tags/list-tags.ts');
      return listTags(calls().telemetry.tags, type, signal);
    },
  };
}
