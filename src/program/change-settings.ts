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
export async function changeSettings(file: string, name: string, value: unknown, mostBytes: number): Promise<void> {
  makeFolder(dirname(file));
  const target = await realpath(file).catch(error => {
    if (codeOfDisk(error) === 'ENOENT') return file;
    throw error;
  });
  const text = await readText(target, mostBytes).catch(error => {
    if (codeOfDisk(error) === 'ENOENT') return '{}\n';
    throw error;
  });
  await replaceFile(target, changeMember(text, name, value));
}
