import type {DetailLine} from '../detail-line.ts';
import {formatDayOfYear, formatTimeOfDay} from '../format/age.ts';
import {formatDuration} from '../format/duration.ts';
import type {Ways} from './by-version.ts';
import {axisWidth, buildChartLines, buildChartTitle, type Chart, type ChartFrame} from './chart.ts';
import {buildCharts, buildQuietLines} from './charts.ts';
import {type Dashboard, valuesOf} from './dashboard.ts';
import {chooseFit} from './merge.ts';
import type {MetricTarget} from './metric-target.ts';
import {findSpan, type SpanName, spans} from './spans.ts';

/** What charts are drawn for, and into how many columns and rows. */
export interface DashboardRoom {
  readonly span: SpanName;
  readonly target: MetricTarget;
  readonly width: number;
  readonly height: number;
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
    {value: `${minutes} a bar · read at ${readAt}`, tone: 'dim'},
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

function buildFrame({start, end, period}: Dashboard, {span, width, height}: DashboardRoom): ChartFrame {
  const count = Math.ceil((end - start) / (period * 1000));
  const fit = chooseFit(count, width - axisWidth);
  const {bars} = fit;
  const step = period * 1000 * fit.periods;
  // The first bar may cover less when periods share bars; times are counted back from the end.
  const times = [0, 1, 2, 3, 4].map(quarter => {
    const bar = Math.floor((bars * quarter) / 4);
    return {bar, text: formatLabel(end - (bars - bar) * step, span)};
  });
  return {fit, rows: chooseRows(height), times};
}

/** Rows of a chart's blocks: some charts should be seen together. */
function chooseRows(height: number): number {
  if (height < 24) return 3;
  return height < 36 ? 4 : 6;
}

function formatLabel(time: number, span: SpanName): string {
  const date = new Date(time);
  return span === '1w' ? formatDayOfYear(date) : formatTimeOfDay(date).slice(0, 5);
}
