import type {Move} from '../../core/keys/moves.ts';
import {innerWidth, type Rect} from '../../core/layout.ts';
import {moveTo} from '../../core/table/scroll.ts';
import {layoutOf} from '../layout/geometry.ts';
import type {At, ControllerTools} from '../tools/parts.ts';

/** Moves what is read by its first visible row; it stops at its ends. */
export function scroll<State extends {readonly top: number}>(
  {tools, dialog}: At<State>,
  move: Move,
  countLines: (width: number) => number,
): void {
  const {height, width} = bodyOf(tools);
  const page = Math.max(1, height - 2);
  const last = Math.max(0, countLines(innerWidth(width)) - page);
  dialog.update(state => ({...state, top: moveTo(move, Math.min(state.top, last), page, last + 1)}));
}

/** Where a dialog lies that takes all the room between header and footer. */
export function bodyOf({store, resources}: Pick<ControllerTools, 'store' | 'resources'>): Rect {
  return layoutOf(store.getState(), resources).body;
}
