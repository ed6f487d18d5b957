import type {Move} from '../../core/keys/moves.ts';
import {innerWidth} from '../../core/layout.ts';
import type {LogScreen} from '../../core/logs/log-pane.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {toVisible} from './cursor.ts';
import {type InvocationView, toInvocationView} from './invocation-view.ts';

type InvocationScreen = Extract<LogScreen, {type: 'invocation'}>;

/** A place in an invocation: a row of one of its entries. */
interface Place {
  readonly entry: number;
  readonly row: number;
}

/** Scrolls the lines of an invocation. Only rows on the way are looked at: there may be a hundred thousand lines. */
export function moveInvocation({...tools}: ControllerTools, screen: InvocationScreen, by: Move): void {
  const {height, width} = toVisible(tools);
  const {store, logs} = tools;
  const view = toInvocationView(screen, logs.store, innerWidth(width), store.getState().log.zone);
  const end = goUp(view, {entry: view.count - 1, row: view.rows(view.count - 1).length}, height);
  const half = Math.max(1, Math.floor(height / 2));
  const steps = {
    up: -1,
    down: 1,
    'page-up': -height,
    'page-down': height,
    'half-up': -half,
    'half-down': half,
  } as const;
  const place = by === 'first' || by === 'last' ? undefined : go(view, screen, steps[by]);
  const wanted = place ?? (by === 'first' ? {entry: 0, row: 0} : end);
  const {entry, row} = isBefore(wanted, end) ? wanted : end;
  store.dispatch({type: 'log', change: {screen: {...screen, entry, row}}});
}

function go(view: InvocationView, from: Place, rows: number): Place {
  return rows < 0 ? goUp(view, from, -rows) : goDown(view, from, rows);
}

function goUp(view: InvocationView, {entry, row}: Place, rows: number): Place {
  if (row >= rows || entry === 0) return {entry, row: Math.max(0, row - rows)};
  return goUp(view, {entry: entry - 1, row: view.rows(entry - 1).length}, rows - row);
}

function goDown(view: InvocationView, {entry, row}: Place, rows: number): Place {
  const own = view.rows(entry).length;
  if (row + rows < own || entry >= view.count - 1) return {entry, row: row + rows};
  return goDown(view, {entry: entry + 1, row: 0}, rows - (own - row));
}

function isBefore(one: Place, other: Place): boolean {
  return one.entry < other.entry || (one.entry === other.entry && one.row < other.row);
}
