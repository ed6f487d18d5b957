import {
  arrangementIn,
  type CompareState,
  comparedIndex,
  comparedRows,
  countComparedRows,
} from '../../console/compare/compare-state.ts';
import {isBeingCompared} from '../../core/compare/comparison.ts';
import {formatSide, nameSides} from '../../core/compare/side.ts';
import type {Rect} from '../../core/layout.ts';
import {innerWidth} from '../../core/layout.ts';
import {scrollTo} from '../../core/table/scroll.ts';
import {displayWidth, fitText, truncate} from '../../core/text/fit.ts';
import type {TonedText} from '../../core/tone.ts';
import {bodyRow, bottomRow, type Frame, topRow, withScrollBar} from '../paint/frame.ts';
import {type PlacedRows, placeRows} from '../paint/placed-rows.ts';
import type {Theme} from '../paint/theme.ts';
import type {DrawnConsole} from '../parts/console.ts';
import {buildContentRow, buildSideRow, measureCompared} from './compare-rows.ts';

/** Two things beside each other: what differs in them, and nothing else. */
export function buildCompareView(parts: DrawnConsole, state: CompareState, rect: Rect): readonly PlacedRows[] {
  const {theme} = parts;
  const frame: Frame = {theme, width: rect.width, focused: true, place: 'alone'};
  const width = innerWidth(rect.width);
  const {sides} = state.comparison;
  const rows = comparedRows(state, rect);
  const index = comparedIndex(state, rows);
  const count = countComparedRows(rect);
  const first = scrollTo(state.top, index, count, rows.length);
  const columns = measureCompared(state.comparison, width);
  const arrangement = arrangementIn(rect);
  const blank = bodyRow(frame, ' '.repeat(width));
  const body = Array.from({length: count}, (_, line) => {
    const row = rows[first + line];
    if (row === undefined) return blank;
    const parts = buildContentRow(row.content, columns, {width, arrangement});
    const selected = first + line === index;
    return bodyRow(
      frame,
      paintParts(parts, width, selected ? theme.selectedTones : theme.tones, selected ? theme : undefined),
      selected ? '▌' : ' ',
      {kind: 'choice', index: first + line},
    );
  });
  const title = topRow(
    frame,
    `Compare ${formatSide(sides[0])} with ${formatSide(sides[1])}`,
    isBeingCompared(state.comparison) ? [{text: ' ◌ reading', paint: theme.tones.dim}] : [],
    `read at ${state.readAt}`,
  );
  const head = bodyRow(
    frame,
    paintParts(buildSideRow(nameSides(sides), state.comparison.facts, columns), width, theme.tones, undefined),
  );
  const shown = withScrollBar(frame, body, {first, shown: count, total: rows.length});
  return placeRows(rect, [title, head, ...shown, bottomRow(frame)]);
}

/** The parts in their tones, exactly so wide; on the row under the cursor the rest has its look, too. */
function paintParts(
  parts: readonly TonedText[],
  width: number,
  tones: Theme['tones'],
  selected: Theme | undefined,
): string {
  let room = width;
  const painted = parts.map(({text, tone}) => {
    const shown = truncate(text, room);
    room -= displayWidth(shown);
    return tones[tone](shown);
  });
  const rest = fitText('', room);
  return painted.join('') + (selected === undefined ? rest : selected.selected(rest));
}
