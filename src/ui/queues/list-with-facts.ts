import {innerWidth, type Rect} from '../../core/layout.ts';
import {fitText} from '../../core/text/fit.ts';
import {wrapText} from '../../core/text/wrap.ts';
import type {Tone} from '../../core/tone.ts';
import {bodyRow, bottomRow, type Frame, findScrollPart, tellPlace, topRow, withScrollBar} from '../paint/frame.ts';
import {type PlacedRows, placeRows} from '../paint/placed-rows.ts';
import type {Theme} from '../paint/theme.ts';

interface ListWithFacts {
  readonly title: string;
  /** Stands over the list. */
  readonly notes: readonly {readonly text: string; readonly tone: Tone}[];
  readonly heading: string;
  readonly rows: readonly {readonly text: string; readonly tone: Tone}[];
  readonly index: number;
  /** All that is known of the one under the cursor. */
  readonly facts: readonly string[];
}

/** A list, and below it what is known of the row under the cursor. */
export function buildListWithFacts(
  theme: Theme,
  rect: Rect,
  {title, notes, heading, rows, index, facts}: ListWithFacts,
): readonly PlacedRows[] {
  const frame: Frame = {theme, width: rect.width, focused: true, place: 'alone'};
  const width = innerWidth(rect.width);
  const told = notes.flatMap(({text, tone}) => wrapText(text, width).map(line => ({line, tone})));
  const most = Math.max(1, rect.height - told.length - 5);
  const height = Math.max(1, Math.min(rows.length, Math.ceil(most / 2)));
  const known = facts.flatMap(fact => wrapText(fact, width)).slice(0, Math.max(0, most - height));
  const part = findScrollPart(index, height, rows.length);
  const {first} = part;
  const list = Array.from({length: height}, (_, row) => {
    const shown = rows[first + row];
    const text = fitText(shown?.text ?? '', width);
    if (first + row === index && shown) return bodyRow(frame, theme.selected(text), theme.focusedTitle('▌'));
    return bodyRow(frame, theme.tones[shown?.tone ?? 'plain'](text));
  });
  const all = [
    topRow(frame, title, [{text: ` ${rows.length}`, paint: theme.tones.dim}], tellPlace(index, part)),
    ...told.map(({line, tone}) => bodyRow(frame, theme.tones[tone](fitText(line, width)))),
    bodyRow(frame, theme.tones.heading(fitText(rows.length === 0 ? '' : heading, width))),
    ...withScrollBar(frame, list, part),
    bodyRow(frame, theme.border('─'.repeat(width))),
    ...known.map(text => bodyRow(frame, fitText(text, width))),
  ];
  const rest = Math.max(0, rect.height - 1 - all.length);
  const filled = [...all, ...Array.from({length: rest}, () => bodyRow(frame, ' '.repeat(width)))];
  return placeRows(rect, [...filled.slice(0, rect.height - 1), bottomRow(frame)]);
}
