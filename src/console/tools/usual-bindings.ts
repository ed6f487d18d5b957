import {type Move, moveKeys, typingMoveKeys} from '../../core/keys/moves.ts';
import type {Command} from '../bindings/command.ts';
import {whyNoUndo} from '../session/connection-of.ts';
import type {DialogBinding} from './parts.ts';

/** Asks what the keys do here. */
export const helpBinding: DialogBinding<unknown> = {
  name: 'help',
  title: 'Help',
  keys: ['?'],
  hint: 'help',
  run: ({tools}) => tools.execute({type: 'help'}),
};

/** The same where a question mark is typed. */
export const typedHelpBinding: DialogBinding<unknown> = {
  ...helpBinding,
  name: 'help-while-typing',
  keys: ['alt+?'],
};

/** Leaves a dialog that takes no text. */
export const closeBinding: DialogBinding<unknown> = {
  name: 'close',
  title: 'Close',
  keys: ['esc', 'q'],
  hint: 'close',
  run: ({dialog}) => dialog.close(),
};

/** Leaves a dialog in which text is typed. */
export const leaveBinding: DialogBinding<unknown> = {
  name: 'leave',
  title: 'Close',
  keys: ['esc'],
  hint: 'close',
  run: ({dialog}) => dialog.close(),
};

/** A binding that carries out a command, whatever dialog it is pressed in. */
export function commandBinding(
  {name, title, keys, hint}: Pick<DialogBinding<unknown>, 'name' | 'title' | 'keys' | 'hint'>,
  command: Command,
): DialogBinding<unknown> {
  return {name, title, keys, ...(hint !== undefined && {hint}), run: ({tools}) => tools.execute(command)};
}

type MoveRun<State> = (at: Parameters<DialogBinding<State>['run']>[0], move: Move) => void;

/** Words that tell in the footer what moving does here. */
const scrollWords: Partial<Record<Move, DialogBinding<unknown>['hint']>> = {
  down: 'scroll',
  up: 'scroll',
  'page-down': {word: 'page', key: 'pagedown'},
  'page-up': {word: 'page', key: 'pageup'},
  first: 'first, last',
  last: 'first, last',
};

/** Moving in a list, by the keys of the panes. */
export function listBindings<State>(run: MoveRun<State>, word?: string): readonly DialogBinding<State>[] {
  return moveKeys.map(({move, title, keys}) => ({
    name: `move-${move}`,
    title,
    keys,
    ...(word !== undefined && (move === 'down' || move === 'up') && {hint: word}),
    run: at => run(at, move),
  }));
}

/** Moving in a text: a blank goes on reading. */
export function textBindings<State>(run: MoveRun<State>): readonly DialogBinding<State>[] {
  const moves = listBindings(run).map((binding, index) => {
    const move = moveKeys[index]?.move;
    const hint = move === undefined ? undefined : scrollWords[move];
    return hint === undefined ? binding : {...binding, hint};
  });
  return [...moves, {name: 'read-on', title: 'Next page', keys: ['space'], run: at => run(at, 'page-down')}];
}

/** Moving in a list that is found in by typing. */
export function choosingBindings<State>(run: MoveRun<State>): readonly DialogBinding<State>[] {
  return typingMoveKeys.map(({move, title, keys}) => ({
    name: `choose-${move}`,
    title,
    keys,
    ...((move === 'up' || move === 'down') && {hint: 'choose'}),
    run: at => run(at, move),
  }));
}

/** Puts the last change back, also from where it is told that this can be done. */
export const undoBinding: DialogBinding<unknown> = {
  ...commandBinding({name: 'undo', title: 'Undo the last change', keys: ['u']}, {type: 'undo'}),
  unavailable: ({tools}) => whyNoUndo(tools.store.getState()),
};
