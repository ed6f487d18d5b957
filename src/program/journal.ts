import {closeSync, fsyncSync, mkdirSync, openSync, writeSync} from 'node:fs';
import {join} from 'node:path';
import {requestIdOf} from '../aws/request-id.ts';
import {toProblem} from '../console/reads/read-query.ts';
import type {JournalEntry} from '../core/journal/journal.ts';

/** What was called: in memory for the session, changes also in an append-only file. */
export interface Journal {
  /** Begins the part of the journal that keeps the calls of one connection. */
  begin(): ConnectionJournal;
  entries(): readonly JournalEntry[];
}

/** Keeps what was called through one connection. */
export interface ConnectionJournal {
  /** Makes the call and keeps how it went. A change that cannot be written down is not made. */
  record<Answer>(
    call: Pick<JournalEntry, 'operation' | 'changes' | 'region' | 'command' | 'notes'>,
    make: () => Promise<Answer>,
  ): Promise<Answer>;
  /** Whose account the calls are made in, once that is known: those before, too. */
  setAccount(account: string | undefined): void;
}

/** Calls kept in memory. */
const maxEntries = 5000;

/** Makes the journal of a session; `journal.jsonl` in the folder has mode 0600 and is only ever appended to. */
export function createJournal(folder: string): Journal {
  const entries = new Map<number, JournalEntry>();
  let nextId = 1;
  const keep = (entry: JournalEntry) => {
    entries.set(entry.id, entry);
    entries.delete(entry.id - maxEntries);
  };
  return {
    entries: () => [...entries.values()],
    begin: () => beginPart(folder, {nextId: () => nextId++, find: id => entries.get(id), keep}),
  };
}

/** The entries of all connections, in one order. */
interface Entries {
  nextId(): number;
  find(id: number): JournalEntry | undefined;
  keep(entry: JournalEntry): void;
}

function beginPart(folder: string, {nextId, find, keep}: Entries): ConnectionJournal {
  const own = new Set<number>();
  let account: string | undefined;
  return {
    setAccount: known => {
      account = known;
      for (const id of own) {
        const entry = find(id);
        if (entry === undefined) own.delete(id);
        else keep({...entry, account});
      }
    },
    record: async (call, make) => {
      const began = Date.now();
      const time = new Date(began).toISOString();
      const entry: JournalEntry = {...call, account, id: nextId(), time, outcome: {state: 'pending'}};
      own.add(entry.id);
      keep(entry);
      if (call.changes) append(folder, {...entry, event: 'intent'});
      const end = (outcome: JournalEntry['outcome']) => {
        keep({...entry, account: find(entry.id)?.account, outcome});
        if (call.changes) appendOutcome(folder, entry, outcome);
      };
      try {
        const answer = await make();
        end({state: 'done', duration: Date.now() - began, requestId: requestIdOf(answer)});
        return answer;
      } catch (error) {
        const {what, code, requestId} = toProblem(error);
        end({state: 'failed', duration: Date.now() - began, what, code, requestId});
        throw error;
      }
    },
  };
}

function appendOutcome(folder: string, {id, operation}: JournalEntry, outcome: JournalEntry['outcome']): void {
  append(folder, {id, time: new Date().toISOString(), operation, event: 'outcome', outcome});
}

/** On the disk before it returns: what was sent must be known even after a crash. */
function append(folder: string, line: object): void {
  mkdirSync(folder, {recursive: true, mode: 0o700});
  const file = openSync(join(folder, 'journal.jsonl'), 'a', 0o600);
  try {
    writeSync(file, `${JSON.stringify(line)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
