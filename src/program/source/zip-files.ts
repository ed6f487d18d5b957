import {promisify} from 'node:util';
import {crc32, inflateRaw} from 'node:zlib';
import {type Entry, fromRandomAccessReaderPromise, getFileNameLowLevel, parseExtraFields} from 'yauzl';
import {type Allowance, type CodeEntry, type FetchedCode, mostRead} from '../../core/source/code.ts';
import {findPathTrouble} from '../../core/source/path-trouble.ts';
import type {ZipBytes} from './kept-zip.ts';
import {AsksError, ZipReader} from './zip-reader.ts';

/** The zip, or one file in it, is none that can be read; the message is the end of a sentence. */
export class BrokenZipError extends Error {
  override readonly name = 'BrokenZipError';
}

/** What is in a zip. */
export interface ZipFiles {
  readonly entries: readonly CodeEntry[];
  /** The content of one of the entries. Rejects with a BrokenZipError, or with what the bytes reject with. */
  read(entry: CodeEntry, allowance: Allowance): Promise<FetchedCode<Uint8Array>>;
}

/** Where the content of an entry is. */
interface Place {
  readonly offset: number;
  /** Bytes of the header before it that are known: its extra fields may be others than those of the list. */
  readonly header: number;
  readonly method: number;
  readonly isEncrypted: boolean;
}

/** A function's code has no more; who makes a zip with more means harm. */
const mostEntries = 100_000;

const [stored, deflated] = [0, 8];

/** Reads the list of entries of a zip. Rejects with a BrokenZipError, or with what the bytes reject with. */
export async function readZipFiles(bytes: ZipBytes, allowance: Allowance): Promise<FetchedCode<ZipFiles>> {
  const places = new Map<CodeEntry, Place>();
  try {
    const reader = new ZipReader(bytes, allowance);
    // Names are decoded and judged one by one: one that means harm is shown, and the others can be read.
    const zip = await fromRandomAccessReaderPromise(reader, bytes.size, {decodeStrings: false, autoClose: false});
    if (zip.entryCount > mostEntries) throw new BrokenZipError(`it has more than ${mostEntries} entries`);
    for await (const entry of zip.eachEntry()) places.set(toEntry(entry), toPlace(entry));
  } catch (error) {
    if (error instanceof AsksError) return {kind: 'asks', bytes: error.bytes};
    throw toBroken(error);
  }
  return {
    kind: 'fetched',
    value: {
      entries: [...places.keys()],
      read: (entry, own) => {
        const place = places.get(entry);
        if (place === undefined) throw new Error('The entry is one of another zip');
        return readContent(bytes, entry, place, own);
      },
    },
  };
}

function toEntry(entry: Entry): CodeEntry {
  const {generalPurposeBitFlag: flags, fileNameRaw, extraFieldRaw, externalFileAttributes, versionMadeBy} = entry;
  const name = getFileNameLowLevel(flags, fileNameRaw, parseExtraFields(extraFieldRaw), true);
  const isUnix = versionMadeBy >>> 8 === 3 || versionMadeBy >>> 8 === 19;
  const mode = externalFileAttributes >>> 16;
  const trouble = findPathTrouble(name) ?? (entry.isEncrypted() ? 'it is encrypted' : undefined);
  return {
    path: name.replace(/\/+$/u, '') || name,
    kind: findKind(name, mode),
    size: entry.uncompressedSize,
    packedSize: entry.compressedSize,
    crc32: entry.crc32,
    mode: isUnix || mode !== 0 ? mode & 0o7777 : undefined,
    modified: entry.getLastModDate({timezone: 'UTC'}).getTime(),
    ...(trouble !== undefined && {trouble}),
  };
}

function findKind(name: string, mode: number): CodeEntry['kind'] {
  if (name.endsWith('/')) return 'folder';
  return (mode & 0o170000) === 0o120000 ? 'link' : 'file';
}

function toPlace(entry: Entry): Place {
  return {
    offset: entry.relativeOffsetOfLocalHeader,
    header: 30 + entry.fileNameRaw.byteLength + entry.extraFieldRaw.byteLength,
    method: entry.compressionMethod,
    isEncrypted: entry.isEncrypted(),
  };
}

/** Bytes that the extra fields before a content may have beyond those of the list. */
const slack = 256;

async function readContent(
  bytes: ZipBytes,
  entry: CodeEntry,
  {offset, header, method, isEncrypted}: Place,
  allowance: Allowance,
): Promise<FetchedCode<Uint8Array>> {
  if (isEncrypted) throw new BrokenZipError('it is encrypted');
  if (method !== stored && method !== deflated)
    throw new BrokenZipError(`it is packed in a way (${method}) not known here`);
  if (entry.size > (allowance.largest ?? mostRead)) throw new BrokenZipError('it is too large to be shown');
  const inside = (to: number) => Math.min(bytes.size, to);
  const guess = await bytes.want({from: offset, to: inside(offset + header + slack + entry.packedSize)}, allowance);
  if (guess.kind === 'asks') return guess;
  const start = await readStart(bytes, offset);
  const span = {from: start, to: start + entry.packedSize};
  if (span.to > bytes.size) throw new BrokenZipError('it is cut off');
  const rest = await bytes.want(span, allowance);
  if (rest.kind === 'asks') return rest;
  const packed = await bytes.read(span);
  const content = method === stored ? packed : await inflate(packed, entry.size);
  if (content.byteLength !== entry.size) throw new BrokenZipError('it has another size than the zip says');
  if (crc32(content) !== entry.crc32) throw new BrokenZipError('it is damaged: its checksum is another');
  return {kind: 'fetched', value: content};
}

async function readStart(bytes: ZipBytes, offset: number): Promise<number> {
  if (offset + 30 > bytes.size) throw new BrokenZipError('it is cut off');
  const header = await bytes.read({from: offset, to: offset + 30});
  if (header.readUInt32LE(0) !== 0x04034b50) throw new BrokenZipError('the zip is damaged where it should be');
  return offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
}

async function inflate(packed: Buffer, size: number): Promise<Buffer> {
  try {
    // What unpacks to more than it says is not unpacked any further.
    return await promisify(inflateRaw)(packed, {maxOutputLength: Math.max(1, size)});
  } catch (error) {
    const isLarger = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw new BrokenZipError(isLarger ? 'it unpacks to more than the zip says' : 'it is damaged');
  }
}

/** What a package or ours says of a zip; what the disk or the network says is left as it is. */
function toBroken(error: unknown): unknown {
  const isOwn = !(error instanceof Error) || error.name !== 'Error' || 'code' in error;
  if (isOwn) return error;
  if (/encrypt/u.test(error.message)) return new BrokenZipError('it is encrypted');
  return new BrokenZipError('it is broken: its list of files cannot be read');
}
