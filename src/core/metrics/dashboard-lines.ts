import type {DetailLine} from '../detail-line.ts';
import {toTimeOfDay} from '../format/age.ts';
import {toDuration} from '../format/duration.ts';
import {axisWidth, type Chart, type ChartFrame, toChartLines, toTitle} from './chart.ts';
import {toCharts, toQuietLines} from './charts.ts';
import {type Dashboard, valuesOf} from './dashboard.ts';
import {toFit} from './merge.ts';
import type {MetricTarget} from './metric-target.ts';
import {type SpanName, spans, toSpan} from './spans.ts';

/** What charts are drawn for, and into how many columns and rows. */
export interface DashboardView {
  readonly span: SpanName;
  readonly target: MetricTarget;
  readonly width: number;
  readonly height: number;
}

/** The line above the charts: the spans, the open one in brackets, and whose metrics they are. */
export function toSpanLine({span, target}: DashboardView): DetailLine {
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
export function toDashboardLines(dashboard: Dashboard, view: DashboardView): readonly DetailLine[] {
  const frame = toFrame(dashboard, view);
  const {words} = toSpan(view.span);
  const minutes = toDuration(frame.fit.periods * dashboard.period);
  const readAt = toTimeOfDay(new Date(dashboard.readAt));
  const hasRun = valuesOf(dashboard, 'Invocations').some(value => value !== undefined);
  const {functionName, qualifier} = view.target;
  const name = qualifier === undefined ? functionName : `${functionName}:${qualifier}`;
  return [
    {value: `${minutes} a bar · read at ${readAt}`, tone: 'dim'},
    ...(hasRun
      ? []
      : [
          toTitle('Invocations', [{text: `none in the last ${words}`, tone: 'dim'}]),
          {
            value: `${name} did not run in this time. CloudWatch tells of an invocation about a minute after it.`,
            tone: 'dim' as const,
          },
        ]),
    ...toCharts(dashboard).flatMap((chart: Chart) => toChartLines(chart, frame)),
    ...toQuietLines(dashboard),
  ];
}

function toFrame({start, end, period}: Dashboard, {span, width, height}: DashboardView): ChartFrame {
  const count = Math.ceil((end - start) / (period * 1000));
  const fit = toFit(count, width - axisWidth);
  const {bars} = fit;
  const step = period * 1000 * fit.periods;
  // The first bar may cover less when periods share bars; times are counted back from the end.
  const times = [0, 1, 2, 3, 4].map(quarter => {
    const bar = Math.floor((bars * quarter) / 4);
    return {bar, text: toLabel(end - (bars - bar) * step, span)};
  });
  return {fit, rows: toRows(height), times};
}

/** Rows of a chart's blocks: some charts should be seen together. */
function toRows(height: number): number {
  if (height < 24) return 3;
  return height < 36 ? 4 : 6;
}

function toLabel(time: number, span: SpanName): string {
  const date = new Date(time);
  if (span !== '1w') return toTimeOfDay(date).slice(0, 5);
  return `${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
}
