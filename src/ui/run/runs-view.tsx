import {cursorAmong, formatRun, listedRuns} from '../../console/run/runs-list.ts';
import type {RunsState} from '../../console/run/states.ts';
import {recordOf} from '../../console/session/connection-of.ts';
import {innerHeight, innerWidth} from '../../core/layout.ts';
import {markSorted} from '../../core/table/mark-sorted.ts';
import {displayWidth, fitText} from '../../core/text/fit.ts';
import type {DialogViewProps} from '../dialogs/dialog-view-props.ts';
import {useClock} from '../hooks/use-clock.ts';
import {useConsole, useSession} from '../hooks/use-console.ts';
import {bodyRow, bottomRow, type Frame, findScrollPart, tellPlace, topRow, withScrollBar} from '../paint/frame.ts';
import {Rows} from '../paint/rows.tsx';

const none = 'Nothing was invoked in this session yet: i invokes the selection.';

/** The session's invocations; the running ones tick. */
export function RunsView({state, rect}: DialogViewProps<RunsState>) {
  const {theme} = useConsole();
  const all = useSession(session => recordOf(session).runs);
  const now = useClock(all.some(({outcome}) => outcome.state === 'running'));
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
  return <Rows rows={[title, head, ...withScrollBar(frame, rows, part), bottomRow(frame)]} width={rect.width} />;
}
