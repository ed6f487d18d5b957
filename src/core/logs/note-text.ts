import {wrapText} from '../text/wrap.ts';
import type {LogNote} from './log-pane.ts';

/** Rows one note may take, and notes that are shown before their rest is only counted. */
const mostRows = 4;
const mostNotes = 2;

/** What has to be said about the groups that are followed, in rows of a width: at most `most`, for lines want room, too. */
export function noteRows(notes: readonly LogNote[], width: number, most: number): LogNote[] {
  const rows = notes
    .slice(0, mostNotes)
    .flatMap(({text, tone}) =>
      cut(wrapText(`${tone === 'bad' ? '✗' : '!'} ${text}`, width)).map(row => ({text: row, tone})),
    );
  const more = notes.length - mostNotes;
  const rest = more > 0 ? wrapText(`and ${more} more of this kind`, width) : [];
  return [...rows, ...rest.map(text => ({text, tone: 'warn'}) as const)].slice(0, most);
}

/** The rows that may be shown; the last one runs on beyond its end when there are more, which shows as `…`. */
function cut(rows: readonly string[]): readonly string[] {
  return rows.length <= mostRows ? rows : [...rows.slice(0, mostRows - 1), `${rows[mostRows - 1]}${rows[mostRows]}`];
}
