import type {DetailLine} from '../detail-line.ts';
import {formatDayOfYear, formatTimeOfDay} from '../format/age.ts';
import {formatCount} from '../format/count.ts';
import {formatDuration} from '../format/duration.ts';
import type {Tone, TonedText} from '../tone.ts';
import {buildChartTitle, type Chart} from './chart.ts';
import {type Dashboard, valuesOf} from './dashboard.ts';
import type {MetricName} from './metric-services.ts';

const day = 86_400_000;

type Values = readonly (number | undefined)[];

/** The charts that have something to show. */
export function buildCharts(dashboard: Dashboard): readonly Chart[] {
  return [
    buildInvocations(dashboard),
    buildErrors(dashboard),
    buildCounted(dashboard, 'Throttles', 'Throttles', 'warn'),
    buildDurations(dashboard),
    buildConcurrency(dashboard),
    buildAge(dashboard, 'AsyncEventAge', 'Async age'),
    buildCounted(dashboard, 'AsyncEventsDropped', 'Async dropped', 'bad'),
    buildCounted(dashboard, 'DeadLetterErrors', 'Dead letters not delivered', 'bad'),
    buildCounted(dashboard, 'DestinationDeliveryFailures', 'Destinations not reached', 'bad'),
    buildAge(dashboard, 'IteratorAge', 'Iterator age'),
  ].filter(chart => chart !== undefined);
}

/** What there was nothing of, said so: an absent chart must not be taken for one that could not be read. */
export function buildQuietLines(dashboard: Dashboard): readonly DetailLine[] {
  const hasRun = isMeasured(valuesOf(dashboard, 'Invocations'));
  const async: readonly MetricName[] = [
    'AsyncEventAge',
    'AsyncEventsDropped',
    'DeadLetterErrors',
    'DestinationDeliveryFailures',
  ];
  const quiet = [
    ...(hasRun && total(valuesOf(dashboard, 'Errors')) === 0 ? [['Errors', 'none: 100 % succeeded']] : []),
    ...(total(valuesOf(dashboard, 'Throttles')) === 0 ? [['Throttles', 'none']] : []),
    ...(async.some(name => isMeasured(valuesOf(dashboard, name))) ? [] : [['Asynchronous', 'no events']]),
    ...(isMeasured(valuesOf(dashboard, 'IteratorAge')) ? [] : [['Iterator age', 'no stream was read']]),
  ];
  return quiet.map(([title = '', text = '']) => buildChartTitle(title, [{text, tone: 'dim'}]));
}

function buildInvocations(dashboard: Dashboard): Chart | undefined {
  const values = valuesOf(dashboard, 'Invocations');
  if (!isMeasured(values)) return undefined;
  return {
    ...counted(values, 'Invocations', 'accent'),
    summary: plain(`total ${formatCount(total(values))}${formatSpan(dashboard)}`, formatLast(dashboard, values)),
  };
}

/** Errors, and the share of the calls that went well as a row of its own, from none to all. */
function buildErrors(dashboard: Dashboard): Chart | undefined {
  const errors = valuesOf(dashboard, 'Errors');
  const sum = total(errors);
  const calls = total(valuesOf(dashboard, 'Invocations'));
  if (sum === 0) return undefined;
  const share = calls === 0 ? '' : ` · ${formatPercent((calls - sum) / calls)} succeeded`;
  return {
    ...counted(errors, 'Errors', 'bad'),
    summary: [
      {text: `total ${formatCount(sum)}${formatSpan(dashboard)}${share}`, tone: 'bad'},
      ...plain('', formatLast(dashboard, errors)),
    ],
    rows: [{label: 'ok', values: buildShares(dashboard), merge: 'lowest', max: 1}],
  };
}

/** How much of each period's calls went well, from 0 to 1. */
function buildShares(dashboard: Dashboard): Values {
  const errors = valuesOf(dashboard, 'Errors');
  return valuesOf(dashboard, 'Invocations').map((calls, index) =>
    calls === undefined || calls === 0 ? undefined : Math.max(0, (calls - (errors[index] ?? 0)) / calls),
  );
}

function buildCounted(dashboard: Dashboard, metric: MetricName, title: string, tone: Tone): Chart | undefined {
  const values = valuesOf(dashboard, metric);
  if (total(values) === 0) return undefined;
  return {
    ...counted(values, title, tone),
    summary: [
      {text: `total ${formatCount(total(values))}${formatSpan(dashboard)}`, tone},
      ...plain('', formatLast(dashboard, values)),
    ],
  };
}

function buildDurations(dashboard: Dashboard): Chart | undefined {
  const [p50, p95, p99] = (['p50', 'p95', 'p99'] as const).map(name => valuesOf(dashboard, 'Duration', name));
  if (p50 === undefined || p95 === undefined || p99 === undefined || !isMeasured(p99)) return undefined;
  const last = p99.findLastIndex(value => value !== undefined);
  const ofLast = [['p99', p99] as const, ['p95', p95] as const, ['p50', p50] as const].map(([name, values]) => {
    const value = values[last];
    return `${name} ${value === undefined ? '–' : formatTime(value)}`;
  });
  return {
    title: 'Duration',
    // Percentiles of periods make none of the span.
    summary: plain(
      `worst ${formatTime(highest(p99))}${formatSpan(dashboard)}`,
      `at ${formatPeriod(dashboard, last)} ${ofLast.join(' ')}`,
    ),
    values: p99,
    merge: 'highest',
    tone: 'plain',
    toLabel: formatTime,
    isLine: true,
    over: {names: ['p99', 'p95', 'p50'], band: [p50, p95]},
  };
}

function buildConcurrency(dashboard: Dashboard): Chart | undefined {
  const values = valuesOf(dashboard, 'ConcurrentExecutions');
  if (!isMeasured(values)) return undefined;
  return {
    ...counted(values, 'Concurrency', 'accent'),
    isLine: true,
    merge: 'highest',
    summary: plain(`most ${formatCount(highest(values))}${formatSpan(dashboard)}`, formatLast(dashboard, values)),
  };
}

function buildAge(dashboard: Dashboard, metric: MetricName, title: string): Chart | undefined {
  const values = valuesOf(dashboard, metric);
  if (!isMeasured(values)) return undefined;
  return {
    title,
    summary: plain(
      `oldest ${formatTime(highest(values))}${formatSpan(dashboard)}`,
      formatLast(dashboard, values, formatTime),
    ),
    values,
    isLine: true,
    merge: 'highest',
    tone: 'plain',
    toLabel: formatTime,
  };
}

function counted(values: Values, title: string, tone: Tone): Omit<Chart, 'summary'> {
  return {title, values, merge: 'sum', tone, toLabel: formatCount};
}

function plain(...texts: readonly string[]): readonly TonedText[] {
  const [first = '', ...others] = texts;
  return [
    ...(first === '' ? [] : [{text: first, tone: 'plain' as const}]),
    ...others.map(text => ({text: ` · ${text}`, tone: 'dim' as const})),
  ];
}

/** The last value there is, with the time of its period, which may be long ago. */
function formatLast(dashboard: Dashboard, values: Values, format: (value: number) => string = formatCount): string {
  const index = values.findLastIndex(value => value !== undefined);
  return `last ${format(values[index] ?? 0)} at ${formatPeriod(dashboard, index)}`;
}

/** Of what time a number is that is not of one period. */
function formatSpan({start, end}: Dashboard): string {
  return ` in ${formatDuration((end - start) / 1000)}`;
}

/** When a period began, to the minute; with its day where the span has more than one of that time. */
function formatPeriod({start, end, period}: Dashboard, index: number): string {
  const time = new Date(start + index * period * 1000);
  const minute = formatTimeOfDay(time).slice(0, 5);
  return end - start <= day ? minute : `${formatDayOfYear(time)} ${minute}`;
}

/** Milliseconds, in at most six columns. */
function formatTime(milliseconds: number): string {
  if (milliseconds < 1000)
    return `${Math.round(milliseconds * (milliseconds < 10 ? 10 : 1)) / (milliseconds < 10 ? 10 : 1)}ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 120) return `${formatCount(seconds)}s`;
  return seconds < 7200 ? `${formatCount(seconds / 60)}m` : `${formatCount(seconds / 3600)}h`;
}

function formatPercent(share: number): string {
  const percent = share * 100;
  // All but a few is not all.
  return `${percent > 99.9 && percent < 100 ? '99.9' : Math.round(percent * 10) / 10} %`;
}

function isMeasured(values: Values): boolean {
  return values.some(value => value !== undefined);
}

function total(values: Values): number {
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
}

function highest(values: Values): number {
  return Math.max(0, ...values.map(value => value ?? 0));
}
