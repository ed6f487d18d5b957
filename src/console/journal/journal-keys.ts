import {applyEditKey, insertText, toTextEdit} from '../../core/edit/text-edit.ts';
import {findEntries, type JournalEntry} from '../../core/journal/journal.ts';
import {textMoves} from '../../core/keys/moves.ts';
import {moveTo} from '../../core/table/scroll.ts';
import {listHeight} from '../../ui/journal/journal-view.tsx';
import {layoutOf} from '../layout/geometry.ts';
import type {JournalOverlay} from '../session/overlay.ts';
import type {ControllerTools} from '../tools/parts.ts';

/** Opens the session's calls, newest first. */
export function openJournal({open, services}: ControllerTools): void {
  open({type: 'journal', entries: services.journal(), filter: toTextEdit(''), typing: false, index: 0});
}

/** A key over the journal. */
export function handleJournalKey(tools: ControllerTools, journal: JournalOverlay, key: string, input: string): void {
  if (journal.typing) return handleFilterKey(tools, journal, key, input);
  const shown = findEntries(journal.entries, journal.filter.text);
  const selected = shown[journal.index];
  const move = textMoves[key];
  if (move !== undefined) {
    const height = listHeight(layoutOf(tools.store.getState(), tools.resources).body.height);
    return tools.open({...journal, index: moveTo(move, journal.index, height, shown.length)});
  }
  switch (key) {
    case 'esc':
      return journal.filter.text === '' ? tools.close() : tools.open({...journal, filter: toTextEdit(''), index: 0});
    case 'q':
      return tools.close();
    case '/':
      return tools.open({...journal, typing: true});
    case 'r':
      return tools.open({...journal, entries: tools.services.journal(), index: 0});
    case 'y':
      return copy(tools, selected);
  }
}

/** Pasted text goes into the filter as one line. */
export function pasteIntoJournal({open}: ControllerTools, journal: JournalOverlay, text: string): void {
  open({...journal, filter: insertText(journal.filter, text, 'single'), index: 0});
}

function copy(tools: ControllerTools, entry: JournalEntry | undefined): void {
  if (entry !== undefined) tools.execute({type: 'copy', what: 'aws command', text: entry.command});
}

function handleFilterKey(tools: ControllerTools, journal: JournalOverlay, key: string, input: string): void {
  if (key === 'enter') return tools.open({...journal, typing: false});
  if (key === 'esc') return tools.open({...journal, typing: false, filter: toTextEdit(''), index: 0});
  const typed = key === input || key === 'space' ? insertText(journal.filter, input, 'single') : undefined;
  const filter = applyEditKey(journal.filter, key, 'single') ?? typed;
  if (filter !== undefined) tools.open({...journal, filter, index: 0});
}
