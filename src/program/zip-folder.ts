import {createReadStream, type Stats} from 'node:fs';
import {readdir, readFile, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {buffer} from 'node:stream/consumers';
import ignore from 'ignore';
import {ZipFile} from 'yazl';
import {maxUnpacked} from './check-zip.ts';

/** Never part of a function's code. */
const always = ['.git/', '.DS_Store', '.gitignore'];

/** Told how many bytes of files, of how many, have been taken up. */
export type Progress = (done: number, all: number) => void;

/**
 * The folder's files as a zip, executable bits kept, without what its .gitignore excludes. Throws an Error in words for
 * people when they are too large together.
 */
export async function zipFolder(folder: string, tell: Progress): Promise<Uint8Array> {
  const files = await listFiles(folder);
  const all = files.reduce((sum, {size}) => sum + size, 0);
  if (all === 0) throw new Error('the folder has no files to upload');
  if (all > maxUnpacked) throw new Error('the folder is larger than the 250 MB a function may have');
  const zip = new ZipFile();
  const failure = Promise.withResolvers<never>();
  zip.on('error', failure.reject);
  let done = 0;
  for (const {path, size, mode, mtime} of files) {
    zip.addReadStreamLazy(path, {mode, mtime}, take => {
      tell(done, all);
      done += size;
      take(null, createReadStream(join(folder, path)).on('error', failure.reject));
    });
  }
  zip.end();
  return Promise.race([buffer(zip.outputStream), failure.promise]);
}

/** All files of a folder that belong into its zip, by their paths within it. */
async function listFiles(
  folder: string,
): Promise<readonly (Pick<Stats, 'size' | 'mode' | 'mtime'> & {path: string})[]> {
  const excluded = ignore()
    .add(always)
    .add(await readIgnored(folder));
  const list = async (inside: string): Promise<Awaited<ReturnType<typeof listFiles>>> => {
    const entries = await readdir(join(folder, inside), {withFileTypes: true});
    const found = entries.map(async entry => {
      const path = inside === '' ? entry.name : `${inside}/${entry.name}`;
      if (excluded.ignores(entry.isDirectory() ? `${path}/` : path)) return [];
      if (entry.isDirectory()) return list(path);
      const {size, mode, mtime} = await stat(join(folder, path));
      return [{path, size, mode, mtime}];
    });
    return (await Promise.all(found)).flat();
  };
  return list('');
}

async function readIgnored(folder: string): Promise<string> {
  try {
    return await readFile(join(folder, '.gitignore'), 'utf8');
  } catch {
    // Most folders have none.
    return '';
  }
}
