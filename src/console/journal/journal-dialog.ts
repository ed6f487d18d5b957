import {type TextEdit, toTextEdit} from '../../core/edit/text-edit.ts';
import {findEntries, type JournalEntry} from '../../core/journal/journal.ts';
import {moveTo} from '../../core/table/scroll.ts';
import {openSaveOfText} from '../dialogs/save-text.ts';
import {bodyOf} from '../dialogs/scroll.ts';
import {sayCommand} from '../selection/say-command.ts';
import {defineDialog} from '../tools/define-dialog.ts';
import {nameDialog} from '../tools/dialog-name.ts';
import {filterBindings} from '../tools/filter-bindings.ts';
import type {At, ControllerTools} from '../tools/parts.ts';
import {helpBinding, textBindings} from '../tools/usual-bindings.ts';

/** The session's calls as they were when the journal was opened. */
export interface JournalState {
  readonly entries: readonly JournalEntry[];
  readonly filter: TextEdit;
  /** True while the filter is being typed. */
  readonly typing: boolean;
  /** Row of the cursor among the entries that match. */
  readonly index: number;
}

/** Opens the session's calls, newest first. */
export function openJournal({dialogs, services}: ControllerTools): void {
  dialogs.open(journalDialog, {entries: services.journal(), filter: toTextEdit(''), typing: false, index: 0});
}

/** Rows of the list, for a body that high: the rest tells everything of the selected call. */
export function journalListHeight(bodyHeight: number): number {
  return Math.max(1, bodyHeight - journalFactsHeight(bodyHeight) - 5);
}

/** Rows for all that is known of the selected call. */
export function journalFactsHeight(bodyHeight: number): number {
  return Math.max(3, Math.min(9, Math.floor(bodyHeight / 3)));
}

export const journalDialog = defineDialog(nameDialog<JournalState>()('journal'), {
  modes: {reading: {title: 'Journal'}, typing: {title: 'Journal, while its filter is typed', types: 'to find'}},
  mode: ({typing}) => (typing ? 'typing' : 'reading'),
  bindings: [
    ...[
      ...textBindings<JournalState>(({tools, dialog, state}, move) => {
        const height = journalListHeight(bodyOf(tools).height);
        const {length} = findEntries(state.entries, state.filter.text);
        dialog.update(journal => ({...journal, index: moveTo(move, journal.index, height, length)}));
      }).map(({hint: _, ...binding}) => (/move-(down|up)/.test(binding.name) ? {...binding, hint: 'choose'} : binding)),
      {name: 'copy', title: 'Copy the aws command', keys: ['y'], hint: 'copy the aws command', run: copy},
      {name: 'save', title: 'Save the calls that are listed', keys: ['S'], hint: 'save', run: save},
      {
        name: 'filter',
        title: 'Filter',
        keys: ['/'],
        hint: 'filter',
        run: ({dialog}: At<JournalState>) => dialog.update(journal => ({...journal, typing: true})),
      },
      {
        name: 'refresh',
        title: 'Look again',
        keys: ['r'],
        hint: 'look again',
        run: ({tools, dialog}: At<JournalState>) =>
          dialog.update(journal => ({...journal, entries: tools.services.journal(), index: 0})),
      },
      helpBinding,
      {name: 'close', title: 'Close; first clears the filter', keys: ['esc'], hint: 'close', run: close},
      {name: 'leave-journal', title: 'Close', keys: ['q'], run: ({dialog}: At<JournalState>) => dialog.close()},
    ].map(binding => ({...binding, modes: ['reading']})),
    ...filterBindings<JournalState>({
      keep: journal => ({...journal, typing: false}),
      clear: journal => ({...journal, typing: false, filter: toTextEdit(''), index: 0}),
    }),
  ],
  line: ({typing, filter}) => (typing ? filter : undefined),
  typed: ({dialog}, filter) => dialog.update(journal => ({...journal, filter, index: 0})),
  point: ({dialog}, index) => dialog.update(journal => ({...journal, index})),
  place: ({body}) => body,
});

function copy({tools, state: {entries, filter, index}}: At<JournalState>): void {
  const entry = findEntries(entries, filter.text)[index];
  if (entry !== undefined) tools.execute({type: 'copy', what: sayCommand(entry.notes), text: entry.command});
}

function save({tools, state: {entries, filter}}: At<JournalState>): void {
  openSaveOfText(tools, 'Journal', JSON.stringify(findEntries(entries, filter.text), undefined, 2));
}

function close({dialog, state}: At<JournalState>): void {
  if (state.filter.text === '') return dialog.close();
  dialog.update(journal => ({...journal, filter: toTextEdit(''), index: 0}));
}
