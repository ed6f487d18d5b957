import type {DetailLine} from '../detail-line.ts';
import {formatDayOfYear, formatTimeOfDay} from '../format/age.ts';
import {formatDuration} from '../format/duration.ts';
import type {Ways} from './by-version.ts';
import {axisWidth, buildChartLines, buildChartTitle, type Chart, type ChartFrame} from './chart.ts';
import {buildCharts, buildQuietLines} from './charts.ts';
import {type Dashboard, valuesOf} from './dashboard.ts';
import {chooseFit, type Fit} from './merge.ts';
import type {MetricTarget} from './metric-target.ts';
import {findSpan, type SpanName, spans} from './spans.ts';

/** What charts are drawn for, and into how many columns and rows. */
export interface DashboardRoom {
  readonly span: SpanName;
  readonly target: MetricTarget;
  readonly width: number;
  readonly height: number;
  /** The time that is read, in milliseconds since 1970. */
  readonly readingAt?: number | undefined;
  /** When what is charted was changed. */
  readonly changes?: readonly MarkedChange[];
}

/** A change that may have changed what the charts show. */
export interface MarkedChange {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** What was changed. */
  readonly words: string;
}

/** The line above the charts: the spans, the open one in brackets, and whose metrics they are. */
export function buildSpanLine({span, target}: DashboardRoom): DetailLine {
  const of = target.qualifier === undefined ? 'all versions' : `only ${target.qualifier}`;
  return {
    value: '',
    parts: [
      ...spans.map(({name}) =>
        name === span ? {text: `[${name}]`, tone: 'accent' as const} : {text: ` ${name} `, tone: 'dim' as const},
      ),
      {text: `  ${of}`, tone: target.qualifier === undefined ? 'dim' : 'accent'},
    ],
  };
}

/** The charts of what was read, in the order of what hurts most. Those with nothing to show are one line together. */
export function buildDashboardLines(dashboard: Dashboard, view: DashboardRoom): readonly DetailLine[] {
  const frame = buildFrame(dashboard, view);
  const {words} = findSpan(view.span);
  const minutes = formatDuration(frame.fit.periods * dashboard.period);
  const readAt = formatTimeOfDay(new Date(dashboard.readAt));
  const hasRun = valuesOf(dashboard, 'Invocations').some(value => value !== undefined);
  const {functionName, qualifier} = view.target;
  const name = qualifier === undefined ? functionName : `${functionName}:${qualifier}`;
  return [
    {value: `${minutes} a bar · read at ${readAt} · ← → read a bar`, tone: 'dim'},
    ...buildChangeLines(dashboard, view),
    ...buildWayLines(name, dashboard.ways),
    ...(hasRun
      ? []
      : [
          buildChartTitle('Invocations', [{text: `none in the last ${words}`, tone: 'dim'}]),
          {
            value: `${name} did not run in this time${dashboard.ways === undefined ? '' : ', neither by its number nor through an alias, as far as CloudWatch tells which version ran'}. CloudWatch tells of an invocation about a minute after it.`,
            tone: 'dim' as const,
          },
        ]),
    ...buildCharts(dashboard).flatMap((chart: Chart) => buildChartLines(chart, frame)),
    ...buildQuietLines(dashboard),
  ];
}

/** What a version was called by: nobody should take its charts for those of its number alone. */
function buildWayLines(name: string, ways: Ways | undefined): readonly DetailLine[] {
  if (ways === undefined) return [];
  if (ways.gap !== undefined) {
    return [{value: `called as ${name}; what it ran for aliases is not known: ${ways.gap}`, tone: 'warn'}];
  }
  if (ways.aliases.length === 0) return [];
  const words = `called as ${name} and through ${ways.aliases.join(', ')}; durations are the worst of these`;
  return [{value: words, tone: 'dim'}];
}

/** Changes that have lines of their own: the charts need room. */
const marksShown = 4;

/** What was changed in the time that is shown, by the marks it has on the axes. */
function buildChangeLines({start, end}: Dashboard, {changes = [], span}: DashboardRoom): readonly DetailLine[] {
  const shown = changes.filter(({at}) => at >= start && at < end);
  const more = shown.length - marksShown;
  return [
    ...(more > 0 ? [{value: `▲ ${more} more before these, C shows all`, tone: 'dim' as const}] : []),
    ...shown
      .slice(-marksShown)
      .map(({at, words}) => ({value: `▲ ${formatLabel(at, span)} ${words}`, tone: 'warn' as const})),
  ];
}

/** The time to read when the cursor goes to the next bar or the one before; from none to the last, and past that to none. */
export function moveReading(dashboard: Dashboard, view: DashboardRoom, by: 1 | -1): number | undefined {
  const {step, bars, first} = divideTime(dashboard, view);
  const bar =
    view.readingAt === undefined ? bars - (by === -1 ? 1 : bars) : findBar(view.readingAt, {step, bars, first}) + by;
  return bar >= bars ? undefined : first + Math.max(0, bar) * step;
}

/** How the time of a chart is divided into bars: their number, when the first begins and how long each is, in milliseconds. */
interface Division {
  readonly bars: number;
  readonly first: number;
  readonly step: number;
}

function divideTime({start, end, period}: Dashboard, {width}: DashboardRoom): Division & {readonly fit: Fit} {
  const fit = chooseFit(Math.ceil((end - start) / (period * 1000)), width - axisWidth);
  const step = period * 1000 * fit.periods;
  // The first bar may cover less when periods share bars; times are counted back from the end.
  return {fit, bars: fit.bars, first: end - fit.bars * step, step};
}

function findBar(time: number, {bars, first, step}: Division): number {
  return Math.max(0, Math.min(bars - 1, Math.floor((time - first) / step)));
}

function buildFrame(dashboard: Dashboard, view: DashboardRoom): ChartFrame {
  const {fit, ...division} = divideTime(dashboard, view);
  const {bars, first, step} = division;
  const {span, height, readingAt, changes = []} = view;
  const times = [0, 1, 2, 3, 4].map(quarter => {
    const bar = Math.floor((bars * quarter) / 4);
    return {bar, text: formatLabel(first + bar * step, span)};
  });
  const bar = readingAt === undefined ? undefined : findBar(readingAt, division);
  const inside = changes.filter(({at}) => at >= first && at < dashboard.end);
  return {
    fit,
    rows: chooseRows(height),
    times,
    changes: inside.map(({at}) => findBar(at, division)),
    read: bar === undefined ? undefined : {bar, time: formatBar(first + bar * step, step, span)},
  };
}

/** From when to when a bar is. */
function formatBar(start: number, step: number, span: SpanName): string {
  const [from, to] = [new Date(start), new Date(start + step)];
  const day = span === '1w' ? `${formatDayOfYear(from)} ` : '';
  return `${day}${formatTimeOfDay(from).slice(0, 5)}–${formatTimeOfDay(to).slice(0, 5)}`;
}

/** Rows of a chart: some charts should be seen together. */
function chooseRows(height: number): number {
  if (height < 24) return 3;
  return height < 36 ? 4 : 6;
}

function formatLabel(time: number, span: SpanName): string {
  const date = new Date(time);
  return span === '1w' ? formatDayOfYear(date) : formatTimeOfDay(date).slice(0, 5);
}
