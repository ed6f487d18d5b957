import {closeSync, fsyncSync, mkdirSync, openSync, writeSync} from 'node:fs';
import {join} from 'node:path';
import {requestIdOf} from '../aws/request-id.ts';
import {toProblem} from '../console/reads/read-query.ts';
import type {JournalEntry} from '../core/journal/journal.ts';

/** Keeps what was called: in memory for the session, changes also in an append-only file. */
export interface Journal {
  /** Makes the call and keeps how it went. A change that cannot be written down is not made. */
  record<Answer>(
    call: Pick<JournalEntry, 'operation' | 'changes' | 'region' | 'command'>,
    make: () => Promise<Answer>,
  ): Promise<Answer>;
  /** Calls go elsewhere from now on; whose account that is, is not known yet. */
  leaveAccount(): void;
  /** Whose account calls are made in since they go where they go now. */
  setAccount(account: string | undefined): void;
  entries(): readonly JournalEntry[];
}

/** Calls kept in memory. */
const maxEntries = 5000;

/** Makes the journal of a session; `journal.jsonl` in the folder has mode 0600 and is only ever appended to. */
export function createJournal(folder: string): Journal {
  const entries = new Map<number, JournalEntry>();
  let nextId = 1;
  let firstId = 1;
  let account: string | undefined;
  const keep = (entry: JournalEntry) => {
    entries.set(entry.id, entry);
    entries.delete(entry.id - maxEntries);
  };
  return {
    entries: () => [...entries.values()],
    leaveAccount: () => {
      account = undefined;
      firstId = nextId;
    },
    setAccount: known => {
      account = known;
      for (const entry of entries.values()) if (entry.id >= firstId) keep({...entry, account});
    },
    record: async (call, make) => {
      const began = Date.now();
      const entry: JournalEntry = {
        ...call,
        account,
        id: nextId++,
        time: new Date(began).toISOString(),
        outcome: {state: 'pending'},
      };
      keep(entry);
      if (call.changes) append(folder, {...entry, event: 'intent'});
      const end = (outcome: JournalEntry['outcome']) => {
        keep({...entry, account: entries.get(entry.id)?.account, outcome});
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
