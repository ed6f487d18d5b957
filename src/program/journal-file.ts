import {lstatSync, readdirSync, renameSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {appendDurably} from '../disk/append-text.ts';

/** The journal's file. Several consoles may append to one; their lines do not mix. */
export interface JournalFile {
  /** Puts a line on the disk, after those that are owed. Throws when it is not there for certain; it is not owed then. */
  write(line: object): void;
  /** Puts a line on the disk, now or with a later one. Returns why it is not there yet. Never throws. */
  owe(line: object): unknown;
}

/** Bytes from which on a file is put aside and a new one begun. */
const largestFile = 8 << 20;
/** Files put aside that are kept. */
const keptFiles = 9;
/** Lines that are owed at most: a disk that stays full must not fill the memory. */
const mostOwed = 1000;

const fileName = 'journal.jsonl';
const asidePattern = /^journal-[\dTZ-]+-[0-9a-f]{8}\.jsonl$/;

/**
 * The journal in that folder: `journal.jsonl` with mode 0600, which is only ever appended to. A large one is put aside as
 * `journal-<time>-<session>.jsonl`, of which the last nine are kept.
 */
export function createJournalFile(folder: string, session: string): JournalFile {
  const path = join(folder, fileName);
  const owed: string[] = [];
  const write = (line: object) => {
    putAside(folder, session);
    for (let next = owed[0]; next !== undefined; next = owed[0]) {
      appendDurably(path, next);
      owed.shift();
    }
    appendDurably(path, toLine(line));
  };
  return {
    write,
    owe: line => {
      try {
        write(line);
        return undefined;
      } catch (error) {
        owed.push(toLine(line));
        if (owed.length > mostOwed) owed.shift();
        return error;
      }
    },
  };
}

function toLine(line: object): string {
  return `${JSON.stringify(line, (_, value) => (value instanceof Uint8Array ? `${value.length} bytes` : value))}\n`;
}

/** The files of a journal, oldest first. */
export function listJournalFiles(folder: string): readonly string[] {
  const names = readdirSync(folder).filter(name => asidePattern.test(name));
  return [...names.toSorted(), fileName].map(name => join(folder, name));
}

/** What cannot be put aside is appended to as before. */
function putAside(folder: string, session: string): void {
  try {
    const path = join(folder, fileName);
    const found = lstatSync(path, {throwIfNoEntry: false});
    if (found === undefined || !found.isFile() || found.size < largestFile) return;
    const time = new Date().toISOString().replace(/[:.]/g, '-');
    renameSync(path, join(folder, `journal-${time}-${session}.jsonl`));
    const aside = listJournalFiles(folder).slice(0, -1);
    for (const old of aside.slice(0, -keptFiles)) rmSync(old, {force: true});
  } catch {
    // A journal that is too large is one all the same.
  }
}
