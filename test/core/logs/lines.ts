import type {NewLine} from '../../../src/core/logs/log-buffer.ts';
import {loadExpressions} from '../../../src/core/search/expressions.ts';

/** What filters are read with in these tests. */
export const context = {
  zone: 'UTC',
  now: Date.parse('2026-11-22T14:03:20.500Z'),
  labels: [],
  compile: await loadExpressions(),
} as const;

/** An event of orders-api at a time in ms. */
export function event(timestamp: number, message = `line at ${timestamp}`, stream = 'a[1]'): NewLine {
  return {timestamp, label: 'orders-api', stream, message};
}

/** A request id that ends in a digit or letter. */
export function requestId(last: string): string {
  return `8f1c0000-1111-2222-3333-44445555666${last}`;
}
