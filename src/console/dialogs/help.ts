import {type TextEdit, toTextEdit} from '../../core/edit/text-edit.ts';
import {showKeys} from '../../core/keys/hints.ts';
import {createFinder} from '../../core/search/finder.ts';
import {moveTo} from '../../core/table/scroll.ts';
import {type HelpEntry, listHelpEntries} from '../bindings/help-entries.ts';
import type {OpenDialog} from '../session/open-dialog.ts';
import {toContext} from '../tools/context.ts';
import {defineDialog} from '../tools/define-dialog.ts';
import {nameDialog} from '../tools/dialog-name.ts';
import type {At, ControllerTools} from '../tools/parts.ts';
import {choosingBindings, helpBinding} from '../tools/usual-bindings.ts';
import {listDialogEntries} from './dialog-help.ts';

/** The keys that work in a dialog as it was, or in the panes, as far as what is typed finds them. */
export interface Help {
  readonly of: OpenDialog | undefined;
  readonly edit: TextEdit;
  /** The entry that Enter does. */
  readonly index: number;
}

/** Opens the help for what is on top. */
export function openHelp({dialogs}: ControllerTools): void {
  dialogs.open(helpDialog, {of: dialogs.top(), edit: toTextEdit(''), index: 0});
}

/** What works there, under its headings; once something is typed what that finds, best first. */
export function findHelpEntries(tools: ControllerTools, {of, edit}: Help): readonly HelpEntry[] {
  const entries =
    of === undefined ? listHelpEntries(tools.actions, toContext(tools), tools.execute) : listDialogEntries(tools, of);
  const find = createFinder(entries, ({title, keys, group}) => ({names: [title], others: [showKeys(keys), group]}));
  return find(edit.text);
}

export const helpDialog = defineDialog(nameDialog<Help>()('help'), {
  modes: {main: {title: 'Help', types: 'to find'}, typing: {title: 'Help, found in', types: 'to find'}},
  mode: ({edit}) => (edit.text === '' ? 'main' : 'typing'),
  bindings: [
    ...choosingBindings<Help>(({tools, dialog, state}, move) =>
      dialog.update(help => ({...help, index: moveTo(move, state.index, 10, findHelpEntries(tools, state).length)})),
    ),
    {name: 'choose', title: 'Do it', keys: ['enter'], hint: 'do it', run: choose},
    {
      ...helpBinding,
      name: 'close-help',
      title: 'Close',
      keys: ['esc', '?', 'alt+?'],
      modes: ['main'],
      hint: {word: 'close', key: 'esc'},
      run: ({dialog}) => dialog.close(),
    },
    {
      name: 'filter-clear',
      title: 'Clear it',
      keys: ['esc'],
      modes: ['typing'],
      hint: 'clear',
      run: ({dialog}) => dialog.update(help => ({...help, edit: toTextEdit(''), index: 0})),
    },
  ],
  line: ({edit}) => edit,
  typed: ({dialog}, edit) => dialog.update(help => ({...help, edit, index: 0})),
  point: ({dialog}, index) => dialog.update(help => ({...help, index})),
  place: ({body}) => body,
});

/** Does what the entry says where the help was asked for. */
function choose({tools, dialog, state}: At<Help>): void {
  const entry = findHelpEntries(tools, state)[state.index];
  if (entry === undefined) return tools.notify('Nothing here is called that.', 'warn');
  if (entry.reason !== undefined) return tools.notify(`${entry.title}: ${entry.reason}`, 'warn');
  if (entry.run === undefined) return tools.notify(`${entry.title}: ${showKeys(entry.keys)} does that.`, 'dim');
  dialog.close();
  entry.run();
}
