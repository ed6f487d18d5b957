import type {Move} from '../../core/keys/moves.ts';
import {type InvocationText, layOutInvocation} from '../../core/logs/invocation-text.ts';
import type {LogScreen} from '../../core/logs/log-pane.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {linesOnScreen} from './cursor.ts';
import {invocationOf} from './store/timeline.ts';

type InvocationScreen = Extract<LogScreen, {type: 'invocation'}>;

/** A place in an invocation: a row of one of its entries. */
interface Place {
  readonly entry: number;
  readonly row: number;
}

/** Scrolls the lines of an invocation. Only rows on the way are looked at: there may be a hundred thousand lines. */
export function moveInvocation({...tools}: ControllerTools, screen: InvocationScreen, by: Move): void {
  const {height, width} = linesOnScreen(tools);
  const {store, logs} = tools;
  const text = layOutInvocation(invocationOf(screen.line, logs.store), width, store.getState().log.zone);
  const end = goUp(text, {entry: text.count - 1, row: text.rows(text.count - 1).length}, height);
  const half = Math.max(1, Math.floor(height / 2));
  const steps = {
    up: -1,
    down: 1,
    'page-up': -height,
    'page-down': height,
    'half-up': -half,
    'half-down': half,
  } as const;
  const place = by === 'first' || by === 'last' ? undefined : go(text, screen, steps[by]);
  const wanted = place ?? (by === 'first' ? {entry: 0, row: 0} : end);
  const {entry, row} = isBefore(wanted, end) ? wanted : end;
  store.dispatch({type: 'log', change: {screen: {...screen, entry, row}}});
}

function go(text: InvocationText, from: Place, rows: number): Place {
  return rows < 0 ? goUp(text, from, -rows) : goDown(text, from, rows);
}

function goUp(text: InvocationText, {entry, row}: Place, rows: number): Place {
  if (row >= rows || entry === 0) return {entry, row: Math.max(0, row - rows)};
  return goUp(text, {entry: entry - 1, row: text.rows(entry - 1).length}, rows - row);
}

function goDown(text: InvocationText, {entry, row}: Place, rows: number): Place {
  const own = text.rows(entry).length;
  if (row + rows < own || entry >= text.count - 1) return {entry, row: row + rows};
  return goDown(text, {entry: entry + 1, row: 0}, rows - (own - row));
}

function isBefore(one: Place, other: Place): boolean {
  return one.entry < other.entry || (one.entry === other.entry && one.row < other.row);
}
