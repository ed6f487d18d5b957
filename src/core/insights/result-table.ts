import {takeOutVariables} from '../logs/take-out-variables.ts';
import {createFinder} from '../search/finder.ts';
import {markSorted} from '../table/mark-sorted.ts';
import {displayWidth, fitText} from '../text/fit.ts';
import type {ResultCells} from './insights-services.ts';
import {errorsQuery} from './shipped-queries.ts';

/** By which column a result is ordered; undefined leaves the service's order. */
export interface ResultOrder {
  readonly column: string;
  readonly reverse: boolean;
}

/** The columns of a result, in the order in which its rows have them. What points to an event is none to look at. */
export function findResultColumns(rows: readonly ResultCells[]): readonly string[] {
  return [...new Set(rows.flatMap(row => Object.keys(row)))].filter(name => name !== '@ptr');
}

/** The rows that a filter finds, in an order. */
export function arrangeResult(
  rows: readonly ResultCells[],
  filter: string,
  order: ResultOrder | undefined,
): readonly ResultCells[] {
  const found =
    filter.trim() === '' ? rows : createFinder(rows, row => ({names: [], others: Object.values(row)}))(filter);
  if (order === undefined) return found;
  const {column, reverse} = order;
  return found.toSorted((a, b) => compareCells(a[column], b[column], reverse));
}

/** What has no value comes last in both orders. */
function compareCells(a: string | undefined, b: string | undefined, reverse: boolean): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  const [left, right] = [Number(a), Number(b)];
  const order = Number.isNaN(left) || Number.isNaN(right) ? a.localeCompare(b, 'en') : left - right;
  return reverse ? -order : order;
}

/** A cell in one line: times that the service counts in milliseconds as it writes the others, in UTC. */
export function formatCell(value: string | undefined): string {
  if (value === undefined) return '';
  const time = /^\d{13}(?:\.0)?$|^1\.\d+E12$/.test(value) ? new Date(Number(value)).toISOString() : undefined;
  return (time?.replace('T', ' ').slice(0, 23) ?? value).replace(/\s+/g, ' ').trim();
}

/** Where a column stands, and whether its values are numbers. */
export interface ResultColumn {
  readonly name: string;
  readonly width: number;
  readonly isNumber: boolean;
}

const gap = 2;
/** Rows that are measured: of 10,000 the others are cut where they are wider. */
const measured = 200;

/** As many columns as have room: each as wide as its widest cell, or its name with an arrow; the widest give way. */
export function placeResultColumns(rows: readonly ResultCells[], width: number): readonly ResultColumn[] {
  const sample = rows.slice(0, measured);
  const placed = findResultColumns(rows).map(name => ({
    name,
    width: Math.max(displayWidth(name) + 1, ...sample.map(row => displayWidth(formatCell(row[name])))),
    isNumber: sample.every(row => row[name] === undefined || !Number.isNaN(Number(row[name]))),
  }));
  const narrowest = 8;
  while (placed.length > 1 && placed.length * (narrowest + gap) - gap > width) placed.pop();
  for (;;) {
    const over = placed.reduce((sum, column) => sum + column.width + gap, -gap) - width;
    const widest = placed.reduce((one, other) => (other.width > one.width ? other : one), placed[0] ?? {width: 0});
    if (over <= 0 || widest.width <= narrowest) return placed;
    const second = Math.max(narrowest, ...placed.filter(column => column !== widest).map(column => column.width));
    widest.width -= Math.max(1, Math.min(over, widest.width - second));
  }
}

/** A row of the table. */
export function formatResultRow(columns: readonly ResultColumn[], row: ResultCells): string {
  return joinCells(columns, ({name}) => formatCell(row[name]));
}

/** The heading of the table, with the arrow of its order. */
export function formatResultHeading(columns: readonly ResultColumn[], order: ResultOrder | undefined): string {
  return joinCells(columns, ({name, isNumber}) =>
    name === order?.column ? markSorted(name, isNumber ? 'right' : 'left', order.reverse) : name,
  );
}

function joinCells(columns: readonly ResultColumn[], text: (column: ResultColumn) => string): string {
  const cells = columns.map(column => fitText(text(column), column.width, 'end', column.isNumber ? 'right' : 'left'));
  return cells.join('  ');
}

/** A result as comma-separated values (RFC 4180): its columns, then its rows. */
export function formatCsv(rows: readonly ResultCells[]): string {
  const columns = findResultColumns(rows);
  const lines = [columns, ...rows.map(row => columns.map(name => row[name] ?? ''))];
  return lines.map(cells => `${cells.map(quoteCell).join(',')}\r\n`).join('');
}

function quoteCell(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** A result as JSON, an object a line. */
export function formatRowsAsJson(rows: readonly ResultCells[]): string {
  return rows.map(row => `${JSON.stringify(row)}\n`).join('');
}

/** Whether a query asks for errors by kind, whose rows are put together by `mergeErrors`. */
export function isErrorsQuery(query: string): boolean {
  return query.trim() === errorsQuery.text;
}

/** Rows of errors that say the same but for numbers, ids and quoted values as one, the most first. */
export function mergeErrors(rows: readonly ResultCells[]): readonly ResultCells[] {
  const merged = new Map<string, {kind: string; errors: number; first: number; last: number}>();
  for (const {error, text, errors, first, last} of rows) {
    const kind = takeOutVariables([error, text?.trim()].filter(part => part).join(': '));
    const one = merged.get(kind) ?? {kind, errors: 0, first: Number.POSITIVE_INFINITY, last: 0};
    one.errors += Number(errors ?? 0);
    one.first = Math.min(one.first, Number(first));
    one.last = Math.max(one.last, Number(last));
    merged.set(kind, one);
  }
  const all = [...merged.values()].toSorted((a, b) => b.errors - a.errors);
  const sum = all.reduce((count, {errors}) => count + errors, 0);
  return all.map(({kind, errors, first, last}) => ({
    errors: String(errors),
    share: `${Math.round((errors / sum) * 100)} %`,
    first: String(first),
    last: String(last),
    kind,
  }));
}
