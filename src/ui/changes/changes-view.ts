import {type AlarmPast, alarmPastOf} from '../../console/alarms/alarm-past.ts';
import {changeFactsHeight, changesListHeight} from '../../console/changes/changes-dialog.ts';
import type {ChangesState} from '../../console/changes/changes-state.ts';
import {changeIndex, shownChanges} from '../../console/changes/shown-changes.ts';
import {connectionKey} from '../../console/session/connection-of.ts';
import {trailOf} from '../../console/trail/trail-cache.ts';
import type {FunctionChange} from '../../core/changes/change.ts';
import {buildChangeFacts, formatChangeRow, formatTrailState} from '../../core/changes/format-change.ts';
import type {Trail} from '../../core/changes/trail.ts';
import type {Rect} from '../../core/layout.ts';
import {innerWidth} from '../../core/layout.ts';
import type {Problem} from '../../core/problem.ts';
import {fitText} from '../../core/text/fit.ts';
import {wrapText, wrapWithin} from '../../core/text/wrap.ts';
import type {Tone} from '../../core/tone.ts';
import {lineWithCursor} from '../paint/edited-line.ts';
import {bodyRow, bottomRow, type Frame, findScrollPart, tellPlace, topRow, withScrollBar} from '../paint/frame.ts';
import {type PlacedRows, placeRows} from '../paint/placed-rows.ts';
import type {DrawnConsole} from '../parts/console.ts';

/** What was changed, when and by whom, the newest first, and all that is known of the one under the cursor. */
export function buildChangesView(parts: DrawnConsole, state: ChangesState, rect: Rect): readonly PlacedRows[] {
  const {theme, controller, client, store} = parts;
  const {tools} = controller;
  const key = connectionKey(store.drawn.getState());
  const trail = trailOf(client, key);
  const past = alarmPastOf(client, key);
  const frame: Frame = {theme, width: rect.width, focused: true, place: 'alone'};
  const width = innerWidth(rect.width);
  const now = tools.services.now().getTime();
  const status = formatTrailState(trail, now);
  const told = [...wrapWithin(status.text, width, 2), ...tellGaps(trail, past)];
  const changes = shownChanges(tools, state);
  const index = changeIndex(changes, state);
  const height = Math.max(1, changesListHeight(rect.height) - (told.length - 1));
  const part = findScrollPart(index, height, changes.length);
  const {first} = part;
  const layout = {width, now, labelled: state.of === undefined};
  const rows = Array.from({length: height}, (_, row) => {
    const change = changes[first + row];
    const none = row === 0 && changes.length === 0 ? formatNone(state, trail) : '';
    if (change === undefined) return bodyRow(frame, theme.tones.dim(fitText(none, width)));
    const text = formatChangeRow(change, layout);
    const target = {kind: 'choice', index: first + row} as const;
    if (first + row === index) return bodyRow(frame, theme.selected(text), theme.focusedTitle('▌'), target);
    return bodyRow(frame, theme.tones[toTone(change)](text), ' ', target);
  });
  const all = [
    topRow(
      frame,
      state.of === undefined ? 'Changes' : `Changes of ${state.of}`,
      [{text: ` ${changes.length}`, paint: theme.tones.dim}],
      tellPlace(index, part),
    ),
    ...told.map(text => bodyRow(frame, theme.tones[status.isBad ? 'bad' : 'dim'](fitText(text, width)))),
    bodyRow(frame, theme.tones.heading(formatChangeRow(undefined, layout))),
    ...withScrollBar(frame, rows, part),
    bodyRow(frame, theme.border('─'.repeat(width))),
    ...buildFacts(changes[index], frame, changeFactsHeight(rect.height)),
    bodyRow(frame, buildFoot(state, frame)),
  ];
  return placeRows(rect, [...all.slice(0, rect.height - 1), bottomRow(frame)]);
}

function buildFacts(change: FunctionChange | undefined, frame: Frame, height: number): readonly string[] {
  const width = innerWidth(frame.width);
  const facts = change === undefined ? [] : buildChangeFacts(change);
  const rows = facts.flatMap(([label, value]) =>
    wrapText(value, Math.max(1, width - 12)).map((text, at) => `${(at === 0 ? label : '').padEnd(12)}${text}`),
  );
  return Array.from({length: height}, (_, row) => bodyRow(frame, fitText(rows[row] ?? '', width)));
}

function buildFoot({filter, typing}: ChangesState, {theme, width: whole}: Frame): string {
  const width = innerWidth(whole);
  if (typing) return `/${lineWithCursor(filter, width - 1, theme.selected)}`;
  return theme.tones.accent(fitText(filter.text === '' ? '' : `/${filter.text}`, width));
}

function tellGaps({problem, rolesProblem}: Trail, past: AlarmPast): readonly string[] {
  return [
    ...tellGap('Alarms', past.problem),
    ...tellGap('Changes to roles', problem === undefined ? rolesProblem : undefined),
  ];
}

function tellGap(what: string, problem: Problem | undefined): readonly string[] {
  return problem === undefined ? [] : [`? ${what} are not known: ${problem.what}: ${problem.why}`];
}

function formatNone({filter, of}: ChangesState, {phase, problem}: Trail): string {
  if (filter.text !== '') return `Nothing matches ${filter.text}`;
  if (phase !== 'ready' || problem !== undefined) return '';
  return `No change ${of === undefined ? '' : `of ${of} `}was recorded in the last 7 days.`;
}

function toTone({error, author, alarm, operation}: FunctionChange): Tone {
  if (alarm !== undefined) return operation?.startsWith('ALARM') ? 'bad' : 'dim';
  if (error !== undefined) return 'dim';
  return author === undefined ? 'warn' : 'plain';
}
