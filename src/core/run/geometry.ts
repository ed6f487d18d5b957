import type {Rect} from '../layout.ts';
import {innerWidth} from '../layout.ts';
import {buildHeadLines} from './head-lines.ts';
import type {RunReading} from './reading.ts';
import type {Run} from './run.ts';

/** Rows left for the lines of the open section: below the head and its sections, above what is looked for. */
export function bodyHeight(run: Run, reading: RunReading, rect: Rect, now: number): number {
  const head = buildHeadLines(run, now, innerWidth(rect.width)).length;
  return Math.max(1, rect.height - 2 - Math.min(head, maxHead(rect)) - 2 - (reading.search === undefined ? 0 : 1));
}

/** Rows the head may take. */
export function maxHead({height}: Rect): number {
  return Math.max(1, Math.floor((height - 2) * 0.6));
}
