import {randomUUID} from 'node:crypto';
import {lstat, rename, rm, writeFile} from 'node:fs/promises';
import {join, resolve} from 'node:path';
import type {SavedFile} from '../console/services.ts';

/**
 * Writes a file with mode 0600; `~/` stands for the home folder. One that is there is replaced whole, and only when told so;
 * what is no ordinary file never is: a link may lead anywhere, and a device replaced by a file is gone.
 */
export async function saveFile(
  typed: string,
  content: string | Uint8Array,
  overwrite: boolean,
  home: string,
): Promise<SavedFile> {
  const path = typed.startsWith('~/') ? join(home, typed.slice(2)) : resolve(typed);
  try {
    const kind = await findKind(path);
    if (kind !== undefined && kind !== 'file') return describeProblem(kinds[kind]);
    if (kind === 'file' && !overwrite) return {exists: path};
    await (kind === 'file' ? replace(path, content) : write(path, content));
    return {path};
  } catch (error) {
    const {code, message} = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return {exists: path};
    return describeProblem(reasons[code ?? ''] ?? message);
  }
}

const kinds = {
  folder: 'that is a folder',
  link: 'that is a symbolic link, and links are never replaced or written through',
  device: 'that is a device',
  other: 'that is no ordinary file',
} as const;

async function findKind(path: string): Promise<keyof typeof kinds | 'file' | undefined> {
  const found = await lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (found === undefined) return undefined;
  if (found.isFile()) return 'file';
  if (found.isDirectory()) return 'folder';
  if (found.isSymbolicLink()) return 'link';
  return found.isCharacterDevice() || found.isBlockDevice() ? 'device' : 'other';
}

/** Written aside first, so that the name never stands for half a file. */
async function replace(path: string, content: string | Uint8Array): Promise<void> {
  const aside = `${path}.${randomUUID().slice(0, 8)}.saving`;
  await write(aside, content);
  await rename(aside, path).catch(async error => {
    await rm(aside, {force: true}).catch(() => undefined);
    throw error;
  });
}

/** Makes a file that is not there. What was written of one that failed is no file anybody wants. */
async function write(path: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(path, content, {mode: 0o600, flag: 'wx'});
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException;
    // Another's file, or none.
    if (code !== 'EEXIST' && code !== 'ENOENT') await rm(path, {force: true}).catch(() => undefined);
    throw error;
  }
}

function describeProblem(why: string): SavedFile {
  return {problem: {kind: 'unexpected', what: 'The file was not written', why, tryThis: 'Type another path.'}};
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
