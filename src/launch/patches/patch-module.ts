import {diskPatches} from './disk-patches.ts';
import type {Edit, Patch} from './patch.ts';
import {startUpPatches} from './start-up-patches.ts';

/** Everything that is changed in the packages that the console is made with. */
export const patches: readonly Patch[] = [...startUpPatches, ...diskPatches];

const edits: ReadonlyMap<string, readonly Edit[]> = Map.groupBy(
  patches.flatMap(patch => patch.edits),
  edit => edit.module,
);

/** Which modules are patched. */
export const patchedModules: readonly string[] = [...edits.keys()];

/** The patched module, by its path below `node_modules`, that a file is; undefined for any other. */
export function findPatchedModule(path: string): string | undefined {
  return patchedModules.find(module => path.endsWith(`/node_modules/${module}`));
}

/** The module's text with its patches; fails when it no longer contains what one of them expects. */
export function patchModule(module: string, code: string): string {
  return (edits.get(module) ?? []).reduce(applyEdit, code);
}

function applyEdit(code: string, {module, find, replace}: Edit): string {
  const patched = code.replace(find, replace as string);
  if (patched === code) throw new Error(`${module} no longer contains ${find}: adapt the patch or drop it`);
  return patched;
}
