import {mkdirSync, statSync} from 'node:fs';
import {dirname} from 'node:path';
import {codeOfDisk, UnusableFileError} from './disk-error.ts';

/**
 * Makes a folder for its owner alone, and those above it, where they are missing. Throws the system's error, that of the
 * first folder that cannot be made, or an UnusableFileError where a part of the path is no folder. Node's own way of doing
 * this says of a read-only file system that there is no such folder, and never ends in one where nothing can be made, as
 * `/proc`.
 */
export function makeFolder(path: string): void {
  const above = dirname(path);
  try {
    makeOne(path);
  } catch (error) {
    if (codeOfDisk(error) !== 'ENOENT' || statSync(above, {throwIfNoEntry: false}) !== undefined) throw error;
    makeFolder(above);
    makeOne(path);
  }
}

function makeOne(path: string): void {
  try {
    mkdirSync(path, {mode: 0o700});
  } catch (error) {
    if (statSync(path, {throwIfNoEntry: false})?.isDirectory() === true) return;
    throw codeOfDisk(error) === 'EEXIST' ? new UnusableFileError('a part of the path is no folder') : error;
  }
}
