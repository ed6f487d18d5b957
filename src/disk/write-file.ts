import {randomUUID} from 'node:crypto';
import {constants} from 'node:fs';
import {lstat, open, rename, rm} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {codeOfDisk} from './disk-error.ts';
import {checkOrdinary} from './ordinary-file.ts';

/**
 * Makes a file (mode 0600) with that content, on the disk when this resolves. Rejects with the system's error, EEXIST when
 * anything has the name, be it a link to nothing; then and at any other failure the folder is as it was.
 */
export async function createFile(path: string, content: string | Uint8Array): Promise<void> {
  const file = await open(path, createNew, 0o600);
  try {
    // Writes go on until all is written, whatever the system takes at once.
    await file
      .writeFile(content)
      .then(() => file.sync())
      .finally(() => file.close());
  } catch (error) {
    await rm(path, {force: true}).catch(() => undefined);
    throw error;
  }
}

/**
 * As `createFile`, but takes the place of a file that is there: its name stands for the old content or for the new, never for
 * half of one. Rejects with an UnusableFileError for what is no ordinary file: a link may lead anywhere, and a device replaced
 * by a file is gone.
 */
export async function replaceFile(path: string, content: string | Uint8Array): Promise<void> {
  await checkReplaceable(path);
  const aside = join(dirname(path), `.${randomUUID()}.saving`);
  await createFile(aside, content);
  try {
    await rename(aside, path);
  } catch (error) {
    await rm(aside, {force: true}).catch(() => undefined);
    throw error;
  }
  await flushFolder(dirname(path));
}

/** Rejects with an UnusableFileError when there is something at the path that is no ordinary file; false when there is nothing. */
export async function checkReplaceable(path: string): Promise<boolean> {
  try {
    checkOrdinary(await lstat(path));
    return true;
  } catch (error) {
    if (codeOfDisk(error) === 'ENOENT') return false;
    throw error;
  }
}

const createNew = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0);

/** After a loss of power the name must stand for the file, too. Not every file system can do that, and the file is there. */
async function flushFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // What was written is whole, under its name.
  }
}
