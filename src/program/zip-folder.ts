import {readdir, readFile, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {buffer} from 'node:stream/consumers';
import ignore from 'ignore';
import {ZipFile} from 'yazl';

/** Bytes of a function's code unpacked, layers included (Lambda quotas page). */
const maxUnpacked = 250 * 1024 * 1024;

/** Never part of a function's code. */
const always = ['.git/', '.DS_Store', '.gitignore'];

/**
 * The folder's files as a zip, executable bits kept, without what its .gitignore excludes. Throws an Error in words for people when they are too large together.
 */
export async function zipFolder(folder: string): Promise<Uint8Array> {
  const zip = new ZipFile();
  const excluded = ignore()
    .add(always)
    .add(await readIgnored(folder));
  let size = 0;
  const add = async (inside: string): Promise<void> => {
    for (const entry of await readdir(join(folder, inside), {withFileTypes: true})) {
      const path = inside === '' ? entry.name : `${inside}/${entry.name}`;
      if (excluded.ignores(entry.isDirectory() ? `${path}/` : path)) continue;
      if (entry.isDirectory()) {
        await add(path);
        continue;
      }
      const {size: own, mode, mtime} = await stat(join(folder, path));
      size += own;
      if (size > maxUnpacked) throw new Error('the folder is larger than the 250 MB a function may have');
      zip.addFile(join(folder, path), path, {mode, mtime});
    }
  };
  await add('');
  if (size === 0) throw new Error('the folder has no files to upload');
  zip.end();
  return buffer(zip.outputStream);
}

async function readIgnored(folder: string): Promise<string> {
  try {
    return await readFile(join(folder, '.gitignore'), 'utf8');
  } catch {
    // Most folders have none.
    return '';
  }
}
