import {moveFormFocus, moveFormRows} from '../../core/form/focus.ts';
import {applyOperationKey} from '../../core/form/type-in-form.ts';
import {bodyOf} from '../dialogs/scroll.ts';
import type {At, DialogBinding} from '../tools/parts.ts';
import type {FormState} from './states.ts';

type AtForm = At<FormState>;

/** Going from field to field. In a text of several lines the arrows are the text's until its ends. */
export const formMoves: readonly DialogBinding<FormState>[] = [
  {...go('next', 'Next field', ['tab'], at => moveBy(at, 1)), hint: 'next'},
  go('previous', 'Previous field', ['shift+tab'], at => moveBy(at, -1)),
  go('down', 'Next row, or line of a text', ['down'], (at, key) => typeOrMove(at, key, () => moveRows(at, 1))),
  go('up', 'Previous row, or line of a text', ['up'], (at, key) => typeOrMove(at, key, () => moveRows(at, -1))),
  {
    ...go('enter', 'Open a group, add an item; else next field', ['enter'], (at, key) =>
      typeOrMove(at, key, () => moveBy(at, 1)),
    ),
    modes: ['main', 'lines', 'document'],
  },
  {
    ...go('page-down', 'Next page', ['pagedown'], at => moveRows(at, pageOf(at))),
    hint: {word: 'page', key: 'pagedown'},
  },
  {...go('page-up', 'Previous page', ['pageup'], at => moveRows(at, -pageOf(at))), hint: {word: 'page', key: 'pageup'}},
  go('first', 'First field', ['ctrl+home', 'alt+<'], at => moveRows(at, Number.NEGATIVE_INFINITY)),
  go('last', 'Last field', ['ctrl+end', 'alt+>'], at => moveRows(at, Number.POSITIVE_INFINITY)),
];

function go(
  name: string,
  title: string,
  keys: readonly string[],
  run: DialogBinding<FormState>['run'],
): DialogBinding<FormState> {
  return {name: `form-${name}`, title, keys, run};
}

/** A key that means something to the focused field does that; else the focus moves. */
function typeOrMove({dialog}: AtForm, key: string, move: () => void): void {
  const next = applyOperationKey(dialog.state().form, key, '');
  if (next === undefined) return move();
  dialog.update(state => ({...state, form: next}));
}

function moveBy({tools, dialog, state}: AtForm, by: number): void {
  const operation = tools.services.operation(state.form.operation);
  dialog.update(current => ({...current, form: moveFormFocus(current.form, operation, by)}));
}

/** Moves the focus by rows of the screen. */
export function moveRows({tools, dialog, state}: AtForm, by: number): void {
  const operation = tools.services.operation(state.form.operation);
  dialog.update(current => ({...current, form: moveFormRows(current.form, operation, by)}));
}

/** Rows of a page: what is said of the focused field takes some of the room. */
function pageOf({tools}: AtForm): number {
  return Math.max(1, bodyOf(tools).height - 5);
}
