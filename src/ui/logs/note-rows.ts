import type {LogStore} from '../../console/logs/log-store.ts';
import {innerWidth} from '../../core/layout.ts';
import type {LogPaneState} from '../../core/logs/log-pane.ts';
import {fitText} from '../../core/text/fit.ts';
import {wrapText} from '../../core/text/wrap.ts';
import type {Tone} from '../../core/tone.ts';
import {bodyRow, type Frame} from '../paint/frame.ts';

/** Rows one note may take, and notes that are shown before their rest is only counted. */
const mostRows = 4;
const mostNotes = 2;

/** What has to be said about the groups that are followed, above their lines. */
export function toNoteRows({notes}: LogStore, frame: Frame): string[] {
  const all = [...notes().values()];
  const rows = all
    .slice(0, mostNotes)
    .flatMap(({text, tone}) => wrapped(`${tone === 'bad' ? '✗' : '!'} ${text}`, tone, frame, mostRows));
  const more = all.length - mostNotes;
  return more > 0 ? [...rows, ...wrapped(`and ${more} more of this kind`, 'warn', frame)] : rows;
}

/** What stands where no lines are. */
export function toEmptyRows(log: LogPaneState, logs: LogStore, frame: Frame): string[] {
  return wrapped(emptyText(log, logs), 'dim', frame);
}

function emptyText({reading, filter, level, isEmpty}: LogPaneState, {notes}: LogStore): string {
  if (!isEmpty) return `Nothing matches ${filter === '' ? `level ${level}` : filter}. Esc clears the filter.`;
  switch (reading) {
    case 'reading':
      return 'reading…';
    case 'following':
      return notes().size > 0
        ? 'No lines yet.'
        : 'Nothing was logged in this time. What comes appears here; t looks further back.';
    case 'stopped':
    case 'done':
      return 'Nothing was logged in this time. t looks further back.';
    case 'none':
      return 'Press l to follow the logs of the selection, i to invoke: what is printed appears here.';
  }
}

/** The text in at most `most` rows; the last one says by `…` that there is more. */
function wrapped(text: string, tone: Tone, frame: Frame, most = Number.POSITIVE_INFINITY): string[] {
  const width = innerWidth(frame.width);
  const rows = wrapText(text, width);
  const kept = rows.length <= most ? rows : [...rows.slice(0, most - 1), `${rows[most - 1]}${rows[most]}`];
  return kept.map(row => bodyRow(frame, frame.theme.tones[tone](fitText(row, width))));
}
