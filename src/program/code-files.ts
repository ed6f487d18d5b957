import {readdir, readFile, stat} from 'node:fs/promises';
import {basename, dirname, join, relative} from 'node:path';
import type {Item} from '../core/item.ts';
import type {Field, Operation} from '../schema/index.ts';
import {findZipProblem} from './check-zip.ts';
import {buildFolderNotes} from './folder-notes.ts';
import {formatMegabytes} from './megabytes.ts';
import {type Progress, zipFolder} from './zip-folder.ts';

/** Bytes of a zip that may be sent in a request (Lambda quotas page: 50 MB zipped, direct upload). */
const maxZip = 50 * 1024 * 1024;

/**
 * An input with its files loaded, or the errors by the members that name the files. `named` is the input for a command
 * line, which can name a file but has nothing that zips a folder: that is there as bytes.
 */
export type LoadedFiles =
  | {input: Item; named: Item; notes: readonly string[]}
  | {errors: Readonly<Record<string, string>>};

/**
 * The input with every file that a `ZipFile` member names replaced by its bytes; a folder is zipped on the way, and how
 * that goes is told in words.
 */
export async function loadFiles(
  operation: Operation,
  input: Item,
  home: string,
  tell: (words: string) => void,
): Promise<LoadedFiles> {
  const notes: string[] = [];
  const errors: Record<string, string> = {};
  const load = async (fields: readonly Field[], members: Item, path: string): Promise<Loaded> => {
    const loaded: Record<string, unknown> = {...members};
    const named: Record<string, unknown> = {...members};
    for (const field of fields) {
      const value = members[field.name];
      const own = path === '' ? field.name : `${path}.${field.name}`;
      if (field.name === 'ZipFile' && typeof value === 'string') {
        const result = await loadZip(toPath(value, home), tell);
        if ('error' in result) errors[own] = result.error;
        else {
          loaded[field.name] = result.bytes;
          if (result.isFolder) named[field.name] = result.bytes;
          notes.push(...result.notes);
        }
      } else if (field.kind === 'structure' && typeof value === 'object' && value !== null) {
        const inner = await load(field.members(), value as Item, own);
        loaded[field.name] = inner.input;
        named[field.name] = inner.named;
      }
    }
    return {input: loaded, named};
  };
  const loaded = await load(operation.input, input, '');
  return Object.keys(errors).length > 0 ? {errors} : {...loaded, notes};
}

interface Loaded {
  readonly input: Item;
  readonly named: Item;
}

/** Paths that go on from what was begun, folders with a slash at the end. A folder that cannot be read has none. */
export async function completePath(begun: string, home: string): Promise<readonly string[]> {
  const path = begun === '' ? './' : begun;
  const folder = path.endsWith('/') ? path : `${dirname(path)}/`;
  const prefix = path.endsWith('/') ? '' : basename(path);
  try {
    const entries = await readdir(toPath(folder, home), {withFileTypes: true});
    return entries
      .filter(({name}) => name.startsWith(prefix) && (prefix.startsWith('.') || !name.startsWith('.')))
      .map(entry => `${folder}${entry.name}${entry.isDirectory() ? '/' : ''}`)
      .sort();
  } catch {
    // Nothing can be offered; the field says what is wrong when the path is used.
    return [];
  }
}

/** Milliseconds between two words on how far it is. */
const tellEvery = 500;

function createProgress(tell: (words: string) => void): Progress {
  let told = performance.now();
  return (done, all) => {
    if (performance.now() - told < tellEvery) return;
    told = performance.now();
    tell(`Zipping the folder: ${formatMegabytes(done)} of ${formatMegabytes(all)}…`);
  };
}

async function loadZip(
  path: string,
  tell: (words: string) => void,
): Promise<{bytes: Uint8Array; isFolder: boolean; notes: readonly string[]} | {error: string}> {
  try {
    const found = await stat(path);
    const isFolder = found.isDirectory();
    // A device may have no end, and what is too large is not read at all.
    if (!found.isFile() && !isFolder) return {error: 'is neither a file nor a folder'};
    if (!isFolder && found.size > maxZip) return {error: formatTooLarge(found.size)};
    const folder = isFolder ? await zipFolder(path, createProgress(tell)) : undefined;
    const bytes = folder?.bytes ?? (await readFile(path));
    if (bytes.byteLength > maxZip) return {error: formatTooLarge(bytes.byteLength)};
    const size = `${path}: ${formatMegabytes(bytes.byteLength)} to upload`;
    if (folder !== undefined) {
      const zipped = `${size}, zipped from the folder; in the command below code.zip stands for that`;
      return {bytes, isFolder, notes: [zipped, ...buildFolderNotes(folder)]};
    }
    const problem = await findZipProblem(bytes);
    return problem === undefined ? {bytes, isFolder, notes: [size]} : {error: problem};
  } catch (error) {
    return {error: formatFileError(error, path)};
  }
}

function formatTooLarge(bytes: number): string {
  return `is ${formatMegabytes(bytes)}; at most 50 MB can be sent directly. Put it in S3 and name its bucket and key.`;
}

/** What went wrong with the path, or with a file within it, which is named. */
function formatFileError(error: unknown, path: string): string {
  if (!(error instanceof Error)) return String(error);
  const {code, path: at = path} = error as NodeJS.ErrnoException;
  const inside = relative(path, at);
  if (code === 'ENOENT')
    return inside === ''
      ? 'there is no such file or folder'
      : `${inside} leads to no file: remove it, or name it in a .lambdaignore`;
  if (code === 'EACCES' || code === 'EPERM') return `${inside} cannot be read: permission denied`.trimStart();
  return error.message;
}

function toPath(path: string, home: string): string {
  return path.startsWith('~/') ? join(home, path.slice(2)) : path;
}
