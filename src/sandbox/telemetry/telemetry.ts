import type {DatabaseSync, StatementSync} from 'node:sqlite';
import {createTransaction, type DatabasePlan, openDatabase} from '../store/index.ts';

/** Prepares a statement of the telemetry's database, each text once. */
export type Queries = (sql: string) => StatementSync;

/**
 * What the sandbox observes: logs and metrics, in a database of their own beside its state, so that a flood of them
 * slows neither changes nor opening. Opened with the first use.
 */
export interface SandboxTelemetry {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Writes soon, together with others, in order; `weight` is the number of rows of usual length. */
  defer(weight: number, write: (queries: Queries) => void): void;
  /** Reads or writes at once, after all that was deferred, as one transaction. */
  transact<T>(work: (queries: Queries) => T): T;
  /** Writes what was deferred and closes the database. */
  close(): void;
}

/** What a telemetry is made of. */
export interface TelemetryOptions {
  /** In memory without one. */
  readonly file: string | undefined;
  /** SQL that makes the tables. */
  readonly tables: string;
  readonly now: () => number;
  /** Runs once when the database is opened, e.g. to write a past. */
  readonly onOpen: (queries: Queries) => void;
  /** Deletes what is too old or too much; runs now and then. */
  readonly prune: (queries: Queries, now: number) => void;
  /** Told what could not be written, and how the database was opened when there is something to say. */
  readonly onFault: (error: unknown) => void;
}

/** ms that a write waits for others to join it. */
const delay = 50;
/** Rows that are written without waiting. */
const batchSize = 2000;
/** Rows between two looks at what is too much. */
const pruneEvery = 20_000;

interface Opened {
  readonly database: DatabaseSync;
  readonly queries: Queries;
  readonly transaction: ReturnType<typeof createTransaction>;
}

/** Creates a telemetry; nothing is opened yet. */
export function createSandboxTelemetry(options: TelemetryOptions): SandboxTelemetry {
  const {now, onFault} = options;
  let opened: Opened | undefined;
  let timer: NodeJS.Timeout | undefined;
  let pending: ((queries: Queries) => void)[] = [];
  let weight = 0;
  let unpruned = pruneEvery;

  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (pending.length === 0) return;
    const [writes, rows] = [pending, weight];
    pending = [];
    weight = 0;
    opened ??= open(options);
    const {queries, transaction} = opened;
    transaction(() => {
      for (const write of writes) write(queries);
      unpruned += rows;
      if (unpruned >= pruneEvery) options.prune(queries, now());
    });
    if (unpruned >= pruneEvery) unpruned = 0;
  };
  // Nobody waits for it: what cannot be written is lost, but the invocation it tells of is not.
  const flushLater = (): void => attempt(flush, onFault);

  return {
    now,
    defer(rows, write) {
      pending.push(write);
      weight += rows;
      if (weight >= batchSize) flushLater();
      else timer ??= setTimeout(flushLater, delay).unref();
    },
    transact(work) {
      flush();
      opened ??= open(options);
      const {queries, transaction} = opened;
      return transaction(() => work(queries));
    },
    close() {
      flushLater();
      opened?.database.close();
    },
  };
}

function open({file, tables, onOpen, onFault}: TelemetryOptions): Opened {
  const plan: DatabasePlan = {layout: 3, tables, synchronous: 'NORMAL'};
  const {database, notices} = openDatabase(file, plan);
  for (const notice of notices) onFault(new Error(notice));
  const statements = new Map<string, StatementSync>();
  const queries = (sql: string): StatementSync => {
    const known = statements.get(sql) ?? database.prepare(sql);
    statements.set(sql, known);
    return known;
  };
  const transaction = createTransaction(database);
  // Without its past it still works.
  attempt(() => transaction(() => onOpen(queries)), onFault);
  return {database, queries, transaction};
}

function attempt(work: () => void, onFault: (error: unknown) => void): void {
  try {
    work();
  } catch (error) {
    onFault(error);
  }
}
