import type {DatabaseSync, SQLInputValue, StatementSync} from 'node:sqlite';
import type {Collection, Range, Records, StoreEntry} from './collection.ts';
import {createGroupCommit} from './group-commit.ts';
import {createMessages, messageTable, type QueueMessages} from './messages.ts';
import {type DatabasePlan, openDatabase, toResultCode} from './open-database.ts';
import {createReserve, type Reserve} from './reserve.ts';

/** A record as the table has it; `body` is JSON. */
export interface Row {
  readonly region: string;
  readonly kind: string;
  readonly owner: string;
  readonly key: string;
  readonly body: string;
}

/** Everything the sandbox remembers, per region. */
export interface Store {
  region(name: string): Records;
  /** What the queues of a region hold. */
  messages(region: string): QueueMessages;
  /** Runs `change` as one transaction: all of it or nothing. Transactions inside it join it. */
  transaction<T>(change: () => T): T;
  /** The same, as one transaction with all that come in this turn: they wait for the disk together. One that throws undoes itself alone. */
  grouped<T>(change: () => T): Promise<T>;
  /** Transactions in `work` do not wait for the disk: a loss of power may undo them, though nothing else does. */
  unawaited<T>(work: () => T): T;
  /** The same for what takes something away: it also succeeds on a full disk, as far as the room goes that is kept for it. */
  deletion<T>(change: () => T): T;
  /** The records of a collection in all regions. */
  all<T>(collection: Collection<T>): readonly (StoreEntry<T> & {readonly region: string})[];
  /** The different texts at a JSON path such as `$.codeSha256`, in a collection's records of all regions. */
  texts<T>(collection: Collection<T>, path: string): readonly string[];
  /** All records, of all regions. */
  dump(): readonly Row[];
  /** Adds records; ones that are there already stay as they are. Belongs inside a transaction. */
  load(rows: readonly Row[]): void;
  /** What a user should know about how it was opened, e.g. that a damaged file was set aside. */
  readonly notices: readonly string[];
  close(): void;
}

const plan: DatabasePlan = {
  layout: 2,
  tables: `${messageTable};
  CREATE TABLE IF NOT EXISTS records (
    region TEXT NOT NULL, kind TEXT NOT NULL, owner TEXT NOT NULL, key TEXT NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (region, kind, owner, key)
  ) STRICT`,
  synchronous: 'FULL',
};

/** Opens the store in a file, made when missing, or in memory. Throws a SandboxError. */
export function openStore(file: string | undefined): Store {
  const {database, notices} = openDatabase(file, plan);
  const statements = new Map<string, StatementSync>();
  const prepare = (sql: string): StatementSync => {
    const known = statements.get(sql) ?? database.prepare(sql);
    statements.set(sql, known);
    return known;
  };
  const transaction = createTransaction(database);
  return {
    transaction,
    grouped: createGroupCommit(database, transaction),
    unawaited(work) {
      if (file === undefined || database.isTransaction) return work();
      database.exec('PRAGMA synchronous = NORMAL');
      try {
        return work();
      } finally {
        database.exec(`PRAGMA synchronous = ${plan.synchronous}`);
      }
    },
    deletion: createDeletion(database, transaction, file === undefined ? undefined : createReserve(`${file}-reserve`)),
    all: <T>({kind}: Collection<T>) =>
      prepare('SELECT region, owner, key, body FROM records WHERE kind = ?')
        .all(kind)
        .map(row => ({region: String(row['region']), ...parseEntry<T>(row)})),
    texts: ({kind}, path) =>
      prepare('SELECT DISTINCT body ->> ? AS text FROM records WHERE kind = ?')
        .all(path, kind)
        .flatMap(({text}) => (typeof text === 'string' ? [text] : [])),
    dump: () => prepare('SELECT region, kind, owner, key, body FROM records').all().map(toRow),
    load(rows) {
      const insert = prepare('INSERT OR IGNORE INTO records (region, kind, owner, key, body) VALUES (?, ?, ?, ?, ?)');
      for (const {region, kind, owner, key, body} of rows) insert.run(region, kind, owner, key, body);
    },
    region: name => createRecords(name, prepare),
    messages: name => createMessages(name, prepare),
    notices,
    close: () => database.close(),
  };
}

/** SQLite's primary result code of a full disk. */
const full = 13;

function createDeletion(
  database: DatabaseSync,
  transaction: Store['transaction'],
  reserve: Reserve | undefined,
): Store['deletion'] {
  return change => {
    try {
      return transaction(change);
    } catch (error) {
      if (reserve === undefined || toResultCode(error) !== full) throw error;
      return reserve.lend(() => {
        const result = transaction(change);
        // What was written down goes where it belongs, so that its room is free again.
        database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
        return result;
      });
    }
  };
}

/** A way to run a change as one transaction of a database: all of it or nothing; one inside another joins it. */
export function createTransaction(database: DatabaseSync): Store['transaction'] {
  return change => {
    if (database.isTransaction) return change();
    database.exec('BEGIN IMMEDIATE');
    try {
      const result = change();
      database.exec('COMMIT');
      return result;
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  };
}

function createRecords(region: string, prepare: (sql: string) => StatementSync): Records {
  return {
    get<T>({kind}: Collection<T>, owner: string, key: string) {
      const sql = 'SELECT body FROM records WHERE region = ? AND kind = ? AND owner = ? AND key = ?';
      const row = prepare(sql).get(region, kind, owner, key);
      return row === undefined ? undefined : (JSON.parse(String(row['body'])) as T);
    },
    put({kind}, owner, key, value) {
      const sql = 'INSERT OR REPLACE INTO records (region, kind, owner, key, body) VALUES (?, ?, ?, ?, ?)';
      prepare(sql).run(region, kind, owner, key, JSON.stringify(value));
    },
    delete({kind}, owner, key) {
      const sql = 'DELETE FROM records WHERE region = ? AND kind = ? AND owner = ? AND key = ?';
      return prepare(sql).run(region, kind, owner, key).changes > 0;
    },
    list<T>({kind}: Collection<T>, range: Range = {}) {
      const {where, values} = buildCondition(region, kind, range);
      const sql = `SELECT owner, key, body FROM records WHERE ${where} ORDER BY owner, key LIMIT ?`;
      return prepare(sql)
        .all(...values, range.limit ?? -1)
        .map(parseEntry<T>);
    },
    count({kind}, range = {}) {
      const {where, values} = buildCondition(region, kind, range);
      return Number(prepare(`SELECT count(*) AS total FROM records WHERE ${where}`).get(...values)?.['total']);
    },
    sum({kind}, path) {
      const sql = 'SELECT total(body ->> ?) AS total FROM records WHERE region = ? AND kind = ?';
      return Number(prepare(sql).get(path, region, kind)?.['total']);
    },
    deleteOwned(functionName, qualifier) {
      const sql = "DELETE FROM records WHERE region = ? AND kind >= 'function.' AND kind < 'function/' AND owner = ?";
      if (qualifier === undefined) prepare(sql).run(region, functionName);
      else prepare(`${sql} AND key = ?`).run(region, functionName, qualifier);
    },
  };
}

function buildCondition(
  region: string,
  kind: string,
  {owner, key, after}: Range,
): {where: string; values: SQLInputValue[]} {
  const tests = ['region = ?', 'kind = ?'];
  const values: SQLInputValue[] = [region, kind];
  if (owner !== undefined) {
    tests.push('owner = ?');
    values.push(owner);
  }
  if (key !== undefined) {
    tests.push('key = ?');
    values.push(key);
  }
  if (after !== undefined) {
    tests.push('(owner, key) > (?, ?)');
    values.push(after.owner, after.key);
  }
  return {where: tests.join(' AND '), values};
}

function parseEntry<T>(row: Record<string, unknown>): StoreEntry<T> {
  return {owner: String(row['owner']), key: String(row['key']), value: JSON.parse(String(row['body'])) as T};
}

function toRow({region, kind, owner, key, body}: Record<string, unknown>): Row {
  return {region: String(region), kind: String(kind), owner: String(owner), key: String(key), body: String(body)};
}
