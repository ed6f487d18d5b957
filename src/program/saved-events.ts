import {mkdir, open, readdir, readFile, rename, rm, stat} from 'node:fs/promises';
import {join} from 'node:path';
import type {SavedEvents} from '../console/services.ts';
import type {Problem} from '../core/problem.ts';

/** Bytes of the largest payload there is (Lambda quotas page); a larger file cannot be one. */
const maxFile = 6_291_556;

/**
 * The saved events of functions: `<folder>/<function name>/<event name>.json`, so that a team can keep them together.
 * Folders are for their owner alone, and so are the files.
 */
export function createSavedEvents(folder: string, home: string): SavedEvents {
  const folderOf = (functionName: string) => join(folder, toFolderName(functionName));
  const fileOf = (functionName: string, name: string) => join(folderOf(functionName), `${name}.json`);
  return {
    list: functionName => listNames(folderOf(functionName)),
    read: (functionName, name) => readText(fileOf(functionName, name)),
    save: (functionName, name, text, overwrite) => save(folderOf(functionName), name, text, overwrite),
    remove: (functionName, name) => remove(fileOf(functionName, name)),
    readFile: path => readText(path.startsWith('~/') ? join(home, path.slice(2)) : path),
  };
}

/** A function's name is a folder's; of an ARN, what no file system takes is written as `%3A`. */
function toFolderName(functionName: string): string {
  return encodeURIComponent(functionName);
}

async function listNames(folder: string): Promise<{names: readonly string[]} | {problem: Problem}> {
  try {
    const files = await readdir(folder);
    return {
      names: files
        .filter(file => file.endsWith('.json') && !file.startsWith('.'))
        .map(file => file.slice(0, -'.json'.length))
        .toSorted(),
    };
  } catch (error) {
    return isMissing(error)
      ? {names: []}
      : {problem: describeFileProblem('The saved events cannot be read', folder, error)};
  }
}

async function readText(path: string): Promise<{text: string; path: string} | {problem: Problem}> {
  const what = 'The file cannot be used';
  try {
    const found = await stat(path);
    if (!found.isFile()) return {problem: describeProblem(what, `${path} is no file`)};
    if (found.size > maxFile) {
      const [is, may] = [found.size, maxFile].map(bytes => bytes.toLocaleString('en'));
      return {problem: describeProblem(what, `${path} has ${is} bytes; a payload has at most ${may}`)};
    }
    const text = new TextDecoder('utf-8', {fatal: true}).decode(await readFile(path));
    return {text, path};
  } catch (error) {
    return {problem: describeFileProblem(what, path, error)};
  }
}

/** Written aside and then put in place, so that a name never stands for half an event. */
async function save(folder: string, name: string, text: string, overwrite: boolean) {
  const path = join(folder, `${name}.json`);
  const aside = join(folder, `.${name}.saving`);
  try {
    if (!overwrite && (await isThere(path))) return {exists: true as const};
    await mkdir(folder, {recursive: true, mode: 0o700});
    const file = await open(aside, 'w', 0o600);
    try {
      await file.writeFile(text);
    } finally {
      await file.close();
    }
    await rename(aside, path);
    return {path};
  } catch (error) {
    await rm(aside, {force: true}).catch(() => undefined);
    return {problem: describeFileProblem('The event was not saved', path, error)};
  }
}

async function remove(path: string): Promise<{removed: true} | {problem: Problem}> {
  try {
    await rm(path);
    return {removed: true};
  } catch (error) {
    return {problem: describeFileProblem('The event was not deleted', path, error)};
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT';
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function describeFileProblem(what: string, path: string, error: unknown): Problem {
  return describeProblem(what, `${path}: ${formatFileError(error)}`);
}

function formatFileError(error: unknown): string {
  switch (codeOf(error)) {
    case 'ENOENT':
      return 'there is no such file';
    case 'EACCES':
    case 'EPERM':
      return 'permission denied';
    case 'ENOSPC':
      return 'the disk is full';
    case 'ERR_ENCODING_INVALID_ENCODED_DATA':
      return 'this is no text in UTF-8';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}

function describeProblem(what: string, why: string): Problem {
  return {kind: 'unexpected', what, why, tryThis: 'mend that or name another'};
}
