import type {Alarm} from '../alarms/alarm.ts';
import type {MetricSeries} from '../metrics/metric-services.ts';
import type {Problem} from '../problem.ts';
import {emptyReading, type IncidentReading, type ReadSpan, withSeries} from '../signs/reading.ts';
import type {Standing} from '../signs/standing.ts';
import type {Watched} from '../signs/watched.ts';
import type {Window} from '../signs/window.ts';
import {byHurt, findIncident, type Incident} from './incident.ts';
import {metricsOfCall, minuteCalls, searched} from './plan.ts';

/** Calls a refresh makes at most for every thousand functions to see which hurt, and then for the minutes of the worst. */
export const overviewCalls = 10;
/** Functions looked at with that budget: four metrics each, a call for timeouts and one for what few have. */
export const functionsAtOnce = ((overviewCalls - 2) * metricsOfCall) / 4;

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
  readonly metrics: number;
  readonly readings: ReadonlyMap<string, IncidentReading>;
  /** How functions stand beside their metrics, as far as that was looked at. */
  readonly standings: ReadonlyMap<string, Standing>;
  /** Those that hurt, the worst first. */
  readonly incidents: readonly Incident[];
  readonly byName: ReadonlyMap<string, Incident>;
  /** Why the last refresh ended too early. */
  readonly problem: Problem | undefined;
  /** What is not known, in sentences, though the rest is. */
  readonly gaps: readonly string[];
  /** The alarms of the region; undefined while they are not known. */
  readonly alarms: readonly Alarm[] | undefined;
  /** Nothing is read because nobody is there. */
  readonly isAsleep: boolean;
  /** Functions whose State was looked at. */
  readonly states: number;
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
  metrics: 0,
  readings: new Map(),
  standings: new Map(),
  incidents: [],
  byName: new Map(),
  problem: undefined,
  gaps: [],
  alarms: undefined,
  isAsleep: false,
  states: 0,
  readAt: undefined,
};

/** Calls a refresh makes at most for as many functions. */
export function countCalls(functions: number): number {
  return Math.max(1, Math.ceil(functions / functionsAtOnce)) * overviewCalls + minuteCalls;
}

/** The board with the answer of another call. */
export function withAnswer(
  board: Board,
  series: readonly MetricSeries[],
  grain: keyof IncidentReading,
  span: ReadSpan,
): Board {
  const readings = new Map(board.readings);
  for (const one of series) {
    const {functionName} = one.query;
    readings.set(functionName, withSeries(readings.get(functionName) ?? emptyReading, grain, one, span));
  }
  const next = {...board, readings, calls: board.calls + 1, metrics: board.metrics + series.length};
  return withIncidents(next, new Set(series.map(({query}) => query.functionName)));
}

/** The board with what was found of series that few functions have: one that has none any more keeps none. */
export function withFound(board: Board, series: readonly MetricSeries[], span: ReadSpan): Board {
  const readings = new Map(
    [...board.readings].map(([name, {day, minutes}]) => {
      const others = Object.entries(day).filter(([own]) => !searched.some(other => other === own));
      return [name, {day: Object.fromEntries(others), minutes}];
    }),
  );
  const names = new Set(board.watched.map(({functionName}) => functionName));
  const known = series.filter(({query}) => names.has(query.functionName));
  return withIncidents(withAnswer({...board, readings}, known, 'day', span), names);
}

/** The board with how functions stand. */
export function withStandings(board: Board, standings: ReadonlyMap<string, Standing>): Board {
  const merged = [...standings].map(([name, standing]) => [name, {...board.standings.get(name), ...standing}] as const);
  return withIncidents({...board, standings: new Map([...board.standings, ...merged])}, new Set(standings.keys()));
}

/** The board for other functions: what was read of those that are gone is dropped. */
export function withWatched(board: Board, watched: readonly Watched[]): Board {
  const names = new Set(watched.map(({functionName}) => functionName));
  const own = <Value>(all: ReadonlyMap<string, Value>) => new Map([...all].filter(([name]) => names.has(name)));
  const byName = own(board.byName);
  return {
    ...board,
    watched,
    byName,
    incidents: [...byName.values()].toSorted(byHurt),
    readings: own(board.readings),
    standings: own(board.standings),
  };
}

/** The incidents of these functions, looked for anew. */
function withIncidents(board: Board, names: ReadonlySet<string>): Board {
  const {window} = board;
  if (window === undefined) return board;
  const byName = new Map(board.byName);
  for (const watched of board.watched) {
    const {functionName} = watched;
    if (!names.has(functionName)) continue;
    const reading = board.readings.get(functionName) ?? emptyReading;
    const incident = findIncident(watched, {reading, window, standing: board.standings.get(functionName)});
    if (incident === undefined) byName.delete(functionName);
    else byName.set(functionName, incident);
  }
  return {...board, byName, incidents: [...byName.values()].toSorted(byHurt)};
}
