import {join} from 'node:path';
import type {Problem} from '../core/problem.ts';
import {formatDiskError} from '../disk/disk-error.ts';
import {makeFolder} from '../disk/make-folder.ts';
import {replaceFile} from '../disk/write-file.ts';

/** Writes a text into the folder (made when missing, mode 0700) with mode 0600. */
export async function writeNote(
  folder: string,
  name: string,
  text: string,
): Promise<{path: string} | {problem: Problem}> {
  const path = join(folder, name);
  try {
    makeFolder(folder);
    await replaceFile(path, text);
    return {path};
  } catch (error) {
    const why = `${path}: ${formatDiskError(error)}`;
    return {
      problem: {kind: 'unexpected', what: 'The note could not be written', why, tryThis: 'Mend that and try again.'},
    };
  }
}
