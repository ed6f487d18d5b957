import {constants} from 'node:fs';
import {open} from 'node:fs/promises';
import {hostname} from 'node:os';
import {findUnresolved, type UnresolvedChange} from '../core/journal/unresolved.ts';
import {checkOrdinary} from '../disk/ordinary-file.ts';
import {isRunning} from '../terminal/process/is-running.ts';
import {listJournalFiles} from './journal-file.ts';

/** Bytes at the end of the journal that are looked at: more than a thousand changes. */
const lookedAt = 1 << 20;

/** Milliseconds in which the console that sent a change may still be waiting for its answer: an invocation takes 15 minutes. */
const underWay = 20 * 60_000;

/**
 * The changes of earlier sessions without an outcome, but for those that another console may still be waiting for. A journal
 * that cannot be read has none.
 */
export async function readUnresolved(
  folder: string,
  process: Pick<NodeJS.Process, 'kill'>,
  now: Date,
): Promise<readonly UnresolvedChange[]> {
  try {
    const texts = await Promise.all(listJournalFiles(folder).slice(-2).map(readEnd));
    const changes = findUnresolved(texts.join('\n').split('\n'));
    return changes.filter(({time, host, pid}) => {
      const isLate = now.getTime() - Date.parse(time) > underWay;
      const isElsewhere = host !== undefined && host !== hostname();
      return isLate || !(isElsewhere || (pid !== undefined && isRunning(process, pid)));
    });
  } catch {
    return [];
  }
}

/** The last lines of a file; the first of them may be torn. Nothing of one that is not there. */
async function readEnd(path: string): Promise<string> {
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch(() => undefined);
  if (file === undefined) return '';
  try {
    const found = await file.stat();
    checkOrdinary(found);
    const length = Math.min(found.size, lookedAt);
    const {bytesRead, buffer} = await file.read(Buffer.alloc(length), 0, length, found.size - length);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}
