import {createHash} from 'node:crypto';
import {mkdtempSync, rmSync} from 'node:fs';
import {lstat, readdir, rm} from 'node:fs/promises';
import {hostname} from 'node:os';
import {join} from 'node:path';
import {isRunning} from '../../terminal/process/is-running.ts';
import {KeepingError} from './keeping-error.ts';

/** The machine, then the process, of a folder for code. */
const folderName = /^lambdeck-source-(?<host>[0-9a-f]{8})-(?<pid>\d+)-\w+$/;

/** Makes a folder (mode 0700) for what is kept of code while a process runs. Throws a KeepingError. */
export function makeCodeFolder(temporaryFolder: string, pid: number): {path: string; remove: () => void} {
  try {
    const path = mkdtempSync(join(temporaryFolder, `lambdeck-source-${hostDigest()}-${pid}-`));
    return {path, remove: () => rmSync(path, {recursive: true, force: true})};
  } catch (cause) {
    throw new KeepingError('The folder for code could not be made', {cause});
  }
}

/** Removes the folders for code of this user's processes that were killed. Never rejects. */
export async function sweepCodeFolders(
  temporaryFolder: string,
  process: Pick<NodeJS.Process, 'kill' | 'getuid'>,
): Promise<void> {
  const names = await readdir(temporaryFolder).catch(() => []);
  for (const name of names) {
    const {host, pid} = folderName.exec(name)?.groups ?? {};
    if (host !== hostDigest() || isRunning(process, Number(pid))) continue;
    const path = join(temporaryFolder, name);
    // Another console may be removing it, too.
    const found = await lstat(path).catch(() => undefined);
    if (found?.isDirectory() !== true || found.uid !== process.getuid?.()) continue;
    await rm(path, {recursive: true, force: true}).catch(() => undefined);
  }
}

function hostDigest(): string {
  return createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
}
