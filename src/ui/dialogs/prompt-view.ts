import {promptHints} from '../../console/dialogs/prompt-hints.ts';
import type {Prompt} from '../../console/dialogs/prompt-state.ts';
import type {Rect} from '../../core/layout.ts';
import {innerWidth} from '../../core/layout.ts';
import {fitText} from '../../core/text/fit.ts';
import {lineWithCursor} from '../paint/edited-line.ts';
import {bodyRow, bottomRow, type Frame, topRow} from '../paint/frame.ts';
import {type PlacedRows, placeRows} from '../paint/placed-rows.ts';
import type {DrawnConsole} from '../parts/console.ts';

/** One short text to type. */
export function buildPromptView(parts: DrawnConsole, prompt: Prompt, rect: Rect): readonly PlacedRows[] {
  const {theme} = parts;
  const frame: Frame = {theme, width: rect.width, focused: true, place: 'alone'};
  const width = innerWidth(rect.width);
  const hints = promptHints(prompt, width).map(({text, tone}) =>
    bodyRow(frame, theme.tones[tone](fitText(text, width))),
  );
  return placeRows(rect, [
    topRow(frame, prompt.title),
    bodyRow(frame, lineWithCursor(prompt.edit, width, theme.selected)),
    ...hints,
    bottomRow(frame),
  ]);
}
