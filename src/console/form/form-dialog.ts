import {
  applyOperationKey,
  focusedStop,
  isFormChanged,
  isMultiline,
  isPicked,
  moreStop,
  moveFormFocus,
  pasteIntoOperationForm,
  withoutFocusedItem,
} from '../../core/form/form.ts';
import {defineDialog} from '../tools/define-dialog.ts';
import type {At, DialogBinding} from '../tools/parts.ts';
import {declarationOf, draftKey} from './declaration.ts';
import {editAsJson} from './edit-as-json.ts';
import {openOperation, submitOperation} from './operate.ts';
import {pickValue} from './pick-value.ts';
import {type FormState, formDialogName as name} from './states.ts';

type AtForm = At<FormState>;

export const formDialog = defineDialog(name, {
  modes: {
    main: {title: 'Form', types: ''},
    picked: {title: 'Form, at a value that is picked'},
    document: {title: 'Form, in a text of several lines', types: ''},
  },
  mode: ({form}) => {
    const stop = focusedStop(form);
    if (stop === undefined || stop === moreStop) return 'main';
    if (isPicked(stop)) return 'picked';
    return isMultiline(stop) ? 'document' : 'main';
  },
  bindings: [
    {
      name: 'form-submit',
      title: 'Go on to the review',
      keys: ['ctrl+s'],
      hint: 'go on',
      run: ({tools, dialog}) => void submitOperation(tools, dialog),
    },
    {
      name: 'form-pick',
      title: 'Pick the value from a list',
      keys: ['ctrl+p'],
      hint: 'pick',
      run: ({tools, dialog}) => void pickValue(tools, dialog),
    },
    {
      name: 'form-pick-here',
      title: 'Pick the value from a list',
      keys: ['enter', 'space'],
      modes: ['picked'],
      run: ({tools, dialog}) => void pickValue(tools, dialog),
    },
    {
      name: 'form-remove',
      title: 'Remove the item or entry',
      keys: ['ctrl+x'],
      hint: 'remove item',
      run: ({dialog}) => dialog.update(state => ({...state, form: withoutFocusedItem(state.form) ?? state.form})),
    },
    {
      name: 'form-all',
      title: 'All fields, or the usual ones',
      keys: ['ctrl+o'],
      hint: 'all fields',
      run: ({dialog}) => dialog.update(state => ({...state, form: {...state.form, all: !state.form.all, focus: 0}})),
    },
    {
      name: 'form-json',
      title: 'The whole input, or the document, in your editor',
      keys: ['ctrl+e'],
      hint: 'as JSON',
      run: ({tools, dialog}) => void editAsJson(tools, dialog),
    },
    {
      name: 'secrets',
      title: 'Show or hide secrets',
      keys: ['ctrl+r'],
      hint: 'secrets',
      run: ({dialog}) => dialog.update(state => ({...state, revealed: !state.revealed})),
    },
    {name: 'form-afresh', title: 'Drop what was typed', keys: ['ctrl+l'], hint: 'afresh', run: startAfresh},
    ...moveBindings(),
    {name: 'leave', title: 'Close; what was typed is kept', keys: ['esc'], hint: 'close', run: leave},
  ],
  press: ({dialog}, key, input) =>
    dialog.update(state => ({...state, form: applyOperationKey(state.form, key, input) ?? state.form})),
  paste: ({dialog}, text) => dialog.update(state => ({...state, form: pasteIntoOperationForm(state.form, text)})),
  place: ({body}) => body,
  isUnsaved: ({form}) => isFormChanged(form),
});

/** Going from field to field. In a text of several lines the arrows and Enter are the text's until its ends. */
function moveBindings(): readonly DialogBinding<FormState>[] {
  const go = (name: string, title: string, by: number, keys: readonly string[]): DialogBinding<FormState> => ({
    name: `form-${name}`,
    title,
    keys,
    run: at => moveFocus(at, by),
  });
  return [
    {...go('next', 'Next field', 1, ['tab']), hint: 'next'},
    go('previous', 'Previous field', -1, ['shift+tab']),
    {...go('down', 'Next field, or line of a text', 1, ['down']), run: (at, key) => typeOrMove(at, key, 1)},
    {...go('up', 'Previous field, or line of a text', -1, ['up']), run: (at, key) => typeOrMove(at, key, -1)},
    {
      ...go('enter', 'Open a group, add an item; else next field', 1, ['enter']),
      modes: ['main', 'document'],
      run: (at, key) => typeOrMove(at, key, 1),
    },
    go('page-down', 'Ten fields on', 10, ['pagedown']),
    go('page-up', 'Ten fields back', -10, ['pageup']),
  ];
}

/** A key that means something to the focused field does that; else the focus moves. */
function typeOrMove(at: AtForm, key: string, by: number): void {
  const next = applyOperationKey(at.state.form, key, '');
  if (next !== undefined) return at.dialog.update(state => ({...state, form: next}));
  moveFocus(at, by);
}

function moveFocus({tools, dialog, state}: AtForm, by: number): void {
  const operation = tools.services.operation(state.form.operation);
  dialog.update(current => ({...current, form: moveFormFocus(current.form, operation, by)}));
}

/** Nothing typed is lost: a changed form is kept and comes back when it is opened again. */
function leave({tools, dialog, state}: AtForm): void {
  dialog.close();
  const changed = isFormChanged(state.form);
  tools.store.dispatch({
    type: 'form-draft',
    key: draftKey(tools.store.getState(), state),
    form: changed ? state.form : undefined,
  });
  if (changed) tools.notify('Not sent. What you typed is kept until you open this form again.', 'dim');
}

function startAfresh({tools, dialog, state}: AtForm): void {
  tools.store.dispatch({type: 'form-draft', key: draftKey(tools.store.getState(), state), form: undefined});
  dialog.close();
  void openOperation(tools, declarationOf(tools, state.declaration).name ?? state.declaration, state.on);
}
