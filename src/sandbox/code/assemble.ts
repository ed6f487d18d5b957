import {chmod, copyFile, link, lstat, mkdir, readdir, readlink, rm, symlink} from 'node:fs/promises';
import {join, posix} from 'node:path';
import type {CodeLink, UnpackedZip} from './unpack-zip.ts';

/** An unpacked zip and the folder it lies in. */
export interface UnpackedCode extends UnpackedZip {
  readonly path: string;
}

/** Where a function finds what it has in /var/task and in /opt; nothing is in the latter where that is undefined. */
export interface FunctionFolders {
  readonly code: string;
  readonly opt: string | undefined;
}

/** Where the service puts code and layers. */
const taskRoot = '/var/task';
const optRoot = '/opt';

/**
 * Puts a function's code and layers together in `folder`, which is made: the layers in their order into one folder, a file of
 * a later one in the place of an earlier one's (Lambda developer guide, "Layers"), and the links between them. Code that has
 * nothing to do with layers is left where it lies.
 */
export async function assembleFunction(
  code: UnpackedCode,
  layers: readonly UnpackedCode[],
  folder: string,
): Promise<FunctionFolders> {
  const isAlone = code.outerLinks.length === 0;
  if (isAlone && layers.length === 0) return {code: code.path, opt: undefined};
  const folders = {code: isAlone ? code.path : join(folder, 'task'), opt: join(folder, 'opt')};
  await mkdir(folders.opt, {recursive: true});
  for (const layer of layers) {
    await merge(layer.path, folders.opt);
    await makeLinks(layer.outerLinks, optRoot, folders.opt, folders);
  }
  await seal(folders.opt);
  if (isAlone) return folders;
  await merge(code.path, folders.code);
  await makeLinks(code.outerLinks, taskRoot, folders.code, folders);
  await seal(folders.code);
  return folders;
}

async function merge(from: string, to: string): Promise<void> {
  if (!(await lstat(to).catch(() => undefined))?.isDirectory()) {
    await rm(to, {force: true});
    await mkdir(to);
  }
  for (const entry of await readdir(from, {withFileTypes: true})) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) {
      await merge(source, target);
      continue;
    }
    await rm(target, {recursive: true, force: true});
    if (entry.isSymbolicLink()) await symlink(await readlink(source), target);
    // Some file systems have no links.
    else await link(source, target).catch(() => copyFile(source, target));
  }
}

/** Makes links lead where they lead in the service; what is neither code nor layer is this machine's. */
async function makeLinks(
  links: readonly CodeLink[],
  root: string,
  to: string,
  {code, opt}: {code: string; opt: string},
): Promise<void> {
  for (const {path, target} of links) {
    const aim = posix.resolve(root, posix.dirname(path), target);
    await rm(join(to, path), {recursive: true, force: true});
    await symlink(toHere(aim, taskRoot, code) ?? toHere(aim, optRoot, opt) ?? aim, join(to, path));
  }
}

function toHere(path: string, root: string, folder: string): string | undefined {
  return path === root || path.startsWith(`${root}/`) ? join(folder, path.slice(root.length)) : undefined;
}

async function seal(folder: string): Promise<void> {
  for (const entry of await readdir(folder, {withFileTypes: true})) {
    if (entry.isDirectory()) await seal(join(folder, entry.name));
  }
  await chmod(folder, 0o555);
}
