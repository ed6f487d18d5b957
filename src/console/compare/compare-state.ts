import type {ReadComparison} from '../../core/compare/comparison.ts';
import {buildComparisonRows, type ComparisonRow} from '../../core/compare/comparison-rows.ts';
import type {Layout} from '../../core/layout.ts';
import type {Connection} from '../connection/connection.ts';
import {nameDialog} from '../tools/dialog-name.ts';

/** A comparison as it is looked at. */
export interface CompareState {
  readonly connection: Connection;
  readonly comparison: ReadComparison;
  /** When it was read, as it is shown: `14:03:22`. */
  readonly readAt: string;
  /** Ids of the rows that are folded or opened otherwise than at first. */
  readonly turned: ReadonlySet<string>;
  /** Id of the row under the cursor; the first one while it is undefined or gone. */
  readonly at: string | undefined;
  /** First visible row. */
  readonly top: number;
  /** Reads how the text of a file differs, once. */
  readonly readText: (path: string) => void;
}

export const compareDialogName = nameDialog<CompareState>()('compare');

/** Columns from which both sides of a text stand beside each other. */
const wide = 160;

/** Whether both sides of a text stand beside each other, in a body that wide. */
export function arrangementIn({width}: Layout['body']): 'under' | 'beside' {
  return width >= wide ? 'beside' : 'under';
}

/** Rows of a body for what is compared: its frame and the row with the names of both sides take the others. */
export function countComparedRows({height}: Layout['body']): number {
  return Math.max(1, height - 3);
}

interface Built {
  readonly turned: CompareState['turned'];
  readonly arrangement: 'under' | 'beside';
  readonly rows: readonly ComparisonRow[];
}

const built = new WeakMap<ReadComparison, Built>();

/** The rows of a comparison in such a body, built once for each state of it. */
export function comparedRows({comparison, turned}: CompareState, body: Layout['body']): readonly ComparisonRow[] {
  const arrangement = arrangementIn(body);
  const known = built.get(comparison);
  if (known?.turned === turned && known.arrangement === arrangement) return known.rows;
  const rows = buildComparisonRows(comparison, {turned, arrangement});
  built.set(comparison, {turned, arrangement, rows});
  return rows;
}

const places = new WeakMap<readonly ComparisonRow[], ReadonlyMap<string, number>>();

/** Index of the row under the cursor. */
export function comparedIndex({at}: CompareState, rows: readonly ComparisonRow[]): number {
  const known = places.get(rows) ?? new Map(rows.map(({id}, index) => [id, index]));
  places.set(rows, known);
  return known.get(at ?? '') ?? 0;
}
