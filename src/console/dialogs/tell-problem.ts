import type {Problem} from '../../core/problem.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {openText} from './text.ts';

/** Says what went wrong at the foot of the screen, or as a text where that has no room: what mends it must not be cut off. */
export function tellProblem(tools: ControllerTools, {what, why, tryThis}: Problem): void {
  const text = `${what} ${why} ${tryThis}`;
  if (text.length < tools.store.getState().columns) return tools.notify(text, 'bad');
  openText(tools, what, [why, '', tryThis]);
}
