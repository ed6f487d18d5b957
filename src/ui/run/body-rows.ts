import {innerWidth} from '../../core/layout.ts';
import {findInText} from '../../core/run/find-lines.ts';
import {countInside, isFolded, lineAfter} from '../../core/run/folding.ts';
import type {Line, Lines} from '../../core/run/lines.ts';
import {measureIndent, type ReadingPlace, toSign} from '../../core/run/place.ts';
import {displayWidth, fitText} from '../../core/text/fit.ts';
import {findSlices, type Slice} from '../../core/text/slices.ts';
import {bodyRow, type Frame, withScrollBar} from '../paint/frame.ts';
import type {Paint, Theme} from '../paint/theme.ts';

/** The rows of a window of lines, painted; the cursor's line is marked and what is looked for stands out. */
export function buildBodyRows(
  lines: Lines,
  place: ReadingPlace,
  query: string,
  frame: Frame,
  height: number,
): string[] {
  const rows: string[] = [];
  let line: number | undefined = lines.count === 0 ? undefined : place.top;
  while (line !== undefined && rows.length < height) {
    rows.push(...buildLineRows(lines, line, place, query, frame));
    line = lineAfter(lines, place.folds, line);
  }
  const blank = bodyRow(frame, ' '.repeat(innerWidth(frame.width)));
  const all = Array.from({length: height}, (_, index) => rows[index] ?? blank);
  const part = {first: place.top, shown: (line ?? lines.count) - place.top, total: lines.count};
  return withScrollBar(frame, all, part);
}

function buildLineRows(
  lines: Lines,
  index: number,
  {folds, cursor}: ReadingPlace,
  query: string,
  frame: Frame,
): string[] {
  const width = innerWidth(frame.width);
  const line = lines.line(index);
  const indent = measureIndent(lines, index, width);
  const marks = findInText(line.text, query);
  const sign = lines.outline === undefined ? '' : `${toSign(lines, folds, index)} `;
  const lead = ' '.repeat(indent - sign.length) + frame.theme.tones.dim(sign);
  const end = isFolded(lines, folds, index) ? formatFolded(lines, index) : '';
  const marker = index === cursor ? '▌' : ' ';
  return findSlices(line.text, width - indent).map((slice, row) => {
    const before = row === 0 ? lead : ' '.repeat(indent);
    const room = width - indent - displayWidth(line.text.slice(slice.from, slice.to));
    const after = slice.to === line.text.length ? fitText(end, room) : ' '.repeat(room);
    return bodyRow(
      frame,
      `${before}${paintSlice(line, slice, marks, frame.theme)}${frame.theme.tones.dim(after)}`,
      marker,
    );
  });
}

/** Counting goes no further: how many more there are says nothing. */
const mostCounted = 1000;

/** What stands in place of what is folded: how much it is, and its closing bracket. */
function formatFolded(lines: Lines, index: number): string {
  const count = countInside(lines, index, mostCounted);
  const closing = lines.line(lines.outline?.close(index) ?? index).text;
  return ` ${count >= mostCounted ? `${mostCounted}+` : count} ${closing}`;
}

/** A part of a line in pieces: its label, what is looked for, the rest. */
function paintSlice({text, label, tone}: Line, {from, to}: Slice, marks: readonly Slice[], theme: Theme): string {
  const edges = new Set([
    from,
    to,
    ...[label, ...marks.flatMap(mark => [mark.from, mark.to])].filter(at => at > from && at < to),
  ]);
  const places = [...edges].toSorted((a, b) => a - b);
  return places
    .slice(0, -1)
    .map((start, index) => {
      const part = text.slice(start, places[index + 1]);
      if (marks.some(mark => mark.from <= start && start < mark.to)) return theme.selected(part);
      const paint: Paint = start < label ? theme.tones.accent : theme.tones[tone];
      return paint(part);
    })
    .join('');
}
