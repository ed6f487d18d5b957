import {moveFormFocus, turnAllFields} from '../../core/form/focus.ts';
import {focusedStop, isFormChanged, moreStop} from '../../core/form/form.ts';
import {removeFocused} from '../../core/form/remove-in-form.ts';
import {
  breakKey,
  isDocument,
  isPicked,
  pasteIntoForm,
  type Typed,
  takesLines,
  typeIntoForm,
} from '../../core/form/type-in-form.ts';
import {defineDialog} from '../tools/define-dialog.ts';
import type {At} from '../tools/parts.ts';
import {declarationOf, draftPlace} from './declaration.ts';
import {editAsJson} from './edit-as-json.ts';
import {findField} from './find-field.ts';
import {formMoves, moveRows} from './form-moves.ts';
import {openOperation, submitOperation} from './operate.ts';
import {pickValue} from './pick-value.ts';
import {showValue} from './show-value.ts';
import {type FormState, formDialogName as name} from './states.ts';

type AtForm = At<FormState>;

export const formDialog = defineDialog(name, {
  modes: {
    main: {title: 'Form', types: ''},
    picked: {title: 'Form, at a value that is picked'},
    lines: {title: 'Form, in a text that may have several lines', types: ''},
    document: {title: 'Form, in a document', types: ''},
  },
  mode: ({form}) => {
    const stop = focusedStop(form);
    if (stop === undefined || stop === moreStop) return 'main';
    if (isPicked(stop)) return 'picked';
    if (isDocument(stop)) return 'document';
    return takesLines(stop) ? 'lines' : 'main';
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
      title: 'Take away the item, entry or group',
      keys: ['ctrl+x'],
      hint: 'take away',
      run: remove,
    },
    {
      name: 'form-all',
      title: 'All fields, or the usual ones',
      keys: ['ctrl+o'],
      hint: 'all fields',
      run: ({dialog}) => dialog.update(state => ({...state, form: turnAllFields(state.form)})),
    },
    {name: 'form-find', title: 'Find a field or entry', keys: ['ctrl+f'], hint: 'find', run: findField},
    {name: 'form-value', title: 'The value whole, to read', keys: ['ctrl+v'], hint: 'whole value', run: showValue},
    {
      name: 'form-break',
      title: 'Break the line',
      keys: [breakKey],
      modes: ['lines', 'document'],
      hint: 'break the line',
      run: (at, key) => press(at, key, ''),
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
    ...formMoves,
    {name: 'leave', title: 'Close; what was typed is kept', keys: ['esc'], hint: 'close', run: leave},
  ],
  press,
  paste,
  point: ({tools, dialog}, index) =>
    dialog.update(state => {
      // Where the focus is already, what was typed is not taken for what is to be replaced.
      if (index === state.form.focus) return state;
      const operation = tools.services.operation(state.form.operation);
      return {...state, form: moveFormFocus(state.form, operation, index - state.form.focus)};
    }),
  opens: ({form}) => {
    const stop = focusedStop(form);
    // In a text Enter goes on to the next field.
    return stop === undefined || stop === moreStop || isPicked(stop) || (stop.part !== 'value' && stop.part !== 'key');
  },
  scroll: (at, by) => moveRows(at, by === 'up' ? -1 : 1),
  place: ({body}) => body,
  isUnsaved: ({form}) => isFormChanged(form),
});

function press({tools, dialog}: AtForm, key: string, input: string): void {
  takeTyped({tools, dialog}, typeIntoForm(dialog.state().form, key, input));
}

function paste({tools, dialog}: AtForm, text: string): void {
  takeTyped({tools, dialog}, pasteIntoForm(dialog.state().form, text));
}

/** What is typed where nothing can be typed is not lost without a word. */
function takeTyped({tools, dialog}: Pick<AtForm, 'tools' | 'dialog'>, typed: Typed | undefined): void {
  if (typed === undefined) return;
  if ('why' in typed) return tools.notify(typed.why, 'warn');
  dialog.update(state => ({...state, form: typed.form}));
}

function remove({tools, dialog}: AtForm): void {
  const result = removeFocused(dialog.state().form);
  if ('why' in result) return tools.notify(result.why, 'warn');
  dialog.update(state => ({...state, form: result.form}));
}

/** Nothing typed is lost: a changed form is kept and comes back when it is opened again. */
function leave({tools, dialog, state}: AtForm): void {
  dialog.close();
  const changed = isFormChanged(state.form);
  tools.store.dispatch({type: 'form-draft', ...draftPlace(state), form: changed ? state.form : undefined});
  if (changed) tools.notify('Not sent. What you typed is kept until you open this form again.', 'dim');
}

function startAfresh({tools, dialog, state}: AtForm): void {
  tools.store.dispatch({type: 'form-draft', ...draftPlace(state), form: undefined});
  dialog.close();
  void openOperation(tools, declarationOf(tools, state.declaration).name ?? state.declaration, {on: state.on});
}
