import {applyOperationKey, pasteIntoForm, type Typed, typeIntoForm} from '../../core/form/type-in-form.ts';
import {
  applyPayloadKey,
  focusedOption,
  focusOnOption,
  focusOnPayload,
  moveWorkbenchFocus,
  pasteIntoPayload,
  turnOption,
} from '../../core/workbench/change.ts';
import {isWorkbenchChanged, type Workbench, withFreshPayload} from '../../core/workbench/workbench.ts';
import {defineDialog} from '../tools/define-dialog.ts';
import type {At, DialogBinding} from '../tools/parts.ts';
import {askingBindings, askingLine, askingModes, changeLine, moveInChooser, pointInChooser} from './asking-bindings.ts';
import {editPayload, withPayloadFormatted} from './change-payload.ts';
import {chooseValue} from './choose-value.ts';
import {payloadHeight} from './geometry.ts';
import {choosePayload} from './payload-sources.ts';
import {withNameAsked} from './save-event.ts';
import {sendWorkbench} from './send-workbench.ts';
import {workbenchDialogName as name} from './states.ts';

type AtWorkbench = At<Workbench>;

const payload = ['editing'];
const options = ['options', 'picked'];
const both = [...payload, ...options];

export const workbenchDialog = defineDialog(name, {
  modes: {
    editing: {title: 'Workbench: the payload', types: ''},
    options: {title: 'Workbench: the options', types: ''},
    picked: {title: 'Workbench: at an option that is picked'},
    waiting: {title: 'Workbench, while something is read'},
    ...askingModes,
  },
  mode: workbench => {
    if (workbench.asking !== undefined) return workbench.asking.type;
    if (workbench.waiting !== undefined) return 'waiting';
    if (workbench.focus === 'payload') return 'editing';
    return focusedOption(workbench)?.isPicked ? 'picked' : 'options';
  },
  bindings: [
    on(both, 'workbench-send', 'Send', ['ctrl+s', 'ctrl+r'], 'send', at => void sendWorkbench(at.tools, at.dialog)),
    on(payload, 'workbench-next', 'To the options', ['tab'], 'options', at => moveFocus(at, 1)),
    on(options, 'workbench-next', 'Next option', ['tab'], 'next', at => moveFocus(at, 1)),
    on(payload, 'workbench-previous', 'To the last option', ['shift+tab'], undefined, at => moveFocus(at, -1)),
    on(options, 'workbench-previous', 'Back', ['shift+tab'], 'back to the payload', at => moveFocus(at, -1)),
    on(['picked'], 'workbench-turn-back', 'Value before', ['left'], 'turn', (at, key) => turn(at, key)),
    on(['picked'], 'workbench-turn', 'Next value', ['right', 'space'], 'turn', (at, key) => turn(at, key)),
    on(['picked'], 'workbench-pick-here', 'Pick from a list', ['enter'], undefined, pick),
    on(
      both,
      'workbench-payloads',
      'Events, templates, a file',
      ['ctrl+o'],
      'events, templates, file',
      at => void choosePayload(at.tools, at.dialog),
    ),
    on(options, 'form-pick', 'Pick the value from a list', ['ctrl+p'], 'pick', pick),
    on(payload, 'form-pick', 'Pick the value from a list', ['ctrl+p'], undefined, pick),
    on(options, 'workbench-down', 'Next option', ['down'], undefined, (at, key) => typeOrMove(at, key, 1)),
    on(['options'], 'workbench-enter', 'Next option', ['enter'], undefined, (at, key) => typeOrMove(at, key, 1)),
    on(options, 'workbench-up', 'Previous option', ['up'], undefined, (at, key) => typeOrMove(at, key, -1)),
    on([...both, 'waiting'], 'leave', 'Close; what was typed is kept', ['esc'], 'close', leave),
    on(payload, 'workbench-undo', 'Undo', ['ctrl+_', 'alt+z'], {word: 'undo', key: 'ctrl+_'}, at =>
      press(at, 'undo', ''),
    ),
    on(
      both,
      'workbench-editor',
      'The payload in your editor',
      ['ctrl+e'],
      'editor',
      at => void editPayload(at.tools, at.dialog),
    ),
    on(both, 'workbench-save', 'Save the payload under a name', ['ctrl+n'], 'save as', at =>
      at.dialog.update(withNameAsked),
    ),
    on(both, 'workbench-format', 'Indent the JSON', ['ctrl+g'], 'format', at => at.dialog.update(withPayloadFormatted)),
    on(both, 'form-afresh', 'Start afresh', ['ctrl+l'], 'afresh', at => at.dialog.update(withFreshPayload)),
    on(payload, 'workbench-redo', 'Redo', ['ctrl+y', 'alt+y'], 'redo', at => press(at, 'redo', '')),
    ...askingBindings,
  ],
  isResting: ({asking}) => asking?.type === 'save' && asking.rest !== undefined,
  line: askingLine,
  typed: changeLine,
  press,
  paste,
  point,
  scroll,
  // In a text Enter goes on.
  opens: workbench => workbench.asking !== undefined || focusedOption(workbench)?.isPicked === true,
  place: ({body}) => body,
  isUnsaved: isWorkbenchChanged,
});

function on(
  modes: readonly string[],
  own: string,
  title: string,
  keys: readonly string[],
  hint: DialogBinding<Workbench>['hint'],
  run: (at: AtWorkbench, key: string) => void,
): DialogBinding<Workbench> {
  return {name: own, title, keys, modes, ...(hint !== undefined && {hint}), run};
}

function press({tools, dialog, state}: AtWorkbench, key: string, input: string): void {
  if (state.waiting !== undefined) return tools.notify(`Not taken: ${state.waiting} Esc leaves.`, 'dim');
  if (state.focus === 'payload') {
    const height = payloadHeight(tools, state);
    return dialog.update(workbench => applyPayloadKey(workbench, key, input, height) ?? workbench);
  }
  takeTyped({tools, dialog}, typeIntoForm(state.options, key, input));
}

/** What was pointed at: a line of the payload, an option, or something to choose from. */
function point(at: AtWorkbench, index: number, part?: string): void {
  if (part === 'asking') return pointInChooser(at, index);
  const invoke = at.tools.services.operation('Invoke');
  at.dialog.update(workbench => {
    if (workbench.waiting !== undefined) return workbench;
    return (part === 'payload' ? focusOnPayload : focusOnOption)(workbench, invoke, index);
  });
}

function scroll(at: AtWorkbench, by: 'up' | 'down'): void {
  const {asking, focus, waiting, options} = at.state;
  if (asking !== undefined) return moveInChooser(at, by);
  if (focus === 'options') return point(at, options.focus + (by === 'up' ? -1 : 1));
  if (waiting === undefined) press(at, by, '');
}

/** Text pasted where the cursor is. */
function paste({tools, dialog, state}: AtWorkbench, text: string): void {
  if (state.waiting !== undefined) return tools.notify(`Not taken: ${state.waiting} Esc leaves.`, 'dim');
  if (state.focus === 'payload') {
    const height = payloadHeight(tools, state);
    return dialog.update(workbench => pasteIntoPayload(workbench, text, height));
  }
  takeTyped({tools, dialog}, pasteIntoForm(state.options, text));
}

function takeTyped({tools, dialog}: Pick<AtWorkbench, 'tools' | 'dialog'>, typed: Typed | undefined): void {
  if (typed === undefined) return;
  if ('why' in typed) return tools.notify(typed.why, 'warn');
  dialog.update(workbench => ({...workbench, options: typed.form}));
}

function pick({tools, dialog}: AtWorkbench): void {
  void chooseValue(tools, dialog);
}

function turn({dialog}: AtWorkbench, key: string): void {
  dialog.update(workbench => turnOption(workbench, key) ?? workbench);
}

function typeOrMove(at: AtWorkbench, key: string, by: 1 | -1): void {
  const changed = applyOperationKey(at.state.options, key, '');
  if (changed !== undefined) return at.dialog.update(workbench => ({...workbench, options: changed}));
  moveFocus(at, by);
}

function moveFocus({tools, dialog}: AtWorkbench, by: 1 | -1): void {
  const invoke = tools.services.operation('Invoke');
  dialog.update(workbench => moveWorkbenchFocus(workbench, invoke, by));
}

/** Nothing typed is lost: it is kept and comes back when the workbench is opened again. */
function leave({tools, dialog, state}: AtWorkbench): void {
  dialog.close();
  tools.store.dispatch({type: 'draft', workbench: {...state, waiting: undefined}});
  if (isWorkbenchChanged(state)) {
    tools.notify('Not sent. What you typed is kept until you open this form again.', 'dim');
  }
}
