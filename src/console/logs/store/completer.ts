import type {LogLine} from '../../../core/logs/log-line.ts';
import type {LogServices} from '../../../core/logs/log-services.ts';
import {mostReach} from '../../../core/logs/whole-invocation.ts';
import {toProblem} from '../../reads/read-query.ts';
import type {FetchedInvocations} from './fetched.ts';
import {readInvocation} from './read-invocation.ts';

/** Fetches the rest of invocations, one after the other, each once. */
export interface Completer {
  /** Fetches the invocation of a line before all others, also when that failed before, or it had not ended. */
  fetch(line: LogLine, logs: LogServices): void;
  /** Fetches those of lines when nothing more urgent is left, instead of those that were wanted before. */
  want(lines: readonly LogLine[], logs: LogServices): void;
  /** Gives up what is under way. */
  stop(): void;
}

/** Makes the completer that fills a memory of fetched invocations. */
export function createCompleter(fetched: FetchedInvocations, now: () => number): Completer {
  let ending = new AbortController();
  let urgent: LogLine[] = [];
  let wanted: LogLine[] = [];
  let isBusy = false;
  const complete = async (line: LogLine, logs: LogServices, signal: AbortSignal): Promise<void> => {
    fetched.put(line, {state: 'reading'});
    try {
      const found = await readInvocation(line, logs, now, signal);
      if (!signal.aborted) fetched.put(line, {state: 'read', ...found});
    } catch (error) {
      if (!signal.aborted) fetched.put(line, {state: 'failed', problem: toProblem(error)});
    }
  };
  const next = (): LogLine | undefined => {
    // One that is read brings all the lines of its invocation.
    wanted = wanted.filter(line => fetched.of(line) === undefined);
    return urgent.shift() ?? wanted.shift();
  };
  const work = async (logs: LogServices, signal: AbortSignal): Promise<void> => {
    for (let line = next(); line !== undefined && !signal.aborted; line = next()) await complete(line, logs, signal);
    if (!signal.aborted) isBusy = false;
  };
  const start = (logs: LogServices): void => {
    if (isBusy) return;
    isBusy = true;
    void work(logs, ending.signal);
  };
  return {
    fetch: (line, logs) => {
      const known = fetched.of(line);
      const mayGoOn = now() - line.time < mostReach;
      const isDone = known?.state === 'reading' || (known?.state === 'read' && (known.isEnded || !mayGoOn));
      if (line.group === undefined || isDone) return;
      urgent.push(line);
      start(logs);
    },
    want: (lines, logs) => {
      wanted = lines.filter(line => line.group !== undefined);
      if (wanted.length > 0) start(logs);
    },
    stop: () => {
      ending.abort();
      ending = new AbortController();
      urgent = [];
      wanted = [];
      isBusy = false;
    },
  };
}
