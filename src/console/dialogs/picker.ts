import {type TextEdit, toTextEdit} from '../../core/edit/text-edit.ts';
import {createFinder, isSureMatch, type SearchText} from '../../core/search/finder.ts';
import {moveTo} from '../../core/table/scroll.ts';
import type {Choice} from '../bindings/command.ts';
import {centre} from '../layout/centre.ts';
import {defineDialog} from '../tools/define-dialog.ts';
import type {Dialog} from '../tools/dialog.ts';
import {nameDialog} from '../tools/dialog-name.ts';
import type {At, ControllerTools} from '../tools/parts.ts';
import {choosingBindings, leaveBinding} from '../tools/usual-bindings.ts';

/** A list to choose from by typing. */
export interface Picker {
  readonly title: string;
  readonly choices: readonly Choice[];
  readonly edit: TextEdit;
  /** The row that Enter takes; -1 while the best that is found is but a guess. */
  readonly index: number;
  /** Takes a value that is picked, or typed without being listed, in place of carrying out a command. */
  readonly take?: (text: string) => void;
  /** What is typed as a choice of its own: it stands before those that are listed. Undefined where it is none. */
  readonly reads?: (text: string) => Choice | undefined;
  /** Told of the choice under the cursor whenever that is another one, and of none once the list is left. */
  readonly tries?: (choice: Choice | undefined) => void;
}

/** Opens a list to choose from. */
export function openPicker(
  {dialogs}: ControllerTools,
  picker: Pick<Picker, 'title' | 'choices' | 'take' | 'reads' | 'tries'> & Partial<Pick<Picker, 'index'>>,
): Dialog<Picker> {
  const dialog = dialogs.open(pickerDialog, {index: 0, ...picker, edit: toTextEdit('')});
  dialog.signal.addEventListener('abort', () => picker.tries?.(undefined));
  return dialog;
}

/** Changes the list, and tries what the cursor is on then. */
function change({dialog}: At<Picker>, next: Picker): void {
  dialog.update(() => next);
  next.tries?.(findChoices(next)[next.index]);
}

/** The choices that match what was typed, best first. */
export function findChoices({choices, edit, reads}: Picker): readonly Choice[] {
  const find = createFinder(choices, toSearchText);
  const found = find(edit.text);
  const typed = edit.text.trim() === '' ? undefined : reads?.(edit.text.trim());
  if (typed !== undefined) return typed.command.type === 'nothing' ? [...found, typed] : [typed, ...found];
  // Commands are also known as `export-journal`.
  return found.length > 0 ? found : find(edit.text.replaceAll('-', ' '));
}

function toSearchText({label, also, note}: Choice): SearchText {
  return {names: also === undefined ? [label] : [label, also], others: note === undefined ? [] : [note]};
}

/** The row to stand on after typing: the first, unless it was only guessed at. */
function firstSure(picker: Picker): number {
  const [first] = findChoices(picker);
  // What was typed is a choice itself where it can be read as one.
  if (first === undefined || !picker.choices.includes(first)) return 0;
  const {text} = picker.edit;
  return [text, text.replaceAll('-', ' ')].some(query => isSureMatch(toSearchText(first), query)) ? 0 : -1;
}

export const pickerDialog = defineDialog(nameDialog<Picker>()('picker'), {
  modes: {main: {title: 'List to choose from', types: 'to find'}},
  bindings: [
    ...choosingBindings<Picker>((at, move) =>
      change(at, {...at.state, index: moveTo(move, at.state.index, 10, findChoices(at.state).length)}),
    ),
    {name: 'choose', title: 'Do it', keys: ['enter'], hint: 'do it', run: pick},
    leaveBinding,
  ],
  line: ({edit}) => edit,
  typed: (at, edit) => change(at, {...at.state, edit, index: firstSure({...at.state, edit})}),
  place: ({body}, {choices}) => centre(body, 84, Math.max(20, Math.min(choices.length + 3, 32))),
  leavesView: true,
});

/** Carries out the choice; a value is taken by who asked for it, and there may be one that is not listed. */
function pick({tools, dialog, state}: At<Picker>): void {
  const choice = findChoices(state)[state.index];
  if (state.take !== undefined) {
    const text = choice?.command.type === 'set-value' ? choice.command.text : state.edit.text.trim();
    if (text === '' && choice === undefined) return;
    dialog.close();
    return state.take(text);
  }
  if (choice === undefined) return tellGuess(tools, state);
  const {command} = choice;
  if (command.type === 'nothing' && command.why !== undefined) return tools.notify(command.why, 'warn');
  dialog.close();
  tools.execute(command);
}

/** Enter takes no guess: it says how the nearest is taken. */
function tellGuess(tools: ControllerTools, state: Picker): void {
  const [nearest] = findChoices(state);
  const typed = state.edit.text.trim();
  const hint = nearest === undefined ? '' : ` ↓ goes to the nearest: ${nearest.label}.`;
  tools.notify(`Nothing here is called ${typed}.${hint}`, 'warn');
}
