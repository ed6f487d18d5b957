import {rename, rm, writeFile} from 'node:fs/promises';
import {join, resolve} from 'node:path';
import type {SavedFile} from '../console/services.ts';

/** Writes a file with mode 0600; `~/` stands for the home folder. One that is there is replaced whole, and only when told so. */
export async function saveFile(
  typed: string,
  content: string | Uint8Array,
  overwrite: boolean,
  home: string,
): Promise<SavedFile> {
  const path = typed.startsWith('~/') ? join(home, typed.slice(2)) : resolve(typed);
  const aside = `${path}.saving`;
  try {
    await writeFile(overwrite ? aside : path, content, {mode: 0o600, flag: 'wx'});
    if (overwrite) await rename(aside, path);
    return {path};
  } catch (error) {
    const {code, message} = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && !overwrite) return {exists: path};
    // What was written of it is no file anybody wants; a folder or what may not be touched stays.
    if (code === 'ENOSPC') await rm(overwrite ? aside : path, {force: true}).catch(() => undefined);
    const why = reasons[code ?? ''] ?? message;
    return {problem: {kind: 'unexpected', what: 'The file was not written', why, tryThis: 'Type another path.'}};
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'a part of the path is no folder',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'the file system is read-only',
  EISDIR: 'that is a folder',
  ENOSPC: 'the disk is full',
  ENAMETOOLONG: 'the name is too long',
};
