import {chmodSync, createWriteStream, mkdirSync, writeFileSync} from 'node:fs';
import {symlink} from 'node:fs/promises';
import {join, posix} from 'node:path';
import {text} from 'node:stream/consumers';
import {pipeline} from 'node:stream/promises';
import {setImmediate as nextTurn} from 'node:timers/promises';
import {crc32, inflateRawSync} from 'node:zlib';
import {type Entry, fromBufferPromise, type ZipFile} from 'yauzl';
import {codeOfDisk} from '../../disk/disk-error.ts';
import {createUnzipError, InvalidCodeError} from './invalid-code-error.ts';
import {isLink, readZipEntries, toMode} from './zip-entries.ts';

/** A symbolic link: where it lies in the code, and where it leads, as the zip has it. */
export interface CodeLink {
  readonly path: string;
  readonly target: string;
}

/** What a zip has become. */
export interface UnpackedZip {
  /** Bytes. */
  readonly size: number;
  /** Links that lead out of the code, to layers or elsewhere: they are not made, for where that is depends on the function. */
  readonly outerLinks: readonly CodeLink[];
}

/**
 * Unpacks a zip into `folder`, which must be empty, and makes all of it read-only. Executable bits and links are kept, also
 * those that lead nowhere, as the service keeps them. Entries that would leave the folder by their names, bombs and broken
 * data are refused with an InvalidCodeError; what was written until then stays for the caller to delete.
 */
export async function unpackZip(zip: Uint8Array, folder: string): Promise<UnpackedZip> {
  try {
    return await unpack(zip, folder);
  } catch (error) {
    throw error instanceof InvalidCodeError || isSystemError(error) ? error : createUnzipError(error);
  }
}

async function unpack(zip: Uint8Array, folder: string): Promise<UnpackedZip> {
  const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength);
  const file = await fromBufferPromise(bytes, {
    lazyEntries: true,
    autoClose: false,
    // Names are decoded and judged as the service does it, which differs from what this package takes for right.
    decodeStrings: false,
  });
  const {size, files, folders} = await readZipEntries(file);
  const pause = createPauses();
  for (const path of folders) {
    mkdirSync(join(folder, path));
    await pause();
  }
  const links: CodeLink[] = [];
  for (const [path, entry] of files) {
    if (isLink(entry)) links.push({path, target: await readTarget(file, entry, path)});
    else if (isSmall(entry)) await writeSmall({file, bytes}, entry, path, folder);
    else await write(file, entry, path, folder);
    await pause();
  }
  // Links come last, so that nothing can be written through one.
  for (const {path, target} of links.filter(link => !leadsOut(link))) await symlink(target, join(folder, path));
  for (const path of ['.', ...folders]) {
    chmodSync(join(folder, path), 0o555);
    await pause();
  }
  return {size, outerLinks: links.filter(leadsOut)};
}

/** Tens of thousands of small files are made one after the other, without a thread for each; others get their turn between them. */
function createPauses(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < slice) return undefined;
    return nextTurn().then(() => {
      since = performance.now();
    });
  };
}

/** ms. */
const slice = 8;

/** Bytes that are unpacked in one go. */
const smallSize = 262_144;
const [stored, deflated] = [0, 8];

/** Also as it is packed: what a broken zip says of its size is not to be believed. */
function isSmall({uncompressedSize, compressedSize, compressionMethod, generalPurposeBitFlag}: Entry): boolean {
  const isPlain = (generalPurposeBitFlag & 1) === 0 && [stored, deflated].includes(compressionMethod);
  return isPlain && uncompressedSize <= smallSize && compressedSize <= smallSize;
}

async function writeSmall(
  {file, bytes}: {readonly file: ZipFile; readonly bytes: Buffer},
  entry: Entry,
  path: string,
  folder: string,
): Promise<void> {
  try {
    const {fileDataStart} = await file.readLocalFileHeaderPromise(entry, {minimal: true});
    const packed = bytes.subarray(fileDataStart, fileDataStart + entry.compressedSize);
    const content = entry.compressionMethod === stored ? packed : inflate(packed, entry);
    if (content.byteLength !== entry.uncompressedSize) throw new Error('it has another size than the zip says');
    if (crc32(content) !== entry.crc32) throw new Error('it is damaged');
    writeFileSync(join(folder, path), content, {flag: 'wx', mode: toMode(entry)});
  } catch (error) {
    throw isSystemError(error) ? error : createUnzipError(error, path);
  }
}

function inflate(packed: Buffer, {uncompressedSize}: Entry): Buffer {
  return inflateRawSync(packed, {maxOutputLength: Math.max(uncompressedSize, 1)});
}

async function write(file: ZipFile, entry: Entry, path: string, folder: string): Promise<void> {
  try {
    const content = await file.openReadStreamPromise(entry);
    await pipeline(content, createWriteStream(join(folder, path), {flags: 'wx', mode: toMode(entry)}));
  } catch (error) {
    throw isSystemError(error) ? error : createUnzipError(error, path);
  }
}

async function readTarget(file: ZipFile, entry: Entry, path: string): Promise<string> {
  const target = await file
    .openReadStreamPromise(entry)
    .then(text)
    .catch(error => {
      throw createUnzipError(error, path);
    });
  if (target === '' || target.includes('\0')) throw createUnzipError('it is a link to what is no path', path);
  return target;
}

function leadsOut({path, target}: CodeLink): boolean {
  const aim = posix.join(posix.dirname(path), target);
  return posix.isAbsolute(target) || aim === '..' || aim.startsWith('../');
}

/** A full disk is no fault of the zip. */
function isSystemError(error: unknown): boolean {
  const code = codeOfDisk(error);
  return code === 'ENOSPC' || code === 'EDQUOT' || code === 'EMFILE' || code === 'EIO' || code === 'EROFS';
}
