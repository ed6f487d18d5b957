import {join, resolve} from 'node:path';
import type {SavedFile} from '../console/services.ts';
import {codeOfDisk, formatDiskError} from '../disk/disk-error.ts';
import {checkReplaceable, createFile, replaceFile} from '../disk/write-file.ts';

/**
 * Writes a file with mode 0600; `~/` stands for the home folder. One that is there is replaced whole, and only when told so;
 * what is no ordinary file never is.
 */
export async function saveFile(
  typed: string,
  content: string | Uint8Array,
  overwrite: boolean,
  home: string,
): Promise<SavedFile> {
  const path = typed.startsWith('~/') ? join(home, typed.slice(2)) : resolve(typed);
  try {
    const isThere = await checkReplaceable(path);
    if (isThere && !overwrite) return {exists: path};
    await (isThere ? replaceFile(path, content) : createFile(path, content));
    return {path};
  } catch (error) {
    if (codeOfDisk(error) === 'EEXIST') return {exists: path};
    const why = codeOfDisk(error) === 'ENOENT' ? 'there is no such folder' : formatDiskError(error);
    return {problem: {kind: 'unexpected', what: 'The file was not written', why, tryThis: 'Type another path.'}};
  }
}
