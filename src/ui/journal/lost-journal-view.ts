import {
  buildLostJournalLines,
  type LostJournal,
  lostJournalAnswers,
} from '../../console/journal/lost-journal-dialog.ts';
import type {Rect} from '../../core/layout.ts';
import {innerWidth} from '../../core/layout.ts';
import {fitText} from '../../core/text/fit.ts';
import {bodyRow, bottomRow, type Frame, topRow} from '../paint/frame.ts';
import {type PlacedRows, placeRows} from '../paint/placed-rows.ts';
import type {DrawnConsole} from '../parts/console.ts';

/** The question whether to go on without a journal. */
export function buildLostJournalView(parts: DrawnConsole, lost: LostJournal, rect: Rect): readonly PlacedRows[] {
  const {theme} = parts;
  const frame: Frame = {theme, width: rect.width, focused: true, place: 'alone'};
  const width = innerWidth(rect.width);
  const lines = buildLostJournalLines(lost, width).slice(0, Math.max(0, rect.height - 2 - lostJournalAnswers.length));
  const rows = [
    topRow(frame, lost.problem.what),
    ...lines.map(line => bodyRow(frame, fitText(line, width))),
    ...lostJournalAnswers.map((answer, index) => {
      const text = fitText(answer, width);
      return index === lost.index ? bodyRow(frame, theme.selected(text), '▌') : bodyRow(frame, text);
    }),
    bottomRow(frame),
  ];
  return placeRows(rect, rows);
}
