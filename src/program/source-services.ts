import type {SourceServices} from '../core/source/code.ts';
import type {CodeKeeper} from './source/code-keeper.ts';
import type {CodeAsker} from './source/fetch-part.ts';

/** Reading code with the calls of a connection. */
export function createSourceServices(asker: () => CodeAsker, keeper: () => Promise<CodeKeeper>): SourceServices {
  return {
    open: async (place, allowance) => (await keeper()).open(place, asker(), allowance),
    reopen: async sha256 => (await keeper()).reopen(sha256),
  };
}
