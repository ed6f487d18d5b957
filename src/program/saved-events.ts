import {readdir, rm} from 'node:fs/promises';
import {join} from 'node:path';
import type {SavedEvents, SavedTexts} from '../console/services.ts';
import type {Problem} from '../core/problem.ts';
import {codeOfDisk, formatDiskError} from '../disk/disk-error.ts';
import {makeFolder} from '../disk/make-folder.ts';
import {readText} from '../disk/read-text.ts';
import {checkReplaceable, createFile, replaceFile} from '../disk/write-file.ts';

/** Bytes of the largest payload there is (Lambda quotas page); a larger file cannot be one. */
const maxFile = 6_291_556;

/** What kind of texts is saved, in words, and what their files end in. */
interface SavedKind {
  readonly singular: string;
  readonly plural: string;
  readonly extension: string;
}

const events: SavedKind = {singular: 'event', plural: 'events', extension: '.json'};
const queries: SavedKind = {singular: 'query', plural: 'queries', extension: '.txt'};

/**
 * The saved events of functions: `<folder>/<function name>/<event name>.json`, so that a team can keep them together.
 * Folders are for their owner alone, and so are the files.
 */
export function createSavedEvents(folder: string, home: string): SavedEvents {
  return {
    ...createSavedTexts(folder, events),
    readFile: path => readPayload(path.startsWith('~/') ? join(home, path.slice(2)) : path),
  };
}

/** The saved queries of functions, in the same manner: `<folder>/<function name>/<query name>.txt`. */
export function createSavedQueries(folder: string): SavedTexts {
  return createSavedTexts(folder, queries);
}

function createSavedTexts(folder: string, kind: SavedKind): SavedTexts {
  const folderOf = (functionName: string) => join(folder, toFolderName(functionName));
  const fileOf = (functionName: string, name: string) => join(folderOf(functionName), `${name}${kind.extension}`);
  return {
    list: functionName => listNames(folderOf(functionName), kind),
    read: (functionName, name) => readPayload(fileOf(functionName, name)),
    save: (functionName, name, text, overwrite) => save(folderOf(functionName), {name, text, overwrite, kind}),
    remove: (functionName, name) => remove(fileOf(functionName, name), kind),
  };
}

/** A function's name is a folder's; of an ARN, what no file system takes is written as `%3A`. */
function toFolderName(functionName: string): string {
  return encodeURIComponent(functionName);
}

async function listNames(
  folder: string,
  {plural, extension}: SavedKind,
): Promise<{names: readonly string[]} | {problem: Problem}> {
  try {
    const files = await readdir(folder);
    return {
      names: files
        .filter(file => file.endsWith(extension) && !file.startsWith('.'))
        .map(file => file.slice(0, -extension.length))
        .toSorted(),
    };
  } catch (error) {
    return codeOfDisk(error) === 'ENOENT'
      ? {names: []}
      : {problem: describeFileProblem(`The saved ${plural} cannot be read`, folder, error)};
  }
}

async function readPayload(path: string): Promise<{text: string; path: string} | {problem: Problem}> {
  try {
    return {text: await readText(path, maxFile), path};
  } catch (error) {
    return {problem: describeFileProblem('The file cannot be used', path, error)};
  }
}

interface Saving {
  readonly name: string;
  readonly text: string;
  readonly overwrite: boolean;
  readonly kind: SavedKind;
}

async function save(folder: string, {name, text, overwrite, kind}: Saving) {
  const path = join(folder, `${name}${kind.extension}`);
  try {
    makeFolder(folder);
    const isThere = await checkReplaceable(path);
    if (isThere && !overwrite) return {exists: true as const};
    await (isThere ? replaceFile(path, text) : createFile(path, text));
    return {path};
  } catch (error) {
    if (codeOfDisk(error) === 'EEXIST') return {exists: true as const};
    return {problem: describeFileProblem(`The ${kind.singular} was not saved`, path, error)};
  }
}

async function remove(path: string, {singular}: SavedKind): Promise<{removed: true} | {problem: Problem}> {
  try {
    await rm(path);
    return {removed: true};
  } catch (error) {
    return {problem: describeFileProblem(`The ${singular} was not deleted`, path, error)};
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
