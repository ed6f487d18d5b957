import {createReadStream} from 'node:fs';
import {readFile, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {crc32} from 'node:zlib';
import {ProblemError} from '../core/problem.ts';
import type {Code, CodeEntry} from '../core/source/code.ts';
import {formatDiskError} from '../disk/disk-error.ts';
import {toZipBytes} from './source/kept-zip.ts';
import {readZipFiles} from './source/zip-files.ts';
import {type FolderFiles, listFolder} from './zip-folder.ts';

type LocalCode = Pick<Code, 'entries' | 'read'>;

/** The files of a folder, as they would be uploaded, or of a zip; `~/` stands for the home folder. Rejects with a `ProblemError`. */
export async function openLocalCode(typed: string, home: string, signal: AbortSignal): Promise<LocalCode> {
  const path = typed.startsWith('~/') ? join(home, typed.slice(2)) : typed;
  try {
    const found = await stat(path);
    if (found.isDirectory()) return await openFolder(path, signal);
    if (!found.isFile()) throw new Error('it is neither a file nor a folder');
    return await openZip(path, found.size, signal);
  } catch (error) {
    const problem = {kind: 'unexpected', what: typed, why: formatDiskError(error), tryThis: ''} as const;
    throw new ProblemError(problem, {cause: error});
  }
}

/** Files that are read at the same time, and bytes up to which one is read whole. */
const together = 16;
const small = 1 << 20;

async function openFolder(folder: string, signal: AbortSignal): Promise<LocalCode> {
  const {files} = await listFolder(folder);
  const entries: CodeEntry[] = [];
  for (let from = 0; from < files.length; from += together) {
    signal.throwIfAborted();
    entries.push(...(await Promise.all(files.slice(from, from + together).map(file => toEntry(folder, file)))));
  }
  return {
    entries,
    read: async entry => ({kind: 'fetched', value: await readFile(join(folder, entry.path))}),
  };
}

async function toEntry(folder: string, {path, size, mode, mtime}: FolderFiles['files'][number]): Promise<CodeEntry> {
  const at = join(folder, path);
  const checksum = size <= small ? crc32(await readFile(at)) : await readChecksum(at);
  const members = {size, packedSize: size, crc32: checksum, mode: mode & 0o7777, modified: mtime.getTime()};
  return {path, kind: 'file', ...members};
}

async function readChecksum(path: string): Promise<number> {
  let sum = 0;
  for await (const chunk of createReadStream(path)) sum = crc32(chunk as Buffer, sum);
  return sum;
}

async function openZip(path: string, size: number, signal: AbortSignal): Promise<LocalCode> {
  const files = await readZipFiles(toZipBytes(path, size), {most: Number.POSITIVE_INFINITY, signal});
  if (files.kind === 'asks') throw new Error('nothing has to be fetched of what is here');
  return files.value;
}
