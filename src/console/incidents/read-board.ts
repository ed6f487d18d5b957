import {type Board, metricsOfCall, withAnswer, withWatched} from '../../core/incidents/board.ts';
import type {Watched} from '../../core/incidents/incident.ts';
import {buildFirstQueries, buildSecondQueries, hasRun} from '../../core/incidents/reading.ts';
import {findWindow, period, type Window} from '../../core/incidents/window.ts';
import type {MetricQuery} from '../../core/metrics/metric-services.ts';
import type {Connection} from '../connection/connection.ts';

/** Calls that are under way at the same time: an account has 50 calls a second for all its readers. */
const atOnce = 3;

/** What a refresh of the board needs: where it stands, and who wants to hear of every step. */
export interface BoardReading {
  readonly connection: Connection;
  readonly now: () => Date;
  /** The board now, for others may change it meanwhile. */
  board(): Board;
  tell(board: Board): void;
  readonly signal: AbortSignal;
}

/**
 * Reads how the functions fare: of all whether they ran, then how those fared that did. Tells the board after every call.
 * The first failure ends it: rejects with a `ProblemError`.
 */
export async function readBoard(reading: BoardReading, watched: readonly Watched[]): Promise<void> {
  const {now, board, tell} = reading;
  const window = findWindow(now().getTime());
  const names = watched.map(({functionName}) => functionName);
  const first = splitCalls(buildFirstQueries(names));
  tell({
    ...withWatched(board(), watched),
    ...{phase: 'reading', window, calls: 0, metrics: 0, callsPlanned: first.length},
  });
  await readAll(reading, first, window);
  const ran = names.filter(name => hasRun(board().readings.get(name) ?? {}));
  const second = splitCalls(buildSecondQueries(ran));
  tell({...board(), callsPlanned: first.length + second.length});
  await readAll(reading, second, window);
  tell({...board(), phase: 'ready', problem: undefined, readAt: now().getTime()});
}

async function readAll(
  {connection, board, tell, signal}: BoardReading,
  calls: readonly (readonly MetricQuery[])[],
  window: Window,
): Promise<void> {
  const failed = new AbortController();
  const either = AbortSignal.any([signal, failed.signal]);
  const waiting = calls.values();
  const work = async () => {
    // One iterator for all: who is free takes the next call.
    for (const queries of waiting) {
      const request = {queries, start: window.start, end: window.end, period};
      const series = await connection.metrics.read(request, either);
      either.throwIfAborted();
      tell(withAnswer(board(), series, window));
    }
  };
  try {
    await Promise.all(Array.from({length: atOnce}, work));
  } catch (error) {
    failed.abort();
    throw error;
  }
}

function splitCalls(queries: readonly MetricQuery[]): readonly (readonly MetricQuery[])[] {
  const count = Math.ceil(queries.length / metricsOfCall);
  return Array.from({length: count}, (_, index) => queries.slice(index * metricsOfCall, (index + 1) * metricsOfCall));
}
