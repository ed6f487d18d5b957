import type {DatabaseSync, SQLInputValue, StatementSync} from 'node:sqlite';
import type {Collection, Entry, Range, Records} from './collection.ts';
import {openDatabase} from './open-database.ts';

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
  /** Runs `change` as one transaction: all of it or nothing. Transactions inside it join it. */
  transaction<T>(change: () => T): T;
  /** All records, of all regions. */
  dump(): readonly Row[];
  /** Adds records; ones that are there already stay as they are. Belongs inside a transaction. */
  load(rows: readonly Row[]): void;
  /** What a user should know about how it was opened, e.g. that a damaged file was set aside. */
  readonly notices: readonly string[];
  close(): void;
}

/** Opens the store in a file, made when missing, or in memory. Throws a SandboxError. */
export function openStore(file: string | undefined): Store {
  const {database, notices} = openDatabase(file);
  const statements = new Map<string, StatementSync>();
  const prepare = (sql: string): StatementSync => {
    const known = statements.get(sql) ?? database.prepare(sql);
    statements.set(sql, known);
    return known;
  };
  return {
    transaction: createTransaction(database),
    dump: () => prepare('SELECT region, kind, owner, key, body FROM records').all().map(toRow),
    load(rows) {
      const insert = prepare('INSERT OR IGNORE INTO records (region, kind, owner, key, body) VALUES (?, ?, ?, ?, ?)');
      for (const {region, kind, owner, key, body} of rows) insert.run(region, kind, owner, key, body);
    },
    region: name => createRecords(name, prepare),
    notices,
    close: () => database.close(),
  };
}

function createTransaction(database: DatabaseSync): Store['transaction'] {
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
      const {where, values} = toCondition(region, kind, range);
      const sql = `SELECT owner, key, body FROM records WHERE ${where} ORDER BY owner, key LIMIT ?`;
      return prepare(sql)
        .all(...values, range.limit ?? -1)
        .map(toEntry<T>);
    },
    count({kind}, range = {}) {
      const {where, values} = toCondition(region, kind, range);
      return Number(prepare(`SELECT count(*) AS total FROM records WHERE ${where}`).get(...values)?.['total']);
    },
    sum({kind}, path) {
      const sql = 'SELECT total(body ->> ?) AS total FROM records WHERE region = ? AND kind = ?';
      return Number(prepare(sql).get(path, region, kind)?.['total']);
    },
    deleteOwned(functionName) {
      const sql = "DELETE FROM records WHERE region = ? AND kind >= 'function.' AND kind < 'function/' AND owner = ?";
      prepare(sql).run(region, functionName);
    },
  };
}

function toCondition(
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

function toEntry<T>(row: Record<string, unknown>): Entry<T> {
  return {owner: String(row['owner']), key: String(row['key']), value: JSON.parse(String(row['body'])) as T};
}

function toRow({region, kind, owner, key, body}: Record<string, unknown>): Row {
  return {region: String(region), kind: String(kind), owner: String(owner), key: String(key), body: String(body)};
}
