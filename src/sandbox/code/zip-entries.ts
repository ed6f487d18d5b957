import {posix} from 'node:path';
import {type Entry, getFileNameLowLevel, parseExtraFields, type ZipFile} from 'yauzl';
import {createUnzipError, InvalidCodeError} from './invalid-code-error.ts';

/** 250 MB unpacked (Lambda quotas page), as the service counts them. */
const unpackedLimit = 262_144_000;
const entryLimit = 100_000;
const linkLength = 4096;

/** What a zip has: files and links by their paths, and its folders. Bytes unpacked, links and what is hidden included. */
export interface ZipEntries {
  readonly size: number;
  readonly files: ReadonlyMap<string, Entry>;
  /** Paths of folders, those above files included, outer ones first. */
  readonly folders: ReadonlySet<string>;
}

/**
 * All entries of a zip opened without decoding, checked before anything is written: their sizes are enforced while reading.
 * Of two of one name the last one counts. A backslash is a letter of a name: zips made on Windows that have it for a slash
 * are taken by the service, too, and lie flat. Throws an InvalidCodeError.
 */
export async function readZipEntries(zip: ZipFile): Promise<ZipEntries> {
  if (zip.entryCount === 0) {
    throw new InvalidCodeError('Uploaded file must be a non-empty zip', 'the zip has no entries');
  }
  if (zip.entryCount > entryLimit) throw createUnzipError(`more than ${entryLimit} entries`);
  const files = new Map<string, Entry>();
  const folders = new Set<string>();
  let size = 0;
  for await (const entry of zip.eachEntry()) {
    size += entry.uncompressedSize;
    if (size > unpackedLimit) {
      throw new InvalidCodeError(`Unzipped size must be smaller than ${unpackedLimit} bytes`, 'too large unpacked');
    }
    const name = readName(entry);
    if (isLink(entry) && entry.uncompressedSize > linkLength) throw createUnzipError('its target is too long', name);
    const path = posix.normalize(name);
    if (name.endsWith('/')) addFolders(folders, path.slice(0, -1));
    else {
      files.set(path, entry);
      addFolders(folders, posix.dirname(path));
    }
  }
  for (const path of files.keys()) {
    if (folders.has(path)) throw createUnzipError('it is a file, and other entries are in it', path);
  }
  return {size, files, folders};
}

/** Whether an entry is a symbolic link, whose content is where it leads. */
export function isLink(entry: Entry): boolean {
  return (toUnixMode(entry) & 0o170000) === 0o120000;
}

/** Read-only, executable where the zip says so. */
export function toMode(entry: Entry): number {
  return toUnixMode(entry) & 0o111 ? 0o555 : 0o444;
}

function toUnixMode(entry: Entry): number {
  return entry.externalFileAttributes >>> 16;
}

function readName({generalPurposeBitFlag, fileNameRaw, extraFieldRaw}: Entry): string {
  const name = getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, parseExtraFields(extraFieldRaw), true);
  if (name === '') throw createUnzipError('an entry has no name');
  if (name.includes('\0')) throw createUnzipError('its name has a null character', name);
  if (name.startsWith('/')) throw createUnzipError('its path is absolute', name);
  if (name.split('/').includes('..')) throw createUnzipError('its path leads upwards', name);
  return name;
}

function addFolders(folders: Set<string>, path: string): void {
  if (path === '.' || path === '' || folders.has(path)) return;
  addFolders(folders, posix.dirname(path));
  folders.add(path);
}
