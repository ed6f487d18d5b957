import {describe, expect, it} from 'vitest';
import type {MetricRequest} from '../../../src/core/metrics/metric-services.ts';
import {countSlots} from '../../../src/core/metrics/slots.ts';
import {buildTrafficRequest, pickTraffic, type TrafficCounts} from '../../../src/core/metrics/traffic.ts';
import {buildTrafficCell, courseWidth} from '../../../src/core/metrics/traffic-cell.ts';

const now = new Date('2026-11-22T14:03:22Z');

describe('traffic', () => {
  it('is asked for up to the minute that is not over yet', () => {
    const {queries, ...span} = buildTrafficRequest(['a', 'b'], now);
    const {first, length, count} = countSlots(span);
    expect(new Date(first + count * length).toISOString()).toBe('2026-11-22T14:04:00.000Z');
    expect([count, length]).toEqual([75, 60_000]);
    expect(queries.map(({functionName, metric}) => `${functionName} ${metric}`)).toEqual([
      'a Invocations',
      'a Errors',
      'a Throttles',
      'a Duration',
      'b Invocations',
      'b Errors',
      'b Throttles',
      'b Duration',
    ]);
  });

  it('counts by periods of twelve minutes, and what was not published as nothing', () => {
    const request = buildTrafficRequest(['a'], now);
    const answered = answer(request, {
      Invocations: [
        [14, 9],
        [15, 3],
        [26, 2],
        [74, 7],
      ],
      Throttles: [[45, 2]],
    });
    expect(pickTraffic(answered, 'a', request)).toMatchObject({
      calls: [5, 0, 0, 0, 7],
      errors: [0, 0, 0, 0, 0],
      throttles: 2,
      minutes: {end: now.getTime()},
    });
  });

  it('is not silent of whom nothing was answered', () => {
    const request = buildTrafficRequest(['a'], now);
    expect(() => pickTraffic(answer(request, {}), 'b', request)).toThrow('b');
  });

  it('shows errors on the scale of the calls, and a mark for throttles', () => {
    const traffic = {calls: [100, 100, 0, 50, 100], errors: [0, 1, 0, 50, 100], throttles: 3};
    expect(textOf('course', traffic)).toBe('⡇⡇·⡄⡇ ·⡀·⡄⡇T');
    expect(textOf('sums', traffic)).toBe('350 ✗151 T3');
    expect(textOf('course', {...traffic, throttles: 0})).toHaveLength(courseWidth);
  });

  it('never shows what is not known as silence', () => {
    const silence = textOf('course', {calls: [0, 0, 0, 0, 0], errors: [0, 0, 0, 0, 0], throttles: 0});
    expect(new Set([silence, textOf('course', 'waiting'), textOf('course', 'failed')]).size).toBe(3);
  });
});

function textOf(column: 'course' | 'sums', traffic: TrafficCounts | 'waiting' | 'failed'): string {
  return buildTrafficCell(column, traffic)
    .map(({text}) => text)
    .join('');
}

/** An answer with these values by the minute they stand at. */
function answer({queries}: MetricRequest, measured: Readonly<Record<string, readonly (readonly [number, number])[]>>) {
  return queries.map(query => {
    const points = new Map(measured[query.metric] ?? []);
    return {query, values: Array.from({length: 75}, (_, minute) => points.get(minute))};
  });
}
