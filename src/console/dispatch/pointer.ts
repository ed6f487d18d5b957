import {type Edge, type PaneName, toShares} from '../../core/layout.ts';
import type {Pointed} from '../../core/pointer/pointed.ts';
import type {PointerEvent} from '../../core/pointer/pointer-event.ts';
import {layoutOf} from '../layout/geometry.ts';
import {focusPane} from '../selection/focus.ts';
import type {ControllerTools} from '../tools/parts.ts';
import type {Settler} from '../tools/settle.ts';
import {pointInDialog, scrollDialog} from './dialog-keys.ts';
import {goToTab, moveIn, putCursorIn} from './navigate.ts';

/** Milliseconds within which a second press on the same thing opens it. */
const doubleWithin = 400;
/** Rows of a step of the wheel. */
const wheelRows = 3;

/** Deals with what the mouse does; `press` presses a key. */
export function createPointer(
  tools: ControllerTools,
  settler: Settler,
  press: (key: string) => void,
): (event: PointerEvent, target: Pointed | undefined) => void {
  let last: Pressed | undefined;
  let moved: Edge | undefined;

  const pressOn = (found: Pointed, event: PointerEvent) => {
    const first = last !== undefined && isAgain(last, {target: found, event}) ? last : undefined;
    const isSecond = first !== undefined;
    const target = first?.target ?? found;
    last = isSecond ? undefined : {target, event};
    tools.clearNotice();
    if (target.kind === 'key') return press(target.key);
    if (tools.dialogs.top() !== undefined) return pointInDialog(tools, target, isSecond);
    // What was typed to filter by is kept.
    if (tools.store.getState().filtering !== undefined) press('enter');
    if (tools.store.getState().filtering !== undefined) return;
    pointInPanes(tools, settler, target);
    if (target.kind === 'edge') moved = target.edge;
    if (target.kind === 'row' && isSecond) press('enter');
  };

  return (event, target) => {
    const {kind} = event;
    tools.presence.touch();
    if (kind === 'release') moved = undefined;
    else if (kind === 'drag') drag(tools, moved, event);
    else if (kind !== 'press') turnWheel(tools, kind, target);
    else if (target !== undefined) pressOn(target, event);
  };
}

interface Pressed {
  readonly target: Pointed;
  readonly event: PointerEvent;
}

/** Whether the same was pressed a second time: also where it went from below the mouse, for having the cursor it takes more rows. */
function isAgain(first: Pressed, second: Pressed): boolean {
  if (second.event.at - first.event.at >= doubleWithin) return false;
  const isSameCell = second.event.column === first.event.column && second.event.row === first.event.row;
  const areChoices = first.target.kind === 'choice' && second.target.kind === 'choice';
  return (isSameCell && areChoices) || JSON.stringify(first.target) === JSON.stringify(second.target);
}

function pointInPanes(tools: ControllerTools, settler: Settler, target: Pointed): void {
  const pane = paneOf(target);
  if (pane === undefined) return;
  if (pane !== tools.store.getState().focus) focusPane(tools, settler, pane);
  if (target.kind === 'row') putCursorIn(tools, pane, target.index);
  if (target.kind === 'tab') goToTab(tools, target.index);
  if (target.kind === 'heading') sortByHeading(tools, pane, target.index);
}

/** A heading of several figures asks which of them is meant. */
function sortByHeading({workspace, execute}: ControllerTools, pane: PaneName, column: number): void {
  const resource = workspace.resource(pane);
  const isFigures = resource !== undefined && workspace.columns(resource)[column]?.traffic !== undefined;
  execute(isFigures ? {type: 'sort-menu'} : {type: 'sort', change: {column}});
}

/** The pane that it belongs to. */
function paneOf(target: Pointed): PaneName | undefined {
  if (target.kind === 'tab') return 'detail';
  return 'pane' in target ? target.pane : undefined;
}

function turnWheel(tools: ControllerTools, kind: 'wheel-up' | 'wheel-down', target: Pointed | undefined): void {
  const by = kind === 'wheel-up' ? 'up' : 'down';
  const pane = target && paneOf(target);
  for (let row = 0; row < wheelRows; row++) {
    if (tools.dialogs.top() !== undefined) scrollDialog(tools, by);
    else if (pane !== undefined) moveIn(tools, pane, by);
  }
}

function drag(tools: ControllerTools, edge: Edge | undefined, {column, row}: PointerEvent): void {
  if (edge === undefined || tools.dialogs.top() !== undefined) return;
  const session = tools.store.getState();
  const layout = layoutOf(session, tools.resources);
  const shares = toShares(edge, {...layout, columns: session.columns}, session.shares, {column, row});
  tools.store.dispatch({type: 'share', shares});
}
