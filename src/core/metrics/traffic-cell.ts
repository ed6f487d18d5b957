import {formatCount} from '../format/count.ts';
import type {TonedText} from '../tone.ts';
import {formatSparkline} from './blocks.ts';
import type {TrafficCounts} from './traffic.ts';

/** What a column tells of traffic: its course, or the sums. */
export type TrafficColumn = 'course' | 'sums';

/** Columns of a course: five periods of calls, a gap, five periods of errors, the throttle mark. */
export const courseWidth = 12;

/** A cell of traffic. What is not known yet or cannot be is said so: it must not look like silence. */
export function buildTrafficCell(
  column: TrafficColumn,
  traffic: TrafficCounts | 'waiting' | 'failed',
): readonly TonedText[] {
  if (traffic === 'waiting') return [{text: '…', tone: 'dim'}];
  if (traffic === 'failed') return [{text: '?', tone: 'dim'}];
  const {calls, errors, throttles} = traffic;
  if (column === 'course') {
    // Errors stand on the scale of the calls: as high as these when all fail.
    const max = Math.max(...calls, ...errors, 1);
    return [
      {text: formatSparkline(calls, max), tone: 'accent'},
      {text: ' ', tone: 'plain'},
      {text: formatSparkline(errors, max), tone: sum(errors) > 0 ? 'bad' : 'dim'},
      {text: throttles > 0 ? 'T' : ' ', tone: 'warn'},
    ];
  }
  return [
    {text: formatCount(sum(calls)), tone: 'plain'},
    ...(sum(errors) > 0 ? [{text: ` ✗${formatCount(sum(errors))}`, tone: 'bad' as const}] : []),
    ...(throttles > 0 ? [{text: ` T${formatCount(throttles)}`, tone: 'warn' as const}] : []),
  ];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
