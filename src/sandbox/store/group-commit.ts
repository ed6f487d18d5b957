import type {DatabaseSync} from 'node:sqlite';

interface Waiting {
  readonly run: () => unknown;
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * A way to run changes that come in the same turn as one transaction, so that they wait for the disk once. One that throws
 * undoes itself alone; where nothing can be written at all, every one of them rejects.
 */
export function createGroupCommit(database: DatabaseSync, transaction: <T>(change: () => T) => T) {
  let waiting: Waiting[] = [];

  const runAll = (): void => {
    const group = waiting;
    waiting = [];
    try {
      const answers = transaction(() => group.map(one => runAlone(database, one)));
      for (const answer of answers) answer();
    } catch (error) {
      for (const {reject} of group) reject(error);
    }
  };

  return <T>(run: () => T): Promise<T> =>
    new Promise((resolve, reject) => {
      waiting.push({run, resolve, reject});
      if (waiting.length === 1) setImmediate(runAll);
    });
}

/** What tells how it went, once the whole group is written. Throws when the transaction itself is gone. */
function runAlone(database: DatabaseSync, {run, resolve, reject}: Waiting): () => void {
  database.exec('SAVEPOINT alone');
  try {
    const value = run();
    database.exec('RELEASE alone');
    return () => resolve(value as never);
  } catch (error) {
    if (!database.isTransaction) throw error;
    database.exec('ROLLBACK TO alone; RELEASE alone');
    return () => reject(error);
  }
}
