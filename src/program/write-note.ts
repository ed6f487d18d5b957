import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Problem} from '../core/problem.ts';

/** Writes a text into the folder (made when missing, mode 0700) with mode 0600. */
export async function writeNote(
  folder: string,
  name: string,
  text: string,
): Promise<{path: string} | {problem: Problem}> {
  const path = join(folder, name);
  try {
    await mkdir(folder, {recursive: true, mode: 0o700});
    await writeFile(path, text, {mode: 0o600});
    return {path};
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return {
      problem: {kind: 'unexpected', what: 'The note could not be written', why, tryThis: 'Mend that and try again.'},
    };
  }
}
