import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {DetailLine} from '../../../src/core/detail-line.ts';
import {formatDayOfYear, formatTimeOfDay} from '../../../src/core/format/age.ts';
import {buildDashboardRequest, type Dashboard} from '../../../src/core/metrics/dashboard.ts';
import {
  buildDashboardLines,
  buildSpanLine,
  type DashboardRoom,
  moveReading,
} from '../../../src/core/metrics/dashboard-lines.ts';
import type {MetricQuery} from '../../../src/core/metrics/metric-services.ts';
import {nextSpan, type SpanName, spans} from '../../../src/core/metrics/spans.ts';
import {displayWidth} from '../../../src/core/text/fit.ts';

const now = new Date('2026-11-22T14:03:22Z');

describe('spans', () => {
  it('are asked for in periods that the service has, few enough for a chart', () => {
    for (const {length, period} of spans) {
      expect(period % 60).toBe(0);
      expect((length / period / 1000) % 1).toBe(0);
      expect(length / period / 1000).toBeLessThanOrEqual(60);
    }
  });

  it('follow each other in a circle', () => {
    const seen: SpanName[] = ['1h'];
    for (let count = 0; count < 5; count++) seen.push(nextSpan(seen.at(-1) ?? '1h'));
    expect(seen).toEqual(['1h', '3h', '12h', '1d', '1w', '1h']);
  });
});

describe('charts', () => {
  it('tell totals, the share that went well and the worst duration', () => {
    const text = textOf(draw(dashboard(values)));
    expect(text).toMatch(/Invocations +total 600 in 1 h · last 10 at \d\d:03$/m);
    expect(text).toMatch(/Errors +total 60 in 1 h · 90 % succeeded · last 1 at \d\d:03$/m);
    expect(text).toMatch(/Duration +worst 1\.5s in 1 h · at \d\d:03 p99 1\.5s p95 50ms p50 10ms$/m);
    expect(text).toMatch(/Throttles +none/);
    expect(text).toMatch(/Asynchronous +no events/);
    expect(text).not.toContain('Dead letters');
  });

  it('give the time of each number that is not of the whole span, however long ago that was', () => {
    const names = ['Invocations', 'Errors', 'Throttles', 'Duration', 'ConcurrentExecutions', 'IteratorAge'];
    fc.assert(
      fc.property(fc.constantFrom(...spans), fc.integer({min: 0, max: 47}), ({name, period}, index) => {
        const read = dashboard(({metric}) => (names.includes(metric) ? 7 : undefined), name);
        const quiet = read.series.map(one => ({
          ...one,
          values: one.values.map((value, at) => (at > index ? undefined : value)),
        }));
        const heads = textOf(draw({...read, series: quiet}, {span: name}))
          .split('\n')
          .filter(line => /total|worst|most|oldest/.test(line));
        const time = new Date(read.start + index * period * 1000);
        const at = `${name === '1w' ? `${formatDayOfYear(time)} ` : ''}${formatTimeOfDay(time).slice(0, 5)}`;
        expect(heads.length).toBeGreaterThanOrEqual(5);
        for (const head of heads) expect(head).toContain(`at ${at}`);
        expect(textOf(draw({...read, series: quiet}))).not.toMatch(/last \d+\S*$/m);
      }),
    );
  });

  it('say what a percentile of the last period and the worst of the span are', () => {
    const read = dashboard(() => 120);
    const series = read.series.map(one => ({...one, values: [...one.values.slice(0, -1), 8.2]}));
    expect(textOf(draw({...read, series}))).toMatch(
      /Duration +worst 120ms in 1 h · at \d\d:03 p99 8\.2ms p95 8\.2ms p50 8\.2ms$/m,
    );
  });

  it('are there for what seldom happens when it did', () => {
    const text = textOf(draw(dashboard(query => (query.metric === 'DeadLetterErrors' ? 1 : values(query)))));
    expect(text).toMatch(/Dead letters not delivered +total 60/);
    expect(text).not.toContain('no events');
  });

  it('say that nothing ran instead of drawing it', () => {
    const lines = draw(dashboard(() => undefined));
    expect(textOf(lines)).toMatch(/Invocations +none in the last hour/);
    expect(textOf(lines)).not.toMatch(/┤/);
  });

  it('fill the pane exactly, and no time stands outside', () => {
    const value = fc.option(fc.double({min: 0, max: 1e9, noNaN: true}), {nil: undefined});
    fc.assert(
      fc.property(fc.integer({min: 56, max: 240}), fc.integer({min: 5, max: 60}), value, (width, height, one) => {
        const lines = draw(
          dashboard(() => one),
          {width, height},
        );
        const chart = lines.filter(({parts = []}) => /[│┤└]$/.test(parts[0]?.text ?? ''));
        for (const line of chart) expect(displayWidth(textOf([line]))).toBe(width);
      }),
    );
  });

  it('stand on an axis with times, beside a scale from nothing to a round number', () => {
    const lines = textOf(draw(dashboard(query => (query.metric === 'Invocations' ? 37 : undefined)))).split('\n');
    const axis = lines.find(line => line.startsWith('    0└'));
    expect(lines.some(line => line.startsWith('   40┤'))).toBe(true);
    expect(lines.some(line => line.startsWith('   20┤'))).toBe(true);
    expect(axis).toMatch(/└\d\d:04─+\d\d:19─+\d\d:34─+\d\d:49─+\d\d:04$/);
  });

  it('break the axis where nothing was measured', () => {
    const read = dashboard(values);
    const series = read.series.map(one => ({
      ...one,
      values: one.values.map((value, at) => (at < 30 ? undefined : value)),
    }));
    expect(textOf(draw({...read, series}))).toMatch(/└\d\d:04╌+\d\d:19╌+\d\d:34─+/);
  });

  it('are read bar by bar, all of them at once and with the time of the bar', () => {
    const read = dashboard(values);
    const view = {span: '1h', target: {functionName: 'f'}, width: 66, height: 25} as const;
    const newest = moveReading(read, view, -1);
    const before = moveReading(read, {...view, readingAt: newest}, -1);
    const text = textOf(draw(read, {readingAt: before}));
    expect(text).toMatch(/Invocations +(\d\d):02–\1:03 {2}10$/m);
    expect(text).toMatch(/Duration +\d\d:02–\d\d:03 {2}p99 1\.5s · p95 50ms · p50 10ms$/m);
    // A time that the sign would stand in is left out.
    expect(text).toMatch(/└.*[─╌]┴/);
    expect([
      moveReading(read, {...view, readingAt: newest}, 1),
      moveReading(read, {...view, readingAt: read.start}, -1),
      moveReading(read, view, 1),
    ]).toEqual([undefined, read.start, read.start]);
  });

  it('mark what was changed in their time, and say what that was', () => {
    const change = (minutes: number) => ({at: now.getTime() - minutes * 60_000, words: 'code was changed'});
    const text = textOf(draw(dashboard(values), {changes: [change(20), change(90)]}));
    expect(text.match(/▲ \d\d:43 code was changed/g)).toHaveLength(1);
    expect(text.match(/└.*▲/g)?.length).toBe(text.match(/└/g)?.length);
  });

  it('mark the open span with more than a colour, and name the version or alias they are of', () => {
    const target = {functionName: 'f', qualifier: 'live'};
    expect(textOf([buildSpanLine({span: '12h', target, width: 60, height: 20})])).toBe(
      ' 1h  3h [12h] 1d  1w   only live',
    );
  });
});

/** Ten calls a minute of which one fails. */
function values({metric, statistic}: MetricQuery): number | undefined {
  if (metric === 'Duration') return {p50: 10, p95: 50, p99: 1500}[String(statistic)];
  return {Invocations: 10, Errors: 1, ConcurrentExecutions: 2}[String(metric)];
}

function dashboard(toValue: (query: MetricQuery) => number | undefined, span: SpanName = '1h'): Dashboard {
  const {queries, start, end, period} = buildDashboardRequest({functionName: 'f'}, span, now);
  const length = (end - start) / (period * 1000);
  const series = queries.map(query => ({query, values: Array.from({length}, () => toValue(query))}));
  return {series, readAt: now.getTime(), start, end, period};
}

function draw(read: Dashboard, size: Partial<DashboardRoom> = {}): readonly DetailLine[] {
  return buildDashboardLines(read, {span: '1h', target: {functionName: 'f'}, width: 66, height: 25, ...size});
}

function textOf(lines: readonly DetailLine[]): string {
  return lines.map(({value, parts}) => (parts === undefined ? value : parts.map(({text}) => text).join(''))).join('\n');
}
