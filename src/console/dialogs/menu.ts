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
  readonly index: number;
}

/** Opens a menu over what is there, at how things stand now. */
export function openMenu({dialogs}: ControllerTools, menu: Pick<Menu, 'title' | 'choices'>): void {
  const index = Math.max(
    0,
    menu.choices.findIndex(({isCurrent}) => isCurrent),
  );
  dialogs.open(menuDialog, {...menu, index});
}

/** Whether the keys 1 to 9 choose all there is: a menu that short is never scrolled. */
export function isNumbered({choices}: Menu): boolean {
  return choices.length <= 9;
}

export const menuDialog = defineDialog(nameDialog<Menu>()('menu'), {
  modes: {main: {title: 'Menu'}, numbered: {title: 'Menu'}},
  mode: menu => (isNumbered(menu) ? 'numbered' : 'main'),
  bindings: [
    {
      name: 'choose-number',
      title: 'Do that one',
      keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
      modes: ['numbered'],
      hint: 'do that one',
      run: (at, key) => choose(at, at.state.choices[Number(key) - 1]),
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
  place: ({body}, {choices}) => centre(body, 72, choices.length + 2),
  leavesView: true,
});

function choose({tools, dialog}: At<Menu>, choice: Choice | undefined): void {
  if (choice === undefined) return;
  dialog.close();
  tools.execute(choice.command);
}
