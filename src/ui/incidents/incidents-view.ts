import {allChanges} from '../../console/changes/shown-changes.ts';
import type {IncidentsState} from '../../console/incidents/incidents-state.ts';
import {selectedIndex, shownIncidents} from '../../console/incidents/shown-incidents.ts';
import {connectionKey} from '../../console/session/connection-of.ts';
import {boardOf} from '../../console/signs/board-cache.ts';
import {trailOf} from '../../console/trail/trail-cache.ts';
import {formatAlarmState} from '../../core/alarms/format-alarm.ts';
import {findAlarmsOf} from '../../core/alarms/match-alarms.ts';
import {type Cause, findBegin, findIncidentCause} from '../../core/changes/cause.ts';
import {describeCause} from '../../core/changes/format-cause.ts';
import {isStandIn} from '../../core/format/aws-host.ts';
import type {Board} from '../../core/incidents/board.ts';
import type {Incident} from '../../core/incidents/incident.ts';
import type {Rect} from '../../core/layout.ts';
import {innerWidth} from '../../core/layout.ts';
import type {Pointed} from '../../core/pointer/pointed.ts';
import {formatGrouped, formatReasons} from '../../core/signs/format-figures.ts';
import {toMinutes} from '../../core/signs/window.ts';
import {fitText} from '../../core/text/fit.ts';
import {wrapText, wrapWithin} from '../../core/text/wrap.ts';
import type {TonedText} from '../../core/tone.ts';
import {lineWithCursor} from '../paint/edited-line.ts';
import {
  bodyRow,
  bottomRow,
  type Frame,
  findScrollPart,
  type Painted,
  tellPlace,
  topRow,
  withScrollBar,
} from '../paint/frame.ts';
import {type PlacedRows, placeRows} from '../paint/placed-rows.ts';
import type {DrawnConsole} from '../parts/console.ts';
import {buildWatchLines} from '../remedies/watch-lines.ts';
import {buildIncidentParts, chooseIncidentColumns, formatBegin, type IncidentColumn} from './columns.ts';
import {buildBoardStatus} from './status.ts';

/** All functions that hurt, the worst first, with what ails the one under the cursor. */
export function buildIncidentsView(parts: DrawnConsole, state: IncidentsState, rect: Rect): readonly PlacedRows[] {
  const {theme, store, client, controller} = parts;
  const session = store.drawn.getState();
  const {connection} = session;
  const board = boardOf(client, session);
  const trail = trailOf(client, connectionKey(session));
  const changes = board.incidents.length === 0 ? [] : allChanges(controller.tools);
  const causeOf = (incident: Incident) => findIncidentCause(incident, changes, trail);
  const frame: Frame = {theme, width: rect.width, focused: true, place: 'alone'};
  const width = innerWidth(rect.width);
  // Whoever answers in the place of AWS asks for no money.
  const isFree = connection.state === 'ready' && isStandIn(connection.connection);
  const line = ({text, paint}: Painted) => bodyRow(frame, paint(fitText(text, width)));
  const status = [...buildBoardStatus(board, isFree), ...buildWatchLines(parts)].flatMap(({text, tone}) =>
    wrapText(text, width).map(row => line({text: row, paint: theme.tones[tone]})),
  );
  const incidents = shownIncidents(board, state);
  const index = selectedIndex(incidents, state);
  const foot = buildFoot(incidents[index], {
    state,
    frame,
    causeOf,
    board,
    now: controller.tools.services.now().getTime(),
  });
  const count = Math.max(1, rect.height - 3 - status.length - foot.length);
  const part = findScrollPart(index, count, incidents.length, state.top);
  const shown = incidents.slice(part.first, part.first + count).map(incident => ({incident, cause: causeOf(incident)}));
  const columns = chooseIncidentColumns(shown, width);
  const rows = Array.from({length: count}, (_, row) => {
    const one = shown[row];
    if (one === undefined)
      return line({text: row === 0 && incidents.length === 0 ? formatNone(board, state) : '', paint: theme.tones.dim});
    const own = part.first + row;
    return paintRow(one.incident, {board, columns, frame, index: own, isSelected: own === index, cause: one.cause});
  });
  const head = bodyRow(frame, theme.tones.heading(joinParts(buildIncidentParts(undefined, columns, width, undefined))));
  const list = withScrollBar(frame, rows, part);
  const title = topRow(frame, formatTitle(board), buildExtra(board, frame), tellPlace(index, part));
  const all = [title, ...status, head, ...list, ...foot];
  return placeRows(rect, [...all.slice(0, rect.height - 1), bottomRow(frame)]);
}

function formatTitle({incidents}: Board): string {
  return incidents.length === 0 ? 'Incidents' : `Incidents ${incidents.length}`;
}

function buildExtra(board: Board, {theme}: Frame): readonly Painted[] {
  const {window} = board;
  const {dim} = theme.tones;
  return [
    {text: formatOthers(board), paint: dim},
    {text: window === undefined ? '' : ` ── last ${toMinutes(window)} min against its own day`, paint: dim},
  ];
}

/** Functions without a row: quiet only when they were read. */
function formatOthers({watched, incidents, window, phase, problem, readAt}: Board): string {
  if (phase === 'listing' || window === undefined) return '';
  if (readAt !== undefined && problem === undefined)
    return ` ── ${formatGrouped(watched.length - incidents.length)} quiet`;
  return phase === 'reading' || incidents.length > 0 ? '' : ` ── ${formatGrouped(watched.length)} not read`;
}

function paintRow(
  incident: Incident,
  {
    board: {window},
    columns,
    frame,
    index,
    isSelected,
    cause,
  }: {
    readonly board: Board;
    readonly columns: readonly IncidentColumn[];
    readonly frame: Frame;
    readonly index: number;
    readonly isSelected: boolean;
    readonly cause: Cause | undefined;
  },
): string {
  const {theme, width} = frame;
  const isStale = window !== undefined && incident.readAt < window.end;
  const inner = innerWidth(width);
  const parts = buildIncidentParts(incident, columns, isStale ? inner - 1 : inner, cause);
  const target: Pointed = {kind: 'choice', index};
  if (isStale && !isSelected) return bodyRow(frame, theme.tones.dim(`~${joinParts(parts)}`), ' ', target);
  const paints = isSelected ? theme.selectedTones : theme.tones;
  const painted = parts.map(({text, tone}) => paints[tone](text)).join('');
  const marker = isSelected ? theme.focusedTitle('▌') : ' ';
  return bodyRow(frame, (isStale ? paints.plain('~') : '') + painted, marker, target);
}

function joinParts(parts: readonly TonedText[]): string {
  return parts.map(({text}) => text).join('');
}

/** What ails the selected function, since when and after which change, and the filter. */
function buildFoot(
  incident: Incident | undefined,
  {
    state: {filter, typing},
    frame,
    causeOf,
    board,
    now,
  }: {
    readonly state: IncidentsState;
    readonly frame: Frame;
    causeOf(incident: Incident): Cause | undefined;
    readonly board: Board;
    readonly now: number;
  },
): readonly string[] {
  const {theme} = frame;
  const width = innerWidth(frame.width);
  const reasons = incident === undefined ? '' : `${incident.functionName}: ${formatReasons(incident).join(' · ')}`;
  // What is said has two rows at least, so that nothing moves from function to function; on a narrow screen there may be more.
  const [one = '', two = '', ...more] = wrapWithin(reasons, width, width < 100 ? 3 : 2);
  const since = incident && describeSince(incident, causeOf(incident));
  const alarms = incident === undefined ? '' : formatOwnAlarms(incident, board, now);
  const lines = [
    theme.border('─'.repeat(width)),
    ...[one, two, ...more].map(text => fitText(text, width)),
    ...wrapWithin(since ?? '', width, 2).map(text => theme.tones.accent(fitText(text, width))),
    ...(alarms === '' ? [] : [theme.tones.bad(fitText(alarms, width))]),
  ];
  const typed = typing
    ? [`/${lineWithCursor(filter, width - 1, theme.selected)}`]
    : [theme.tones.accent(fitText(`/${filter.text}`, width))];
  return [...lines, ...(typing || filter.text !== '' ? typed : [])].map(text => bodyRow(frame, text));
}

/** Its alarms that are in ALARM, and since when. */
function formatOwnAlarms({functionName}: Incident, {alarms = []}: Board, now: number): string {
  const loud = findAlarmsOf(alarms, functionName).filter(({state}) => state === 'ALARM');
  return loud.map(alarm => `${alarm.name} ${formatAlarmState(alarm, now)}`).join(' · ');
}

/** When it began, and what was changed of it before. */
function describeSince(incident: Incident, cause: Cause | undefined): string {
  const since = findBegin(incident);
  if (since === undefined || cause === undefined) return '';
  return `since ${formatBegin(incident)} · ${describeCause(cause, since)}`;
}

function formatNone({phase, problem, watched, incidents}: Board, {filter}: IncidentsState): string {
  if (incidents.length > 0) return `Nothing matches ${filter.text}`;
  if (phase !== 'ready' || problem !== undefined) return '';
  return watched.length === 0
    ? 'There are no functions here.'
    : 'No function hurts: no errors, throttles or timeouts, none slower than usual, none that is not called any more.';
}
