import type {Rect} from '../../core/layout.ts';
import type {Reading} from '../../core/run/reading.ts';
import type {Run} from '../../core/run/run.ts';
import {innerWidth} from '../../ui/paint/frame.ts';
import {toHeadLines} from '../../ui/run/head-lines.ts';

/** Rows left for the lines of the open section: below the head and its sections, above what is looked for. */
export function bodyHeight(run: Run, reading: Reading, rect: Rect, now: number): number {
  const head = toHeadLines(run, now, innerWidth(rect.width)).length;
  return Math.max(1, rect.height - 2 - Math.min(head, maxHead(rect)) - 2 - (reading.search === undefined ? 0 : 1));
}

/** Rows the head may take. */
export function maxHead({height}: Rect): number {
  return Math.max(1, Math.floor((height - 2) * 0.6));
}
