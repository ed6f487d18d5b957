import type {ResultCells} from '../../core/insights/insights-services.ts';
import {arrangeResult} from '../../core/insights/result-table.ts';
import type {InsightsState} from './insights-state.ts';

const arranged = new WeakMap<readonly ResultCells[], {of: InsightsState; rows: readonly ResultCells[]}>();

/** The rows that are shown, in their order; a move of the cursor arranges nothing anew. */
export function shownResult(state: InsightsState): readonly ResultCells[] {
  const {run, filter, order} = state;
  if (run.state !== 'ended') return [];
  const known = arranged.get(run.rows);
  if (known?.of.filter.text === filter.text && known.of.order === order) return known.rows;
  const rows = arrangeResult(run.rows, filter.text, order);
  arranged.set(run.rows, {of: state, rows});
  return rows;
}

/** The rows of the query that are in view: enough to write in, and most of the screen for what it gives. */
export function queryHeight({query}: Pick<InsightsState, 'query'>, height: number): number {
  return Math.max(3, Math.min(query.text.split('\n').length, Math.floor(height / 3)));
}

/** Rows beside the query and the result: title, price (two), how it went, headers, filter, border. */
const rowsAround = 7;

/** The rows that a result has room for. */
export function resultHeight(state: InsightsState, height: number): number {
  return Math.max(1, height - queryHeight(state, height) - rowsAround);
}
