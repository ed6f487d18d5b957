import {type Queries, TelemetryError} from '../telemetry/index.ts';
import type {DataQuery} from './data-query.ts';
import {ExpressionError, evaluate} from './expression.ts';
import {findRows} from './metric.ts';
import type {PeriodSpan, PointSeries} from './statistic.ts';

/** Works out queries by id, each once; an expression asks for those it names. */
export function createSolver(
  queries: readonly DataQuery[],
  {start, end, region}: {readonly start: number; readonly end: number; readonly region: string},
  statements: Queries,
): (id: string) => PointSeries | undefined {
  const known = new Map<string, PointSeries>();
  const open = new Set<string>();
  const periods = queries.flatMap(({metric}) => (metric ? [metric.period] : []));
  const toSpan = (period: number): PeriodSpan => ({start: Math.floor(start / period) * period, end, period});
  const span = toSpan(Math.min(...periods, 3_600_000));
  const work = ({id, metric, expression}: DataQuery): PointSeries => {
    if (!metric) return computeResult(id, () => evaluate(expression, {series: solve, all, span}));
    const rows = findRows(region, metric);
    return rows ? metric.statistic(statements, rows, toSpan(metric.period)) : new Map();
  };
  const solve = (id: string): PointSeries | undefined => {
    const query = queries.find(candidate => candidate.id === id);
    if (!query || known.has(id)) return known.get(id);
    if (open.has(id)) throw new TelemetryError('ValidationError', `Error in expression '${id}': it refers to itself.`);
    open.add(id);
    known.set(id, work(query));
    return known.get(id);
  };
  const all = (): PointSeries[] => queries.flatMap(({id, metric}) => (metric ? (solve(id) ?? []) : []));
  return solve;
}

/** What the work gives; an expression that cannot be worked out is refused in the words of the service. Throws a TelemetryError. */
export function computeResult<Value>(id: string, work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    if (error instanceof ExpressionError)
      throw new TelemetryError('ValidationError', `Error in expression '${id}': ${error.message}`);
    throw error;
  }
}
