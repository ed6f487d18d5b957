import {createHash} from 'node:crypto';
import {lstat, readdir, rm, rmdir} from 'node:fs/promises';
import {hostname} from 'node:os';
import {join} from 'node:path';
import {codeOfDisk} from '../../disk/disk-error.ts';
import {readBytes} from '../../disk/read-text.ts';
import {isRunning} from '../process/is-running.ts';

/**
 * The beginning of the name of a folder for a text that an editor opens: of which machine and process it is, and what was put there,
 * by its digest.
 */
export function formatFolderPrefix(pid: number, written: Uint8Array): string {
  return `lambdeck-${digest(hostname()).slice(0, 8)}-${pid}-${digest(written)}-`;
}

const folderName = /^lambdeck-(?<host>[0-9a-f]{8})-(?<pid>\d+)-(?<written>[0-9a-f]{16})-\w+$/;

/** Bytes of a text that is looked at: no more can be put into an editor. */
const mostBytes = 16 << 20;

/**
 * Removes from the temporary folder the texts that editors had open of consoles that were killed, where nothing was written since.
 * Gives the folders in which something was. Never rejects.
 */
export async function sweepLeftovers(
  temporaryFolder: string,
  process: Pick<NodeJS.Process, 'kill' | 'getuid'>,
): Promise<readonly string[]> {
  try {
    const names = await readdir(temporaryFolder);
    const kept = await Promise.all(names.map(name => sweep(temporaryFolder, name, process)));
    return kept.filter(folder => folder !== undefined);
  } catch {
    return [];
  }
}

async function sweep(
  temporaryFolder: string,
  name: string,
  process: Pick<NodeJS.Process, 'kill' | 'getuid'>,
): Promise<string | undefined> {
  const {host, pid, written} = folderName.exec(name)?.groups ?? {};
  if (host !== digest(hostname()).slice(0, 8) || isRunning(process, Number(pid))) return undefined;
  const folder = join(temporaryFolder, name);
  try {
    const found = await lstat(folder);
    if (!found.isDirectory() || found.uid !== process.getuid?.()) return undefined;
    const [file, ...others] = await readdir(folder);
    const isUnchanged = file === undefined || digest(await readBytes(join(folder, file), mostBytes)) === written;
    if (!isUnchanged || others.length > 0) return folder;
    if (file !== undefined) await rm(join(folder, file));
    await rmdir(folder);
    return undefined;
  } catch (error) {
    // Another console may have removed it; what cannot be looked at is not removed.
    return codeOfDisk(error) === 'ENOENT' ? undefined : folder;
  }
}

function digest(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}
