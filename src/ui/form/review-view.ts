import {describePlace} from '../../console/form/describe-place.ts';
import {buildReviewLines, buildReviewPrompt} from '../../console/form/review-lines.ts';
import type {ReviewState} from '../../console/form/states.ts';
import {lostJournalDialog} from '../../console/journal/lost-journal-dialog.ts';
import type {Rect} from '../../core/layout.ts';
import {innerWidth} from '../../core/layout.ts';
import {displayWidth, fitText} from '../../core/text/fit.ts';
import {wrapText} from '../../core/text/wrap.ts';
import {bodyRow, bottomRow, type Frame, topRow, withScrollBar} from '../paint/frame.ts';
import {type PlacedRows, placeRows} from '../paint/placed-rows.ts';
import type {DrawnConsole} from '../parts/console.ts';

/** A change before it is sent: where, what, with which command, and what has to be typed. */
export function buildReviewView(parts: DrawnConsole, review: ReviewState, rect: Rect): readonly PlacedRows[] {
  const {theme, client, controller} = parts;
  const {services} = controller.tools;
  const isHeldUp = parts.store.drawn.getState().dialogs.some(({name}) => name === lostJournalDialog.name);
  const frame: Frame = {theme, width: rect.width, focused: true, place: 'alone'};
  const width = innerWidth(rect.width);
  const where = describePlace({client, services}, review, controller.context());
  const lines = buildReviewLines(review, where).flatMap(line =>
    wrapText(line.text, width).map(text => ({...line, text})),
  );
  const prompt = buildReviewPrompt(review, isHeldUp);
  const count = rect.height - 2 - prompt.length;
  const top = Math.max(0, Math.min(review.top, lines.length - count));
  const blank = bodyRow(frame, ' '.repeat(width));
  const body = Array.from({length: Math.max(0, count)}, (_, index) => {
    const line = lines[top + index];
    return line === undefined ? blank : bodyRow(frame, theme.tones[line.tone](fitText(line.text, width)));
  });
  const list = withScrollBar(frame, body, {first: top, shown: count, total: lines.length});
  const asked = prompt.map(({text, tone, cursor}) => {
    const shown = `${theme.tones[tone](text)}${cursor ? theme.selected(' ') : ''}`;
    return bodyRow(frame, shown + ' '.repeat(Math.max(0, width - displayWidth(text) - (cursor ? 1 : 0))));
  });
  const more =
    lines.length > count
      ? [{text: ` ${top + 1}–${Math.min(lines.length, top + count)} of ${lines.length}`, paint: theme.tones.dim}]
      : [];
  return placeRows(rect, [topRow(frame, `Review: ${review.title}`, more), ...list, ...asked, bottomRow(frame)]);
}
