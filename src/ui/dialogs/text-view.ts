import {matchingRows, type ReadText, wrapLines} from '../../console/dialogs/text.ts';
import type {Rect} from '../../core/layout.ts';
import {innerWidth} from '../../core/layout.ts';
import {findMatchingPlaces} from '../../core/text/find-rows.ts';
import {displayWidth, fitText} from '../../core/text/fit.ts';
import {lineWithCursor} from '../paint/edited-line.ts';
import {bodyRow, type Frame, frameRows} from '../paint/frame.ts';
import {type PlacedRows, placeRows} from '../paint/placed-rows.ts';
import type {Paint, Theme} from '../paint/theme.ts';
import type {DrawnConsole} from '../parts/console.ts';

/** A text to read and scroll, with what is looked for in it. */
export function buildTextView(parts: DrawnConsole, text: ReadText, rect: Rect): readonly PlacedRows[] {
  const {theme} = parts;
  const {services} = parts.controller.tools;
  const frame: Frame = {theme, width: rect.width, focused: true, place: 'alone'};
  const lines = wrapLines(text, innerWidth(rect.width));
  const {search} = text;
  const foot = search === undefined ? [] : [paintSearch(search, matchingRows(lines, search.query), frame)];
  const count = rect.height - 2 - foot.length;
  const top = Math.max(0, Math.min(text.top, lines.length - count));
  const rows = lines.map(({text: row, line}, index) => ({text: row, paint: toRowPaint(line, index)}));
  const title =
    lines.length > count
      ? `${text.title}  ${top + 1}–${Math.min(lines.length, top + count)} of ${lines.length}`
      : text.title;
  const framed = frameRows(frame, rect.height - foot.length, title, rows, top);
  return placeRows(rect, [...framed.slice(0, -1), ...foot, ...framed.slice(-1)]);

  function toRowPaint(line: string, index: number): Paint {
    if (search?.query) return shown => paintMatches(shown, search.query, index === search.row, theme);
    return isAddress(line) ? shown => services.toLink(shown, line) : theme.tones.plain;
  }
}

/** A row with what is looked for underlined; of the one that was gone to as a cursor is. */
function paintMatches(row: string, query: string, isCurrent: boolean, theme: Theme): string {
  const paint = isCurrent ? theme.selected : theme.found;
  let painted = '';
  let from = 0;
  for (const {start, end} of findMatchingPlaces(row, query)) {
    painted += theme.tones.plain(row.slice(from, start)) + paint(row.slice(start, end));
    from = end;
  }
  return painted + theme.tones.plain(row.slice(from));
}

function paintSearch(
  {query, edit, row}: NonNullable<ReadText['search']>,
  found: readonly number[],
  frame: Frame,
): string {
  const {theme} = frame;
  const width = innerWidth(frame.width);
  const words = query === '' ? '' : formatFound(found, row);
  const room = Math.max(4, width - displayWidth(words) - 3);
  const typed = edit === undefined ? fitText(query, room) : lineWithCursor(edit, room, theme.selected);
  const tone = found.length === 0 ? theme.tones.warn : theme.tones.dim;
  return bodyRow(frame, `${theme.key('/')}${typed}${tone(fitText(`  ${words}`, width - 1 - room))}`);
}

function formatFound(found: readonly number[], row: number): string {
  if (found.length === 0) return 'not found';
  return `${found.indexOf(row) + 1} of ${found.length} · n N`;
}

function isAddress(line: string): boolean {
  return /^https:\/\/\S+$/.test(line);
}
