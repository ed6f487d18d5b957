import {createReadStream, type Stats} from 'node:fs';
import {readdir, readFile, realpath, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {buffer} from 'node:stream/consumers';
import ignore, {type Ignore} from 'ignore';
import {ZipFile} from 'yazl';
import {maxUnpacked} from './check-zip.ts';

/** Names in it, in the syntax of a .gitignore, what is not to be uploaded. */
const ignoreFile = '.lambdaignore';

/** Never part of a function's code, unless the ignore file takes them back in. */
const always = ['.git', `/${ignoreFile}`];

/** Told how many bytes of files, of how many, have been taken up. */
export type Progress = (done: number, all: number) => void;

/** What a folder gives a zip: the files by their paths within it, and what was left out, folders with a slash. */
export interface FolderFiles {
  readonly files: readonly (Pick<Stats, 'size' | 'mode' | 'mtime'> & {readonly path: string})[];
  readonly leftOut: readonly string[];
}

/**
 * The folder's files as a zip, executable bits kept: all of them but `.git` and what its .lambdaignore names. Throws an
 * Error in words for people when they are too large together.
 */
export async function zipFolder(folder: string, tell: Progress): Promise<FolderFiles & {bytes: Uint8Array}> {
  const found = await listFolder(folder);
  const all = found.files.reduce((sum, {size}) => sum + size, 0);
  if (all === 0) throw new Error('the folder has no files to upload');
  if (all > maxUnpacked)
    throw new Error(
      `the folder is larger than the 250 MB a function may have: name in a ${ignoreFile} what it does not need`,
    );
  const zip = new ZipFile();
  const failure = Promise.withResolvers<never>();
  zip.on('error', failure.reject);
  let done = 0;
  for (const {path, size, mode, mtime} of found.files) {
    zip.addReadStreamLazy(path, {mode, mtime}, take => {
      tell(done, all);
      done += size;
      take(null, createReadStream(join(folder, path)).on('error', failure.reject));
    });
  }
  zip.end();
  return {...found, bytes: await Promise.race([buffer(zip.outputStream), failure.promise])};
}

/** The files that would be uploaded. Links are followed, as `zip -r` does; one that leads back to a folder around it is an Error. */
export async function listFolder(folder: string): Promise<FolderFiles> {
  const excluded = ignore()
    .add(always)
    .add(await readIgnored(folder));
  return listInside(folder, '', excluded, [await realpath(folder)]);
}

async function listInside(
  folder: string,
  inside: string,
  excluded: Ignore,
  around: readonly string[],
): Promise<FolderFiles> {
  const names = (await readdir(join(folder, inside))).sort();
  const found = names.map(async (name): Promise<FolderFiles> => {
    const path = inside === '' ? name : `${inside}/${name}`;
    if (excluded.ignores(path)) return {files: [], leftOut: [path]};
    const at = join(folder, path);
    const stats = await stat(at);
    if (stats.isDirectory()) {
      if (excluded.ignores(`${path}/`)) return {files: [], leftOut: [`${path}/`]};
      const real = await realpath(at);
      if (around.includes(real))
        throw new Error(`${path} leads back to a folder around it: name it in a ${ignoreFile}`);
      return listInside(folder, path, excluded, [...around, real]);
    }
    if (!stats.isFile()) throw new Error(`${path} is neither a file nor a folder: name it in a ${ignoreFile}`);
    return {files: [{path, size: stats.size, mode: stats.mode, mtime: stats.mtime}], leftOut: []};
  });
  const parts = await Promise.all(found);
  return {files: parts.flatMap(({files}) => files), leftOut: parts.flatMap(({leftOut}) => leftOut)};
}

async function readIgnored(folder: string): Promise<string> {
  try {
    return await readFile(join(folder, ignoreFile), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
