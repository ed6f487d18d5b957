import {createWriteStream} from 'node:fs';
import {chmod, mkdir, realpath, symlink} from 'node:fs/promises';
import {dirname, isAbsolute, join, normalize, sep} from 'node:path';
import {text} from 'node:stream/consumers';
import {pipeline} from 'node:stream/promises';
import {type Entry, fromBufferPromise, type ZipFile} from 'yauzl';
import {createUnzipError, InvalidCodeError} from './invalid-code-error.ts';

/** 250 MB unpacked (Lambda quotas page), as the service counts them. */
const unpackedLimit = 262_144_000;
const entryLimit = 100_000;
const linkLength = 4096;

/**
 * Unpacks a zip into `folder`, which must be empty, and makes all of it read-only. Executable bits are kept. Entries
 * that would leave the folder, by name or by link, bombs and broken data are refused with an InvalidCodeError; what
 * was written until then stays for the caller to delete. Resolves with the bytes it has become.
 */
export async function unpackZip(zip: Uint8Array, folder: string): Promise<number> {
  try {
    return await unpack(zip, folder);
  } catch (error) {
    throw error instanceof InvalidCodeError || isSystemError(error) ? error : createUnzipError(error);
  }
}

async function unpack(zip: Uint8Array, folder: string): Promise<number> {
  const file = await fromBufferPromise(Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength), {
    lazyEntries: true,
    autoClose: false,
    strictFileNames: true,
  });
  const entries = await readEntries(file);
  const folders = new Set([folder]);
  const links: [path: string, target: string][] = [];
  for (const entry of entries) {
    const path = join(folder, entry.fileName);
    await makeFolders(entry.fileName.endsWith('/') ? path : dirname(path), folder, folders);
    if (entry.fileName.endsWith('/')) continue;
    const content = await file.openReadStreamPromise(entry);
    if (isLink(entry)) links.push([path, await text(content)]);
    else await pipeline(content, createWriteStream(path, {flags: 'wx', mode: toMode(entry)}));
  }
  // Links come last, so that nothing can be written through one.
  for (const [path, target] of links) await makeLink(path, target, folder);
  for (const [path] of links) await checkLink(path, folder);
  for (const path of folders) await chmod(path, 0o555);
  return entries.reduce((size, {uncompressedSize}) => size + uncompressedSize, 0);
}

/** All entries, checked against the limits before anything is written: their sizes are enforced while reading. */
async function readEntries(file: ZipFile): Promise<Entry[]> {
  if (file.entryCount === 0) {
    throw new InvalidCodeError('Uploaded file must be a non-empty zip', 'the zip has no entries');
  }
  if (file.entryCount > entryLimit) throw createUnzipError(`more than ${entryLimit} entries`);
  const entries: Entry[] = [];
  let size = 0;
  for await (const entry of file.eachEntry()) {
    size += entry.uncompressedSize;
    if (size > unpackedLimit) {
      throw new InvalidCodeError(`Unzipped size must be smaller than ${unpackedLimit} bytes`, 'too large unpacked');
    }
    if (isLink(entry) && entry.uncompressedSize > linkLength)
      throw createUnzipError(`${entry.fileName}: link too long`);
    entries.push(entry);
  }
  return entries;
}

async function makeFolders(path: string, root: string, known: Set<string>): Promise<void> {
  if (known.has(path)) return;
  await mkdir(path, {recursive: true});
  for (let at = path; at !== root && !known.has(at); at = dirname(at)) known.add(at);
}

function isLink(entry: Entry): boolean {
  return (toUnixMode(entry) & 0o170000) === 0o120000;
}

function toMode(entry: Entry): number {
  return toUnixMode(entry) & 0o111 ? 0o555 : 0o444;
}

function toUnixMode(entry: Entry): number {
  return entry.externalFileAttributes >>> 16;
}

async function makeLink(path: string, target: string, root: string): Promise<void> {
  const aim = normalize(join(dirname(path), target));
  if (isAbsolute(target) || target.includes('\0') || !isWithin(aim, root)) throw createUnzipError(`${path}: link out`);
  await symlink(target, path);
}

/** Where links point through other links: the names may look innocent while the way leads out. */
async function checkLink(path: string, root: string): Promise<void> {
  const aim = await realpath(path).catch(() => undefined);
  if (aim === undefined || !isWithin(aim, await realpath(root)))
    throw createUnzipError(`${path}: link out or to nowhere`);
}

function isWithin(path: string, root: string): boolean {
  return path === root || path.startsWith(root + sep);
}

/** A full disk is no fault of the zip. Two entries of one name, or a file where a folder should be, are. */
function isSystemError(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOSPC' || code === 'EDQUOT' || code === 'EMFILE' || code === 'EIO' || code === 'EROFS';
}
