import type {MetricQuery, MetricSeries} from '../metrics/metric-services.ts';
import type {Window} from './window.ts';

/** The series of a function that a board looks at. */
export type SeriesName = 'invocations' | 'throttles' | 'errors' | 'p99' | 'longest';

/** Values by period over a window; undefined where nothing was measured. Durations in milliseconds. */
export interface IncidentSeries {
  readonly values: readonly (number | undefined)[];
  readonly window: Window;
}

/** What was read of a function so far. */
export type IncidentReading = Readonly<Partial<Record<SeriesName, IncidentSeries>>>;

const asked: Readonly<Record<SeriesName, Pick<MetricQuery, 'metric' | 'statistic'>>> = {
  invocations: {metric: 'Invocations', statistic: 'Sum'},
  throttles: {metric: 'Throttles', statistic: 'Sum'},
  errors: {metric: 'Errors', statistic: 'Sum'},
  p99: {metric: 'Duration', statistic: 'p99'},
  longest: {metric: 'Duration', statistic: 'Maximum'},
};

/** Whether functions run, and are kept from it: asked of all. */
export function buildFirstQueries(names: readonly string[]): readonly MetricQuery[] {
  return buildQueries(names, ['invocations', 'throttles']);
}

/** How they run: asked only of those that ran now, for the others have nothing to tell. */
export function buildSecondQueries(names: readonly string[]): readonly MetricQuery[] {
  return buildQueries(names, ['errors', 'p99', 'longest']);
}

/** The reading with another series. */
export function withSeries(reading: IncidentReading, {query, values}: MetricSeries, window: Window): IncidentReading {
  const name = (Object.keys(asked) as SeriesName[]).find(
    key => asked[key].metric === query.metric && asked[key].statistic === query.statistic,
  );
  return name === undefined ? reading : {...reading, [name]: {values, window}};
}

/** True when it has run in what counts as now. */
export function hasRun({invocations}: IncidentReading): boolean {
  return invocations !== undefined && sumNow(invocations) > 0;
}

/** The sum of what was measured now. */
function sumNow({values, window}: IncidentSeries): number {
  return values.slice(window.now).reduce<number>((sum, value) => sum + (value ?? 0), 0);
}

function buildQueries(names: readonly string[], series: readonly SeriesName[]): readonly MetricQuery[] {
  return names.flatMap(functionName => series.map(name => ({functionName, ...asked[name]})));
}
