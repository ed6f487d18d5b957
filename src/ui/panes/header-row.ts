import {sidePanes} from '../../console/bindings/index.ts';
import {callerName} from '../../console/connection/connection-name.ts';
import {buildAccountQuery, readLimits, toSettingsKey} from '../../console/reads/account-query.ts';
import type {ListData} from '../../console/reads/list-query.ts';
import {listPromiseOf, rowPromise, tellReadAge} from '../../console/reads/promises.ts';
import type {Workspace} from '../../console/reads/workspace.ts';
import {connectionOf} from '../../console/session/connection-of.ts';
import type {Session, Watch} from '../../console/session/session.ts';
import {formatLength} from '../../core/format/length.ts';
import type {Item} from '../../core/item.ts';
import {shownResources} from '../../core/resource/shown-resources.ts';
import {displayWidth, fitText, truncate} from '../../core/text/fit.ts';
import type {Painted} from '../paint/frame.ts';
import type {Theme} from '../paint/theme.ts';
import type {DrawnConsole} from '../parts/console.ts';

/** The first row: where the console is, and when it last heard from there. `single` says that one pane has the screen. */
export function buildHeaderRow(
  {theme, workspace, resources, client, store}: DrawnConsole,
  columns: number,
  single: boolean,
): string {
  const session = store.drawn.getState();
  const {connection, watch, focus, subject} = session;
  const info = connectionOf({connection});
  const [first] = shownResources(resources, subject);
  const pane = first && workspace.pane(first);
  const key = pane?.key;
  const list = key === undefined ? undefined : client.getQueryState<ListData>(key);
  const account = client.getQueryData<string | null>(buildAccountQuery(info).queryKey);
  const limits = info && readLimits(client.getQueryData<Item>(toSettingsKey(info.key)));
  const {tones} = theme;
  const path = formatPath(focus, workspace, subject);
  const parts: Painted[] = [{text: ' lambdeck', paint: theme.focusedTitle}];
  if (connection.state === 'connecting') parts.push({text: 'connecting…', paint: tones.dim});
  if (connection.state === 'failed') parts.push({text: 'not connected', paint: tones.bad});
  if (info !== undefined) {
    parts.push({text: callerName(info), paint: info.sandbox ? tones.warn : tones.plain});
    parts.push({text: info.region, paint: tones.plain});
    // What comes last is cut off on a narrow screen.
    if (info.lock.readOnly) parts.push({text: 'read-only', paint: tones.warn});
    parts.push(...listAlarms(session, tones));
    if (single) parts.push({text: path, paint: tones.accent});
    if (account) parts.push({text: account, paint: tones.dim});
    if (info.profile === undefined && !info.sandbox) parts.push({text: info.caller() ?? '', paint: tones.dim});
    if (limits !== undefined) parts.push({text: `reserved ${limits.reserved}/${limits.limit}`, paint: tones.dim});
    if (info.endpoint !== undefined && !info.sandbox) parts.push({text: info.endpoint, paint: tones.dim});
  }
  const bad = connection.state === 'failed' || (list?.error ?? null) !== null;
  const age =
    list === undefined || list.dataUpdatedAt === 0
      ? ''
      : tellReading(list.dataUpdatedAt, first && pane ? listPromiseOf(first, pane, rowPromise) : rowPromise, watch);
  const mark = watch.isPaused ? '○' : toMark(bad, list?.fetchStatus === 'fetching');
  const text = columns < roomForAge ? (age.split(':')[0] ?? '').replace(/^read | ago$/g, '') : age;
  const clock: Painted = {text: `${[mark, text].join(' ').trimEnd()} `, paint: toClockPaint(bad, watch, tones)};
  return join(parts, clock, columns);
}

/** What somebody should look at, whatever they are doing. */
function listAlarms({messages: {unseen}, unresolved, lostJournal}: Session, tones: Theme['tones']): readonly Painted[] {
  return [
    ...(unseen > 0 ? [{text: `${unseen} ${unseen === 1 ? 'error' : 'errors'} (M)`, paint: tones.bad}] : []),
    ...(unresolved.length > 0 ? [{text: `${unresolved.length} unresolved`, paint: tones.warn}] : []),
    ...(lostJournal === undefined ? [] : [{text: 'no journal', paint: tones.bad}]),
  ];
}

/** Columns of a screen that has room for whole words about how old its list is. */
const roomForAge = 80;

/** Where the one visible pane stands: `Functions › orders-api › Versions`. */
function formatPath(focus: string, workspace: Workspace, subject: string): string {
  const side = sidePanes.find(({name}) => name === focus)?.title;
  // A log says itself whose it is: what is selected may be something else by now.
  if (focus === 'log') return side ?? '';
  const shown = workspace.resource(focus) ?? workspace.resource(subject);
  if (shown === undefined) return '';
  const parent = shown.parent === undefined ? undefined : workspace.settledItem(shown.parent);
  const above =
    shown.parent === undefined || parent === undefined ? [] : [shown.parent.title, shown.parent.label(parent)];
  const item = workspace.settledItem(shown);
  const below = focus === shown.name || item === undefined ? [] : [shown.label(item)];
  return [...above, shown.title, ...below, ...(side === undefined ? [] : [side])].join(' › ');
}

/**
 * How long ago the list was read at most. While it is kept current that is a bound: a number of seconds would have to
 * be drawn anew each second to stay true.
 */
function tellReading(readAt: number, promise: number, watch: Watch): string {
  if (watch.isPaused) return 'paused: any key goes on';
  return tellReadAge(readAt, promise, watch) ?? `read <${formatLength(promise)} ago`;
}

function toClockPaint(bad: boolean, {isPaused}: Watch, tones: Theme['tones']): Painted['paint'] {
  if (bad) return tones.bad;
  return isPaused ? tones.warn : tones.dim;
}

function toMark(bad: boolean, fetching: boolean): string {
  if (bad) return '✗';
  return fetching ? '◌' : '●';
}

function join(parts: readonly Painted[], clock: Painted, columns: number): string {
  const room = columns - displayWidth(clock.text);
  let used = 0;
  let row = '';
  for (const {text, paint} of parts) {
    const gap = row === '' ? '' : '  ';
    const shown = truncate(text, room - used - gap.length);
    if (shown === '') break;
    row += gap + paint(shown);
    used += gap.length + displayWidth(shown);
  }
  return row + fitText('', Math.max(0, room - used)) + clock.paint(clock.text);
}
