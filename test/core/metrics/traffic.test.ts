import {describe, expect, it} from 'vitest';
import type {MetricRequest} from '../../../src/core/metrics/metric-services.ts';
import {buildTrafficRequest, type KnownTraffic, sumTraffic} from '../../../src/core/metrics/traffic.ts';
import {buildTrafficCell, courseWidth} from '../../../src/core/metrics/traffic-cell.ts';

const now = new Date('2026-11-22T14:03:22Z');

describe('traffic', () => {
  it('is asked for up to the minute that is not over yet', () => {
    const {start, end, period, queries} = buildTrafficRequest(['a', 'b'], now);
    expect(new Date(end).toISOString()).toBe('2026-11-22T14:04:00.000Z');
    expect([end - start, period]).toEqual([3_600_000, 60]);
    expect(queries.map(({functionName, metric}) => `${functionName} ${metric}`)).toEqual([
      'a Invocations',
      'a Errors',
      'a Throttles',
      'b Invocations',
      'b Errors',
      'b Throttles',
    ]);
  });

  it('counts by periods of twelve minutes, and what was not published as nothing', () => {
    const request = buildTrafficRequest(['a'], now);
    const known = sumTraffic(
      answer(request, {
        Invocations: [
          [0, 3],
          [11, 2],
          [59, 7],
        ],
        Throttles: [[30, 2]],
      }),
    );
    expect(known.get('a')).toEqual({calls: [5, 0, 0, 0, 7], errors: [0, 0, 0, 0, 0], throttles: 2});
  });

  it('shows errors on the scale of the calls, and a mark for throttles', () => {
    const traffic = {calls: [100, 100, 0, 50, 100], errors: [0, 1, 0, 50, 100], throttles: 3};
    expect(textOf('course', traffic)).toBe('██·▄█ ·▁·▄█T');
    expect(textOf('sums', traffic)).toBe('350 ✗151 T3');
    expect(textOf('course', {...traffic, throttles: 0})).toHaveLength(courseWidth);
  });

  it('never shows what is not known as silence', () => {
    const silence = textOf('course', {calls: [0, 0, 0, 0, 0], errors: [0, 0, 0, 0, 0], throttles: 0});
    expect(new Set([silence, textOf('course', 'waiting'), textOf('course', 'failed')]).size).toBe(3);
  });
});

function textOf(column: 'course' | 'sums', traffic: KnownTraffic): string {
  return buildTrafficCell(column, traffic)
    .map(({text}) => text)
    .join('');
}

/** An answer with these values by the minute they stand at. */
function answer({queries}: MetricRequest, measured: Readonly<Record<string, readonly (readonly [number, number])[]>>) {
  return queries.map(query => {
    const points = new Map(measured[query.metric] ?? []);
    return {query, values: Array.from({length: 60}, (_, minute) => points.get(minute))};
  });
}
