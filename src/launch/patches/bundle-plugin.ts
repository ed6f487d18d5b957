import type {Plugin} from 'rolldown';
import {findPatchedModule, patchedModules, patchModule} from './patch-module.ts';

/** Puts the patched packages into the bundle, and fails the build when one of them is no longer in it. */
export function patchPackages(): Plugin {
  const waiting = new Set(patchedModules);
  return {
    name: 'patch-packages',
    transform: {
      filter: {id: /\/node_modules\//},
      handler(code, id) {
        const module = findPatchedModule(id);
        if (module === undefined) return undefined;
        waiting.delete(module);
        // Lines of a patched module may be named a little off: no map of the patches themselves is kept.
        return {code: patchModule(module, code), map: null};
      },
    },
    buildEnd(error) {
      if (error || waiting.size === 0) return;
      throw new Error(`These patched modules are no longer in the bundle: ${[...waiting].join(', ')}`);
    },
  };
}
