import {type Board, withAnswer, withFound, withWatched} from '../../core/incidents/board.ts';
import {
  buildFirstQueries,
  buildSecondQueries,
  buildTimeoutQueries,
  findSearchSpan,
  metricsOfCall,
  planMinutes,
  searched,
} from '../../core/incidents/plan.ts';
import type {MetricQuery} from '../../core/metrics/metric-services.ts';
import {
  emptyReading,
  findOwnWindow,
  hasRun,
  type IncidentReading,
  metricOf,
  type ReadSpan,
} from '../../core/signs/reading.ts';
import type {Watched} from '../../core/signs/watched.ts';
import {findWindow, period, type Window} from '../../core/signs/window.ts';
import type {Connection} from '../connection/connection.ts';
import {toProblem} from '../reads/read-query.ts';

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
 * Reads how the functions fare: of all whether they ran, then how those fared that did, what few have, how their mappings
 * stand, at last by the minute how the worst fare. Tells the board after every call. The first failure ends it: rejects with
 * a `ProblemError`.
 */
export async function readBoard(
  reading: BoardReading,
  watched: readonly Watched[],
  readMappings: () => Promise<void>,
): Promise<void> {
  const {now, board, tell} = reading;
  const window = findWindow(now().getTime());
  const span = {start: window.start, end: window.end, period};
  const names = watched.map(({functionName}) => functionName);
  tell({...withWatched(board(), watched), phase: 'reading', window, calls: 0, metrics: 0, gaps: []});
  await readAll(reading, splitCalls(buildFirstQueries(names), span), 'day');
  const ran = names.filter(name => {
    const read = readingOf(board(), name);
    return hasRun(read, findOwnWindow(read, window));
  });
  await readAll(reading, splitCalls(buildSecondQueries(ran), span), 'day');
  const failing = board().incidents.flatMap(({functionName, errors}) => (errors?.now ? [functionName] : []));
  await readAll(reading, splitCalls(buildTimeoutQueries(failing), span), 'day');
  await searchAll(reading, window);
  await readMappings();
  await readAll(reading, planMinutes(board().incidents, window), 'minutes');
  tell({...board(), phase: 'ready', problem: undefined, readAt: now().getTime()});
}

interface PlannedCall extends ReadSpan {
  readonly queries: readonly MetricQuery[];
}

async function readAll(
  {connection, board, tell, signal}: BoardReading,
  calls: readonly PlannedCall[],
  grain: keyof IncidentReading,
): Promise<void> {
  const failed = new AbortController();
  const either = AbortSignal.any([signal, failed.signal]);
  const waiting = calls.values();
  const work = async () => {
    // One iterator for all: who is free takes the next call.
    for (const {queries, ...span} of waiting) {
      const series = await connection.metrics.read({queries, ...span}, either);
      either.throwIfAborted();
      tell(withAnswer(board(), series, grain, span));
    }
  };
  try {
    await Promise.all(Array.from({length: atOnce}, work));
  } catch (error) {
    failed.abort();
    throw error;
  }
}

/** Ages and lost events, of whoever has any. An endpoint that knows no searches leaves a gap, and not an empty board. */
async function searchAll({connection, board, tell, signal}: BoardReading, window: Window): Promise<void> {
  if (board().watched.length === 0) return;
  const span = findSearchSpan(window, period);
  const wanted = searched.map(name => metricOf[name]);
  try {
    const {series, cut} = await connection.metrics.search({wanted, ...span}, signal);
    signal.throwIfAborted();
    tell(withFound({...board(), gaps: cut.map(metric => `${metric} is known of 500 functions only`)}, series, span));
  } catch (error) {
    signal.throwIfAborted();
    const {what, why} = toProblem(error);
    tell({...board(), gaps: [`iterator ages, async ages and lost events are not known: ${what}: ${why}`]});
  }
}

function readingOf({readings}: Board, name: string): IncidentReading {
  return readings.get(name) ?? emptyReading;
}

function splitCalls(queries: readonly MetricQuery[], span: ReadSpan): readonly PlannedCall[] {
  const count = Math.ceil(queries.length / metricsOfCall);
  return Array.from({length: count}, (_, index) => ({
    ...span,
    queries: queries.slice(index * metricsOfCall, (index + 1) * metricsOfCall),
  }));
}
