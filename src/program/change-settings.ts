import {realpath} from 'node:fs/promises';
import {dirname} from 'node:path';
import {changeMember} from '../core/edit/commented-json.ts';
import {codeOfDisk} from '../disk/disk-error.ts';
import {makeFolder} from '../disk/make-folder.ts';
import {readText} from '../disk/read-text.ts';
import {replaceFile} from '../disk/write-file.ts';

/**
 * Sets a member of the settings file: comments and everything else stay as they are, and so does a link that leads to it. Rejects
 * when it cannot be written.
 */
export async function changeSettings(
  file: string,
  path: readonly string[],
  value: unknown,
  mostBytes: number,
): Promise<void> {
  await rewriteSettings(file, mostBytes, text => changeMember(text, path, value));
}

/** Writes the settings file with another text, where it is, or where a link leads. Rejects when it cannot be written. */
export async function rewriteSettings(
  file: string,
  mostBytes: number,
  change: (text: string) => string,
): Promise<void> {
  makeFolder(dirname(file));
  const target = await realpath(file).catch(error => {
    if (codeOfDisk(error) === 'ENOENT') return file;
    throw error;
  });
  const text = await readText(target, mostBytes).catch(error => {
    if (codeOfDisk(error) === 'ENOENT') return '{}\n';
    throw error;
  });
  await replaceFile(target, change(text));
}
