import {readdir, rm} from 'node:fs/promises';
import {join} from 'node:path';
import type {SavedEvents} from '../console/services.ts';
import type {Problem} from '../core/problem.ts';
import {codeOfDisk, formatDiskError} from '../disk/disk-error.ts';
import {makeFolder} from '../disk/make-folder.ts';
import {readText} from '../disk/read-text.ts';
import {checkReplaceable, createFile, replaceFile} from '../disk/write-file.ts';

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
    read: (functionName, name) => readPayload(fileOf(functionName, name)),
    save: (functionName, name, text, overwrite) => save(folderOf(functionName), name, text, overwrite),
    remove: (functionName, name) => remove(fileOf(functionName, name)),
    readFile: path => readPayload(path.startsWith('~/') ? join(home, path.slice(2)) : path),
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
    return codeOfDisk(error) === 'ENOENT'
      ? {names: []}
      : {problem: describeFileProblem('The saved events cannot be read', folder, error)};
  }
}

async function readPayload(path: string): Promise<{text: string; path: string} | {problem: Problem}> {
  try {
    return {text: await readText(path, maxFile), path};
  } catch (error) {
    return {problem: describeFileProblem('The file cannot be used', path, error)};
  }
}

async function save(folder: string, name: string, text: string, overwrite: boolean) {
  const path = join(folder, `${name}.json`);
  try {
    makeFolder(folder);
    const isThere = await checkReplaceable(path);
    if (isThere && !overwrite) return {exists: true as const};
    await (isThere ? replaceFile(path, text) : createFile(path, text));
    return {path};
  } catch (error) {
    if (codeOfDisk(error) === 'EEXIST') return {exists: true as const};
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

function describeFileProblem(what: string, path: string, error: unknown): Problem {
  return {
    kind: 'unexpected',
    what,
    why: `${path}: ${formatDiskError(error)}`,
    tryThis: 'Mend that, or name another.',
  };
}
