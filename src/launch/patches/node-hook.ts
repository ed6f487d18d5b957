/**
 * `node --import` this file, and Node loads the same patched packages that the bundle contains: what is developed and tested
 * is what is shipped. A query after a module's path (`?as-published`) keeps its patches away.
 */
import {registerHooks} from 'node:module';
import {findPatchedModule, patchModule} from './patch-module.ts';

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    const module = findPatchedModule(url);
    if (module === undefined || loaded.source === undefined) return loaded;
    const code =
      typeof loaded.source === 'string' ? loaded.source : Buffer.from(loaded.source as Uint8Array).toString();
    return {...loaded, source: patchModule(module, code)};
  },
});
