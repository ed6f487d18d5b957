import {cursorAmong, formatRun, listedRuns} from '../../console/run/runs-list.ts';
import type {RunsState} from '../../console/run/states.ts';
import {recordOf} from '../../console/session/connection-of.ts';
import type {Rect} from '../../core/layout.ts';
import {innerHeight, innerWidth} from '../../core/layout.ts';
import {markSorted} from '../../core/table/mark-sorted.ts';
import {displayWidth, fitText} from '../../core/text/fit.ts';
import {bodyRow, bottomRow, type Frame, findScrollPart, tellPlace, topRow, withScrollBar} from '../paint/frame.ts';
import {type PlacedRows, placeRows} from '../paint/placed-rows.ts';
import type {DrawnConsole} from '../parts/console.ts';

const none = 'Nothing was invoked in this session yet: i invokes the selection.';

/** The session's invocations; the running ones tick. */
export function buildRunsView(parts: DrawnConsole, state: RunsState, rect: Rect): readonly PlacedRows[] {
  const {theme} = parts;
  const all = recordOf(parts.store.drawn.getState()).runs;
  const now = parts.controller.tools.services.now().getTime();
  const runs = listedRuns(all, state);
  const cursor = cursorAmong(runs, state);
  const frame: Frame = {theme, width: rect.width, focused: true, place: 'alone'};
  const width = innerWidth(rect.width);
  const height = Math.max(1, innerHeight(rect.height, 'alone') - 1);
  const part = findScrollPart(cursor, height, runs.length);
  const {first: top} = part;
  const room = Math.max(8, Math.floor((width - 10) * 0.4));
  const rows = Array.from({length: height}, (_, row) => {
    const run = runs[top + row];
    if (run === undefined)
      return bodyRow(frame, theme.tones.dim(fitText(row === 0 && runs.length === 0 ? none : '', width)));
    const {time, words, tone} = formatRun(run, now);
    const before = `${time}  ${fitText(run.name, room, 'middle')}  `;
    const outcome = fitText(words, width - displayWidth(before));
    const target = {kind: 'choice', index: top + row} as const;
    if (top + row === cursor) return bodyRow(frame, theme.selected(before + outcome), '▌', target);
    return bodyRow(frame, `${before}${theme.tones[tone](outcome)}`, ' ', target);
  });
  const of = state.only === undefined ? '' : ` of ${state.only}`;
  const count = {text: ` ${runs.length}`, paint: theme.tones.dim};
  const title = topRow(frame, `Invocations${of}`, [count], tellPlace(cursor, part));
  const heading =
    runs.length === 0 ? '' : `${fitText(markSorted('TIME', 'left', true), 8)}  ${fitText('FUNCTION', room)}  OUTCOME`;
  const head = bodyRow(frame, theme.tones.heading(fitText(heading, width)));
  return placeRows(rect, [title, head, ...withScrollBar(frame, rows, part), bottomRow(frame)]);
}
