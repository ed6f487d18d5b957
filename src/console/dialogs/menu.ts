import {moveTo} from '../../core/table/scroll.ts';
import type {Choice} from '../bindings/command.ts';
import {centre} from '../layout/centre.ts';
import {defineDialog} from '../tools/define-dialog.ts';
import {nameDialog} from '../tools/dialog-name.ts';
import type {At, ControllerTools} from '../tools/parts.ts';
import {closeBinding, listBindings} from '../tools/usual-bindings.ts';

/** A short menu. */
export interface Menu {
  readonly title: string;
  readonly choices: readonly Choice[];
  /** The letter of each choice, where it is chosen by one. */
  readonly letters?: readonly string[];
  readonly index: number;
}

/** Opens a menu over what is there, at how things stand now. */
export function openMenu({dialogs}: ControllerTools, menu: Omit<Menu, 'index'>): void {
  const index = Math.max(
    0,
    menu.choices.findIndex(({isCurrent}) => isCurrent),
  );
  dialogs.open(menuDialog, {...menu, index});
}

/** The key of each choice: its letter, or its number where the keys 1 to 9 choose all there is, for a menu that short is never scrolled. */
export function listMenuKeys({choices, letters}: Menu): readonly string[] {
  return letters ?? (choices.length <= 9 ? choices.map((_, index) => String(index + 1)) : []);
}

/** The letters that can choose something: the others move, close or explain. */
const menuLetters = [...'abcdefhilmnoprstuvwxyz'];

/** A letter for each of these words, one of its own where that is free; none once all are taken. */
export function pickLetters(words: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return words.map(word => {
    const letter = [...word.toLowerCase(), ...menuLetters].find(one => menuLetters.includes(one) && !taken.has(one));
    if (letter !== undefined) taken.add(letter);
    return letter ?? '';
  });
}

export const menuDialog = defineDialog(nameDialog<Menu>()('menu'), {
  modes: {main: {title: 'Menu'}, numbered: {title: 'Menu'}, lettered: {title: 'Menu with letters'}},
  mode: menu => {
    if (menu.letters !== undefined) return 'lettered';
    return listMenuKeys(menu).length > 0 ? 'numbered' : 'main';
  },
  bindings: [
    {
      name: 'choose-number',
      title: 'Do that one',
      keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
      modes: ['numbered'],
      hint: 'do that one',
      run: (at, key) => choose(at, at.state.choices[Number(key) - 1]),
    },
    {
      name: 'choose-letter',
      title: 'Do what has that letter',
      keys: menuLetters,
      modes: ['lettered'],
      run: (at, key) => choose(at, at.state.choices[listMenuKeys(at.state).indexOf(key)]),
    },
    ...listBindings<Menu>(
      ({dialog}, move) => dialog.update(menu => ({...menu, index: moveTo(move, menu.index, 10, menu.choices.length)})),
      'choose',
    ),
    {
      name: 'choose',
      title: 'Do it',
      keys: ['enter'],
      hint: 'do it',
      run: at => choose(at, at.state.choices[at.state.index]),
    },
    closeBinding,
  ],
  point: ({dialog}, index) => dialog.update(menu => ({...menu, index})),
  place: ({body}, {choices}) => centre(body, 72, choices.length + 2),
  leavesView: true,
});

function choose({tools, dialog}: At<Menu>, choice: Choice | undefined): void {
  if (choice === undefined) return;
  dialog.close();
  tools.execute(choice.command);
}
