import type {MetricSeries} from '../metrics/metric-services.ts';
import type {Problem} from '../problem.ts';
import {byScore, findIncident, type Incident, type Watched} from './incident.ts';
import {type IncidentReading, withSeries} from './reading.ts';
import type {Window} from './window.ts';

/** Calls a refresh makes at most, and metrics of a call (GetMetricData, API reference). */
export const budget = 10;
export const metricsOfCall = 500;
/** Functions looked at with that budget: five metrics each. */
export const functionsAtOnce = (budget * metricsOfCall) / 5;
/** US dollars for a metric asked for (CloudWatch pricing page: 0.01 for a thousand). */
const price = 0.01 / 1000;

/** What is known of how all functions fare. */
export interface Board {
  readonly phase: 'listing' | 'reading' | 'ready';
  /** Functions there are, as far as they were listed, and those looked at. */
  readonly listed: number;
  readonly watched: readonly Watched[];
  /** Why not all functions were listed. */
  readonly listProblem: Problem | undefined;
  readonly window: Window | undefined;
  /** Of the refresh at hand, or of the last one. */
  readonly calls: number;
  readonly callsPlanned: number;
  readonly metrics: number;
  readonly readings: ReadonlyMap<string, IncidentReading>;
  /** Those that hurt, the worst first. */
  readonly incidents: readonly Incident[];
  readonly byName: ReadonlyMap<string, Incident>;
  /** Why the last refresh ended too early. */
  readonly problem: Problem | undefined;
  /** When the last whole refresh ended, in milliseconds since 1970. */
  readonly readAt: number | undefined;
}

/** A board on which nothing was read yet. */
export const emptyBoard: Board = {
  phase: 'listing',
  listed: 0,
  watched: [],
  listProblem: undefined,
  window: undefined,
  calls: 0,
  callsPlanned: 0,
  metrics: 0,
  readings: new Map(),
  incidents: [],
  byName: new Map(),
  problem: undefined,
  readAt: undefined,
};

/** The board with the answer of another call. */
export function withAnswer(board: Board, series: readonly MetricSeries[], window: Window): Board {
  const readings = new Map(board.readings);
  for (const one of series) {
    const {functionName} = one.query;
    readings.set(functionName, withSeries(readings.get(functionName) ?? {}, one, window));
  }
  const touched = new Set(series.map(({query}) => query.functionName));
  const byName = new Map(board.byName);
  for (const watched of board.watched) {
    if (!touched.has(watched.functionName)) continue;
    const incident = findIncident(watched, readings.get(watched.functionName) ?? {});
    if (incident === undefined) byName.delete(watched.functionName);
    else byName.set(watched.functionName, incident);
  }
  return {
    ...board,
    readings,
    byName,
    incidents: [...byName.values()].toSorted(byScore),
    calls: board.calls + 1,
    metrics: board.metrics + series.length,
  };
}

/** The board for other functions: what was read of those that are gone is dropped. */
export function withWatched(board: Board, watched: readonly Watched[]): Board {
  const names = new Set(watched.map(({functionName}) => functionName));
  const byName = new Map([...board.byName].filter(([name]) => names.has(name)));
  return {
    ...board,
    watched,
    byName,
    incidents: [...byName.values()].toSorted(byScore),
    readings: new Map([...board.readings].filter(([name]) => names.has(name))),
  };
}

/** What metrics cost, in words: `about $0.04`. */
export function formatCost(metrics: number): string {
  const dollars = metrics * price;
  return dollars < 0.01 ? 'under $0.01' : `about $${dollars.toFixed(2)}`;
}
