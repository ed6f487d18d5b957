import {cursorAmong, formatRun, listedRuns} from '../../console/run/runs-list.ts';
import type {RunsState} from '../../console/run/states.ts';
import {recordOf} from '../../console/session/connection-of.ts';
import {innerHeight, innerWidth} from '../../core/layout.ts';
import {scrollTo} from '../../core/table/scroll.ts';
import {displayWidth, fitText} from '../../core/text/fit.ts';
import type {DialogViewProps} from '../dialogs/dialog-view-props.ts';
import {useClock} from '../hooks/use-clock.ts';
import {useConsole, useSession} from '../hooks/use-console.ts';
import {bodyRow, bottomRow, type Frame, topRow, withScrollBar} from '../paint/frame.ts';
import {Rows} from '../paint/rows.tsx';

/** The session's invocations; the running ones tick. */
export function RunsView({state, rect}: DialogViewProps<RunsState>) {
  const {theme} = useConsole();
  const all = useSession(session => recordOf(session).runs);
  const now = useClock(all.some(({outcome}) => outcome.state === 'running'));
  const runs = listedRuns(all, state);
  const cursor = cursorAmong(runs, state);
  const frame: Frame = {theme, width: rect.width, focused: true, place: 'alone'};
  const width = innerWidth(rect.width);
  const height = innerHeight(rect.height, 'alone');
  const top = scrollTo(0, cursor, height, runs.length);
  const room = Math.max(8, Math.floor((width - 10) * 0.4));
  const rows = Array.from({length: height}, (_, row) => {
    const run = runs[top + row];
    if (run === undefined) return bodyRow(frame, fitText(row === 0 && runs.length === 0 ? 'none' : '', width));
    const {time, words, tone} = formatRun(run, now);
    const before = `${time}  ${fitText(run.name, room, 'middle')}  `;
    const outcome = fitText(words, width - displayWidth(before));
    const target = {kind: 'choice', index: top + row} as const;
    if (top + row === cursor) return bodyRow(frame, theme.selected(before + outcome), '▌', target);
    return bodyRow(frame, `${before}${theme.tones[tone](outcome)}`, ' ', target);
  });
  const of = state.only === undefined ? '' : ` of ${state.only}`;
  const title = topRow(frame, `Invocations${of}`, [{text: ` ${runs.length}`, paint: theme.tones.dim}]);
  const list = withScrollBar(frame, rows, {first: top, shown: height, total: runs.length});
  return <Rows rows={[title, ...list, bottomRow(frame)]} width={rect.width} />;
}
