import {existsSync, lstatSync, renameSync} from 'node:fs';
import {dirname} from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import {formatDiskError} from '../../disk/disk-error.ts';
import {makeFolder} from '../../disk/make-folder.ts';
import {checkOrdinary} from '../../disk/ordinary-file.ts';
import {SandboxError} from '../errors/sandbox-error.ts';

/** A database ready for use, and what a user should know about how it was opened. */
export interface OpenedDatabase {
  readonly database: DatabaseSync;
  readonly notices: readonly string[];
}

/** What a database holds and how it keeps it. */
export interface DatabasePlan {
  /** Counts the layouts of the tables; a file with a higher one was written by a newer Lambdeck. */
  readonly layout: number;
  /** SQL that makes them. */
  readonly tables: string;
  /** FULL survives a loss of power, NORMAL the end of the process in whatever way; it does not wait for the disk. */
  readonly synchronous: 'FULL' | 'NORMAL';
}

/** How long a second process waits for the first one's transaction, in milliseconds. */
const busyTimeout = 5000;

/**
 * Opens a database of the sandbox, in memory without a file. Several processes may share a file. One that is damaged is
 * renamed and a new one begun, with a notice. Throws a SandboxError for a file that cannot be used.
 */
export function openDatabase(file: string | undefined, plan: DatabasePlan): OpenedDatabase {
  if (file === undefined) return {database: prepare(new DatabaseSync(':memory:'), plan), notices: []};
  try {
    makeFolder(dirname(file));
    // SQLite would wait for what is a pipe, and write through a link.
    for (const own of ownFiles(file)) {
      const found = lstatSync(own, {throwIfNoEntry: false});
      if (found !== undefined) checkOrdinary(found);
    }
    return {database: openFile(file, plan), notices: []};
  } catch (error) {
    if (!isDamaged(error)) throw describeOpenError(error, file);
    const aside = setAside(file);
    const notice = `The sandbox's database was damaged. It was set aside as ${aside} and a new one was begun.`;
    return {database: openFile(file, plan), notices: [notice]};
  }
}

function openFile(file: string, plan: DatabasePlan): DatabaseSync {
  const database = new DatabaseSync(file);
  try {
    database.exec(`PRAGMA busy_timeout = ${busyTimeout}`);
    // Before anything is written: a damaged file is kept as it was found.
    const [row] = database.prepare('PRAGMA quick_check(1)').all();
    if (row?.['quick_check'] !== 'ok') throw new DamagedError(String(row?.['quick_check']));
    database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${plan.synchronous}`);
    return prepare(database, plan);
  } catch (error) {
    database.close();
    throw error;
  }
}

function prepare(database: DatabaseSync, {layout, tables}: DatabasePlan): DatabaseSync {
  const found = Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
  if (found > layout) {
    throw new SandboxError('data-newer', 'The sandbox data was written by a newer version of Lambdeck.');
  }
  if (found < layout) database.exec(`${tables}; PRAGMA user_version = ${layout}`);
  return database;
}

class DamagedError extends Error {}

/** SQLite's primary result codes: 11 a malformed database, 26 a file that is no database. */
function isDamaged(error: unknown): boolean {
  if (error instanceof DamagedError) return true;
  const code = toResultCode(error);
  return code === 11 || code === 26;
}

function setAside(file: string): string {
  const stamp = new Date().toISOString().replace(/[:.]/g, '-');
  const aside = `${file}.damaged-${stamp}`;
  for (const own of ownFiles(file)) {
    if (existsSync(own)) renameSync(own, aside + own.slice(file.length));
  }
  return aside;
}

/** A database and the files that SQLite keeps beside it. */
function ownFiles(file: string): readonly string[] {
  return ['', '-wal', '-shm'].map(suffix => file + suffix);
}

function describeOpenError(error: unknown, file: string): SandboxError {
  if (error instanceof SandboxError) return error;
  const isLocked = toResultCode(error) === 5;
  const why = formatDiskError(error);
  return isLocked
    ? new SandboxError('data-locked', `Another process has locked the sandbox data in ${file}.`, {cause: error})
    : new SandboxError('data-unusable', `The sandbox data in ${file} cannot be used: ${why}`, {cause: error});
}

/** SQLite's primary result code of an error; undefined when it is none of its. */
export function toResultCode(error: unknown): number | undefined {
  const code = error instanceof Error && 'errcode' in error ? error.errcode : undefined;
  return typeof code === 'number' ? code & 0xff : undefined;
}
