import {createReadStream} from 'node:fs';
import {readFile, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {crc32} from 'node:zlib';
import {ProblemError} from '../core/problem.ts';
import type {Code, CodeEntry} from '../core/source/code.ts';
import {formatDiskError} from '../disk/disk-error.ts';
import {toZipBytes, type ZipBytes} from './source/kept-zip.ts';
import {readZipFiles} from './source/zip-files.ts';
import {listFolder} from './zip-folder.ts';

type LocalCode = Pick<Code, 'entries' | 'read'>;

/** The files of a folder, as they would be uploaded, or of a zip by its path or bytes; `~/` stands for the home folder. Rejects with a `ProblemError`. */
export async function openLocalCode(from: string | Uint8Array, home: string, signal: AbortSignal): Promise<LocalCode> {
  try {
    if (typeof from !== 'string') return await readFiles(toBytesInMemory(from), signal);
    const path = from.startsWith('~/') ? join(home, from.slice(2)) : from;
    const found = await stat(path);
    if (found.isDirectory()) return await openFolder(path, signal);
    if (!found.isFile()) throw new Error('it is neither a file nor a folder');
    return await readFiles(toZipBytes(path, found.size), signal);
  } catch (error) {
    const what = typeof from === 'string' ? from : 'The zip that was kept';
    const problem = {kind: 'unexpected', what, why: formatDiskError(error), tryThis: ''} as const;
    throw new ProblemError(problem, {cause: error});
  }
}

async function openFolder(folder: string, signal: AbortSignal): Promise<LocalCode> {
  const {files} = await listFolder(folder);
  const entries: CodeEntry[] = [];
  for (const {path, size, mode, mtime} of files) {
    signal.throwIfAborted();
    const checksum = await readChecksum(join(folder, path));
    entries.push({
      ...{path, kind: 'file', size, packedSize: size, crc32: checksum, mode: mode & 0o7777},
      modified: mtime.getTime(),
    });
  }
  return {
    entries,
    read: async entry => ({kind: 'fetched', value: await readFile(join(folder, entry.path))}),
  };
}

async function readChecksum(path: string): Promise<number> {
  let sum = 0;
  for await (const chunk of createReadStream(path)) sum = crc32(chunk as Buffer, sum);
  return sum;
}

function toBytesInMemory(bytes: Uint8Array): ZipBytes {
  return {
    size: bytes.byteLength,
    want: async () => ({kind: 'fetched', value: undefined}),
    read: async ({from, to}) => Buffer.from(bytes.subarray(from, to)),
  };
}

async function readFiles(zip: ZipBytes, signal: AbortSignal): Promise<LocalCode> {
  const files = await readZipFiles(zip, {most: Number.POSITIVE_INFINITY, signal});
  if (files.kind === 'asks') throw new Error('nothing has to be fetched of what is here');
  return files.value;
}
