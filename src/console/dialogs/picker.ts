import {type TextEdit, toTextEdit, typeInLine} from '../../core/edit/text-edit.ts';
import type {Move} from '../../core/keys/moves.ts';
import {createFinder, isSureMatch} from '../../core/search/finder.ts';
import {moveTo} from '../../core/table/scroll.ts';
import type {Choice} from '../bindings/command.ts';
import {toSearchText} from '../bindings/find-text.ts';
import {centre} from '../layout/centre.ts';
import {completeLine, readWordLine, type WordCommand} from '../palette/word-command.ts';
import {withChosen} from '../session/recent-choices.ts';
import {defineDialog} from '../tools/define-dialog.ts';
import type {Dialog} from '../tools/dialog.ts';
import {nameDialog} from '../tools/dialog-name.ts';
import type {At, ControllerTools} from '../tools/parts.ts';
import {choosingBindings, leaveBinding} from '../tools/usual-bindings.ts';
import {putRecentFirst, toKnownAs} from './recent.ts';

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
  /** Commands that are typed with what they take behind them. */
  readonly words: readonly WordCommand[];
  /** The list under whose name is remembered what was chosen and typed; undefined where it would say nothing. */
  readonly list: string | undefined;
  /** What was typed in that list before, the newest first, and which of it stands in the line; -1 for none. */
  readonly history: readonly string[];
  readonly recalled: number;
}

/** Opens a list to choose from. It starts at what is chosen now; what was chosen last stands first where `list` names it. */
export function openPicker(
  {dialogs, store}: ControllerTools,
  {
    choices,
    list,
    words = [],
    ...picker
  }: Pick<Picker, 'title' | 'choices' | 'take' | 'reads' | 'tries'> & Partial<Pick<Picker, 'words' | 'list'>>,
): Dialog<Picker> {
  const recent = list === undefined ? undefined : store.getState().recent[list];
  const arranged = putRecentFirst(choices, recent?.chosen ?? []);
  const dialog = dialogs.open(pickerDialog, {
    ...picker,
    choices: arranged,
    words,
    list,
    history: recent?.typed ?? [],
    recalled: -1,
    edit: toTextEdit(''),
    index: findCurrent(arranged),
  });
  dialog.signal.addEventListener('abort', () => tryChoice(dialog.state(), undefined));
  return dialog;
}

/** The choices that match what was typed, best first. */
export function findChoices({choices, edit, reads, words}: Picker): readonly Choice[] {
  const {text} = edit;
  const line = readWordLine(words, text);
  if (line !== undefined && line.found.length > 0) return line.found;
  const find = createFinder(choices, toSearchText);
  const found = find(text);
  const typed = text.trim() === '' ? undefined : reads?.(text.trim());
  if (typed !== undefined) return typed.command.type === 'nothing' ? [...found, typed] : [typed, ...found];
  // Commands are also known as `export-journal`.
  return found.length > 0 ? found : find(text.replaceAll('-', ' '));
}

/** Whether the choices stand in their own order, under their headings: nothing narrows them. */
export function isWhole({edit}: Picker): boolean {
  return edit.text.trim() === '';
}

/** How the line could go on, to be taken by a key; empty where it could not, or while the cursor is within it. */
export function findCompletion(picker: Picker): string {
  const {words, edit} = picker;
  if (edit.cursor < edit.text.length) return '';
  return completeLine(words, edit.text, findChoices(picker)[Math.max(0, picker.index)]);
}

/** The row to stand on after typing: the first, unless it was only guessed at; before anything is typed, what is chosen now. */
function firstSure(picker: Picker): number {
  const {words, edit} = picker;
  const line = readWordLine(words, edit.text);
  if (line !== undefined && line.found.length > 0) return line.rest === '' ? findCurrent(line.found) : 0;
  if (isWhole(picker)) return findCurrent(picker.choices);
  const [first] = findChoices(picker);
  // What was typed is a choice itself where it can be read as one.
  if (first === undefined || !picker.choices.includes(first)) return 0;
  const {text} = edit;
  return [text, text.replaceAll('-', ' ')].some(query => isSureMatch(toSearchText(first), query)) ? 0 : -1;
}

function findCurrent(choices: readonly Choice[]): number {
  return Math.max(
    0,
    choices.findIndex(({isCurrent}) => isCurrent),
  );
}

export const pickerDialog = defineDialog(nameDialog<Picker>()('picker'), {
  modes: {main: {title: 'List to choose from', types: 'to find'}},
  bindings: [
    ...choosingBindings<Picker>((at, move) => change(at, recall(at.state, move) ?? moved(at.state, move))),
    {name: 'choose', title: 'Do it', keys: ['enter'], hint: 'do it', run: pick},
    {
      name: 'complete-line',
      title: 'Complete what is typed as shown',
      keys: ['tab', 'right'],
      hint: 'complete',
      run: complete,
    },
    leaveBinding,
  ],
  line: ({edit}) => edit,
  typed: (at, edit) => change(at, retyped(at.state, edit)),
  point: (at, index) => change(at, {...at.state, index}),
  scroll: (at, move) => change(at, moved(at.state, move)),
  place: ({body}, picker) => centre(body, 84, Math.max(fewestRows, Math.min(countRows(picker), 32))),
  leavesView: true,
});

/** Rows of a list that is narrowed by typing: what it becomes then has room, too. */
const fewestRows = 10;

function countRows({choices}: Picker): number {
  return choices.length + new Set(choices.map(({group}) => group)).size + 3;
}

/** Changes the list, and tries what the cursor is on then. */
function change({dialog, state}: At<Picker>, next: Picker): void {
  const isOther =
    readWordLine(state.words, state.edit.text)?.command !== readWordLine(next.words, next.edit.text)?.command;
  if (isOther) tryChoice(state, undefined);
  dialog.update(() => next);
  tryChoice(next, findChoices(next)[next.index]);
}

/** Tells whoever shows beforehand what a choice would make of the screen. */
function tryChoice({tries, words, edit}: Picker, choice: Choice | undefined): void {
  tries?.(choice);
  readWordLine(words, edit.text)?.command.tries?.(choice);
}

function moved(state: Picker, move: Move): Picker {
  return {...state, index: moveTo(move, state.index, 10, findChoices(state).length)};
}

function retyped(state: Picker, edit: TextEdit): Picker {
  const next = {...state, edit};
  return edit.text === state.edit.text ? next : {...next, index: firstSure(next)};
}

/** Above the first row stands what was typed before, the newest first; undefined while that is not meant. */
function recall(state: Picker, move: Move): Picker | undefined {
  const {edit, history, recalled, index} = state;
  const isOwn = edit.text !== '' && edit.text !== history[recalled];
  const next = recalled + (move === 'up' ? 1 : -1);
  if (isOwn || (move === 'up' ? index > 0 || next >= history.length : move !== 'down' || recalled === -1))
    return undefined;
  return {...retyped(state, toTextEdit(history[next] ?? '')), recalled: next};
}

function complete(at: At<Picker>, key: string): void {
  const {state} = at;
  const rest = findCompletion(state);
  const edit = rest === '' ? typeInLine(state.edit, key, '') : toTextEdit(state.edit.text + rest);
  if (edit !== undefined) change(at, retyped(state, edit));
}

/** Carries out the choice; a value is taken by who asked for it, and there may be one that is not listed. */
function pick(at: At<Picker>): void {
  const {tools, dialog, state} = at;
  const choice = findChoices(state)[state.index];
  if (choice?.fills !== undefined) return change(at, retyped(state, toTextEdit(choice.fills)));
  if (state.take !== undefined) {
    const text = choice?.command.type === 'set-value' ? choice.command.text : state.edit.text.trim();
    if (text === '' && choice === undefined) return;
    if (choice !== undefined) remember(at, choice);
    dialog.close();
    return state.take(text);
  }
  if (choice === undefined) return tellGuess(tools, state);
  const {command} = choice;
  if (command.type === 'nothing' && command.why !== undefined) return tools.notify(command.why, 'warn');
  remember(at, choice);
  dialog.close();
  tools.execute(command);
}

function remember({tools, state: {list, choices, edit}}: At<Picker>, choice: Choice): void {
  if (list === undefined) return;
  const name = choices.includes(choice) ? toKnownAs(choice) : '';
  const {recent} = tools.store.getState();
  tools.store.dispatch({type: 'recent', recent: withChosen(recent, list, name, edit.text.trim())});
}

/** Enter takes no guess: it says how the nearest is taken, or what can stand behind a command. */
function tellGuess(tools: ControllerTools, state: Picker): void {
  const line = readWordLine(state.words, state.edit.text);
  const [nearest] = findChoices(state);
  const typed = state.edit.text.trim();
  if (nearest === undefined && line !== undefined) {
    const {name, choices} = line.command;
    if (choices.length === 0) return tools.notify(`There is nothing here that ${name} could take.`, 'warn');
    const names = choices.slice(0, 8).map(({label}) => label);
    return tools.notify(`${name} takes none of that name, but: ${names.join(', ')}`, 'warn');
  }
  const hint = nearest === undefined ? '' : ` ↓ goes to the nearest: ${nearest.label}.`;
  tools.notify(`Nothing here is called ${typed}.${hint}`, 'warn');
}
