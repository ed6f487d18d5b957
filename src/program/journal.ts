import {hostname} from 'node:os';
import {join} from 'node:path';
import {requestIdOf} from '../aws/request-id.ts';
import {toProblem} from '../console/reads/read-query.ts';
import type {JournalWatch} from '../console/services.ts';
import type {JournalEntry} from '../core/journal/journal.ts';
import {buildSettledLine, type UnresolvedChange} from '../core/journal/unresolved.ts';
import {type Problem, ProblemError} from '../core/problem.ts';
import {cleanText} from '../core/text/clean.ts';
import {formatDiskError} from '../disk/disk-error.ts';
import {createJournalFile} from './journal-file.ts';

/** What was called: in memory for the session, changes also in a file. */
export interface Journal {
  /** Begins the part of the journal that keeps the calls of one connection. */
  begin(): ConnectionJournal;
  entries(): readonly JournalEntry[];
  /** Writes down that somebody has looked after a change of an earlier session. */
  settle(change: UnresolvedChange): void;
  /** Who is asked and told when the file cannot be written. Without anyone, no change is made then. */
  watch(watch: JournalWatch): void;
}

/** A call, as it is kept. */
export type RecordedCall = Pick<JournalEntry, 'operation' | 'changes' | 'region' | 'command' | 'notes'> & {
  /** For the file only: where it was made, and with what, secrets replaced. */
  readonly place: object;
};

/** Keeps what was called through one connection. */
export interface ConnectionJournal {
  /**
   * Makes the call and keeps how it went. A change that cannot be written down is made only when the user goes on without a
   * journal. What became of a call that was made is what `make` says, whatever becomes of the file.
   */
  record<Answer>(call: RecordedCall, make: () => Promise<Answer>): Promise<Answer>;
  /** Whose account the calls are made in, once that is known: those before, too. */
  setAccount(account: string | undefined): void;
}

/** Calls kept in memory. */
const maxEntries = 5000;

/** Makes the journal of a session, with the file in that folder. `pid` is the console's process. */
export function createJournal(folder: string, pid: number): Journal {
  // Node's own way of making one takes a quarter of the start to be loaded.
  const session = Math.floor(Math.random() * 2 ** 32)
    .toString(16)
    .padStart(8, '0');
  const entries = new Map<number, JournalEntry>();
  let nextId = 1;
  const keep = (entry: JournalEntry) => {
    entries.set(entry.id, entry);
    entries.delete(entry.id - maxEntries);
  };
  const changes = createChangeLog(folder, {session, pid, host: hostname()});
  return {
    entries: () => [...entries.values()],
    begin: () => beginPart(changes, {nextId: () => nextId++, find: id => entries.get(id), keep}),
    settle: changes.settle,
    watch: changes.watch,
  };
}

/** The entries of all connections, in one order. */
interface Entries {
  nextId(): number;
  find(id: number): JournalEntry | undefined;
  keep(entry: JournalEntry): void;
}

function beginPart(changes: ChangeLog, {nextId, find, keep}: Entries): ConnectionJournal {
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
    record: async ({place, ...call}, make) => {
      const began = Date.now();
      const time = new Date(began).toISOString();
      const entry: JournalEntry = {...call, account, id: nextId(), time, outcome: {state: 'pending'}};
      own.add(entry.id);
      keep(entry);
      const end = (outcome: JournalEntry['outcome']) => {
        keep({...entry, account: find(entry.id)?.account, outcome});
        if (call.changes) changes.end(entry, outcome);
      };
      try {
        if (call.changes) await changes.begin(entry, place);
        const answer = await make();
        const failed = readFunctionFailure(answer);
        const outcome = {state: 'done', duration: Date.now() - began, requestId: requestIdOf(answer)} as const;
        end(failed === undefined ? outcome : {...outcome, functionError: failed});
        return answer;
      } catch (error) {
        const {what, code, requestId} = toProblem(error);
        end({state: 'failed', duration: Date.now() - began, what, code, requestId});
        throw error;
      }
    },
  };
}

/** How the invoked function failed, in the answer of Invoke or the reply of a stream. */
function readFunctionFailure(answer: unknown): string | undefined {
  const {FunctionError: own, output} = (answer ?? {}) as {FunctionError?: unknown; output?: {FunctionError?: unknown}};
  const found = own ?? output?.FunctionError;
  return typeof found === 'string' ? cleanText(found) : undefined;
}

/** What is written down of changes: the intent before one is made, the outcome after it. */
interface ChangeLog {
  /** Resolves once the intent is on the disk, or the user goes on without it; else rejects with a ProblemError. */
  begin(entry: JournalEntry, place: object): Promise<void>;
  /** Never throws: what happened has happened. */
  end(entry: JournalEntry, outcome: JournalEntry['outcome']): void;
  settle(change: UnresolvedChange): void;
  watch(watch: JournalWatch): void;
}

function createChangeLog(folder: string, writer: {session: string; pid: number; host: string}): ChangeLog {
  const {session} = writer;
  const file = createJournalFile(folder, session);
  let watcher: JournalWatch | undefined;
  let goesOn = false;
  let asking: Promise<boolean> | undefined;
  const ask = (problem: Problem) => {
    asking ??= (watcher?.ask(problem) ?? Promise.resolve(false)).finally(() => {
      asking = undefined;
    });
    return asking;
  };
  const owe = (line: object) => {
    const error = file.owe(line);
    watcher?.tell(error === undefined ? undefined : describeUnwritten(folder, error));
  };
  return {
    watch: watch => {
      watcher = watch;
    },
    begin: async (entry, place) => {
      const line = {...entry, ...place, event: 'intent', ...writer};
      try {
        file.write(line);
        watcher?.tell(undefined);
      } catch (error) {
        const problem = describeUnwritten(folder, error);
        goesOn ||= await ask(problem);
        if (!goesOn) throw new ProblemError(toRefusal(problem, entry.operation), {cause: error});
        owe(line);
      }
    },
    settle: change => owe(buildSettledLine(change, new Date().toISOString())),
    end: ({id, operation}, outcome) =>
      owe({id, session, time: new Date().toISOString(), operation, event: 'outcome', outcome}),
  };
}

function describeUnwritten(folder: string, error: unknown): Problem {
  return {
    kind: 'unrecorded',
    what: 'The journal cannot be written',
    why: `${join(folder, 'journal.jsonl')}: ${formatDiskError(error)}`,
    tryThis: 'Mend that: what is missing in the file is then added.',
  };
}

function toRefusal({what, ...problem}: Problem, operation: string): Problem {
  return {
    ...problem,
    what: `${operation} was not sent`,
    why: `${what}, and nothing was changed. ${problem.why}`,
    tryThis: 'Mend that, or send it again and go on without a journal when asked.',
  };
}
