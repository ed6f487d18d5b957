import type {Remedy} from '../../core/remedies/remedy.ts';
import {findCurrentRemedy, pickRemedies, pickSettled, type RemedyRow} from '../../core/remedies/remedy-rows.ts';
import {displayWidth, fitText} from '../../core/text/fit.ts';
import {wrapText} from '../../core/text/wrap.ts';
import type {Theme} from '../paint/theme.ts';

/** A painted row of the menu, exactly as wide as the inside of its frame. */
export interface MenuRow {
  readonly text: string;
  readonly selected: boolean;
  /** Which of the remedies it is of, where it is of one. */
  readonly index?: number;
}

/** The remedies under their groups: each with its number, the state before and after it, and its notes below. */
export function buildMenuRows(
  rows: readonly RemedyRow[],
  selected: string | undefined,
  theme: Theme,
  width: number,
): readonly MenuRow[] {
  const remedies = pickRemedies(rows);
  const settled = pickSettled(rows);
  const current = findCurrentRemedy(rows, selected);
  const titleWidth = Math.min(
    Math.max(0, ...remedies.map(({title}) => displayWidth(title))),
    Math.max(16, Math.floor(width / 2)),
  );
  return rows.flatMap((row, index) => {
    const isFirst = rows[index - 1]?.group !== row.group;
    const heading = isFirst
      ? [...(index === 0 ? [] : [blank(width)]), plain(theme.tones.heading, row.group, width)]
      : [];
    if ('words' in row) return [...heading, plain(theme.tones.dim, `   ${row.words}`, width)];
    const place = {index: remedies.indexOf(row), isNumbered: settled.includes(row), selected: row === current};
    return [...heading, ...buildRemedyRows(row, {...place, theme, width, titleWidth})];
  });
}

interface Place {
  readonly index: number;
  readonly isNumbered: boolean;
  readonly selected: boolean;
  readonly theme: Theme;
  readonly width: number;
  readonly titleWidth: number;
}

function buildRemedyRows(
  remedy: Remedy,
  {index, isNumbered, selected, theme, width, titleWidth}: Place,
): readonly MenuRow[] {
  const {title, before, after, notes, does} = remedy;
  const key = isNumbered && index < 9 ? `${index + 1}  ` : '   ';
  const isPossible = 'operation' in does;
  const head = `${key}${fitText(title, titleWidth, 'middle')}  ${before}${isPossible ? ` → ${after}` : ''}`;
  const line = fitText(head, width);
  const paint = isPossible ? theme.tones.plain : theme.tones.dim;
  const more = isPossible ? notes : [`not possible: ${does.impossible}`, ...notes];
  return [
    {text: selected ? theme.selected(line) : paint(line), selected, index},
    ...more.flatMap(note =>
      wrapText(note, Math.max(1, width - 5)).map(text => plain(theme.tones.dim, `     ${text}`, width)),
    ),
  ];
}

function plain(paint: (text: string) => string, text: string, width: number): MenuRow {
  return {text: paint(fitText(text, width)), selected: false};
}

function blank(width: number): MenuRow {
  return {text: ' '.repeat(width), selected: false};
}
