import {sidePanes} from '../../console/bindings/index.ts';
import type {Connection} from '../../console/connection/connection.ts';
import {callerName} from '../../console/connection/connection-name.ts';
import {buildAccountQuery, readLimits, toSettingsKey} from '../../console/reads/account-query.ts';
import type {ListData} from '../../console/reads/list-query.ts';
import {listPromiseOf, rowPromise, tellReadAge} from '../../console/reads/promises.ts';
import {connectionOf} from '../../console/session/connection-of.ts';
import type {Session, Watch} from '../../console/session/session.ts';
import {formatLength} from '../../core/format/length.ts';
import type {Item} from '../../core/item.ts';
import type {Layout} from '../../core/layout.ts';
import {shownResources} from '../../core/resource/shown-resources.ts';
import {displayWidth, truncate} from '../../core/text/fit.ts';
import type {Painted} from '../paint/frame.ts';
import type {Theme} from '../paint/theme.ts';
import type {DrawnConsole} from '../parts/console.ts';

/** Where the header stands: its rows and columns, and whether one pane has the screen or several. */
export interface HeaderPlace extends Pick<Layout, 'header' | 'mode'> {
  readonly columns: number;
}

/** What is told of one thing: pieces without a gap between them. */
type Fact = readonly Painted[];

/**
 * The first rows: whose account the console is in, in which region, and when it last heard from there. Two rows tell that in
 * words, and where one stands; in one row that stands beside it while one pane has the screen.
 */
export function buildHeaderRows(parts: DrawnConsole, {columns, header, mode}: HeaderPlace): readonly string[] {
  const session = parts.store.drawn.getState();
  const {tones} = parts.theme;
  const isInWords = header === 2;
  const clock = buildClock(parts, session, columns, isInWords);
  const alarms = listAlarms(session, tones);
  const {caller, account, more} = listFacts(parts, session, isInWords);
  const path = connectionOf(session) === undefined ? '' : formatPath(parts, session);
  if (isInWords) {
    const place: Fact = [{text: ` ${path}`, paint: tones.accent}];
    const beside = pickFitting([...alarms, ...more], columns - measureFact(place) - gap.length);
    return [
      spread([...caller, ...account], [clock], columns),
      spread([place], [beside.flatMap(fact => [...fact, space])], columns),
    ];
  }
  const place: readonly Fact[] = mode === 'single' && path !== '' ? [[{text: path, paint: tones.accent}]] : [];
  const told = [...caller, ...alarms, ...place, ...account];
  const beside = pickFitting(more, columns - measureFacts(told) - gap.length - measureFact(clock));
  // What comes last is cut off on a narrow screen.
  return [spread([...told, ...beside], [clock], columns)];
}

interface Facts {
  readonly caller: readonly Fact[];
  readonly account: readonly Fact[];
  readonly more: readonly Fact[];
}

/** Who is asked, with whose credentials, and what is known of the account; in words, each with what it is. */
function listFacts({theme, client}: DrawnConsole, {connection}: Session, isInWords: boolean): Facts {
  const {tones} = theme;
  const caller: Fact[] = [[{text: ' lambdeck', paint: theme.focusedTitle}]];
  if (connection.state === 'connecting') caller.push([{text: 'connecting…', paint: tones.dim}]);
  if (connection.state === 'failed') caller.push([{text: 'not connected', paint: tones.bad}]);
  const info = connectionOf({connection});
  if (info === undefined) return {caller, account: [], more: []};
  const word = (text: string): Fact => (isInWords && text !== '' ? [{text: `${text} `, paint: tones.dim}] : []);
  const name: Painted = {text: callerName(info), paint: info.sandbox ? tones.warn : tones.plain};
  caller.push([...word(tellKind(info)), name]);
  caller.push([...word('region'), {text: info.region, paint: tones.plain}]);
  if (info.lock.readOnly) caller.push([{text: 'read-only', paint: tones.warn}]);
  const account = client.getQueryData<string | null>(buildAccountQuery(info).queryKey);
  const limits = readLimits(client.getQueryData<Item>(toSettingsKey(info.key)));
  const reserved = limits && `${isInWords ? 'reserved concurrency' : 'reserved'} ${limits.reserved}/${limits.limit}`;
  const owner = info.profile === undefined && !info.sandbox ? info.caller() : undefined;
  const others = [reserved, info.endpoint !== undefined && !info.sandbox ? info.endpoint : undefined];
  return {
    caller,
    account: account ? [[...word('account'), {text: account, paint: isInWords ? tones.plain : tones.dim}]] : [],
    more: [
      ...(owner === undefined ? [] : [[...word('caller'), {text: owner, paint: tones.dim}]]),
      ...others.flatMap(text => (text === undefined ? [] : [[{text, paint: tones.dim}]])),
    ],
  };
}

function tellKind({sandbox, profile, credentials}: Connection): string {
  if (sandbox || (profile ?? credentials) === undefined) return '';
  return profile === undefined ? 'credentials' : 'profile';
}

/** What somebody should look at, whatever they are doing. */
function listAlarms({messages: {unseen}, unresolved, lostJournal}: Session, tones: Theme['tones']): readonly Fact[] {
  return [
    ...(unseen > 0 ? [[{text: `${unseen} ${unseen === 1 ? 'error' : 'errors'} (M)`, paint: tones.bad}]] : []),
    ...(unresolved.length > 0 ? [[{text: `${unresolved.length} unresolved`, paint: tones.warn}]] : []),
    ...(lostJournal === undefined ? [] : [[{text: 'no journal', paint: tones.bad}]]),
  ];
}

/** Columns of a screen that has room for whole words about how old its list is. */
const roomForAge = 80;

/** Where one stands: `Functions › orders-api › Versions`, or `Functions › orders-api › Config` in Detail. */
function formatPath({workspace}: DrawnConsole, {focus, subject, tabs}: Session): string {
  const side = sidePanes.find(({name}) => name === focus)?.title;
  // A log says itself whose it is: what is selected may be something else by now.
  if (focus === 'log') return side ?? '';
  const shown = workspace.resource(focus) ?? workspace.resource(subject);
  if (shown === undefined) return '';
  const parent = shown.parent === undefined ? undefined : workspace.settledItem(shown.parent);
  const above =
    shown.parent === undefined || parent === undefined ? [] : [shown.parent.title, shown.parent.label(parent)];
  const item = workspace.settledItem(shown);
  // What an alias is called begins with what its function is called, which stands there already.
  const within = parent === undefined ? '' : `${shown.parent?.label(parent)}:`;
  const label = item && shown.label(item);
  const below =
    focus === shown.name || label === undefined ? [] : [label.startsWith(within) ? label.slice(within.length) : label];
  const tab = side === undefined ? [] : [shown.tabs[tabs[shown.name] ?? 0]?.title ?? 'JSON'];
  return [...above, shown.title, ...below, ...tab].join(' › ');
}

/** How the list was read, at the right: with a sign, and in as many words as there is room for. */
function buildClock(
  {theme, workspace, resources, client}: DrawnConsole,
  {connection, watch, subject}: Session,
  columns: number,
  isInWords: boolean,
): Fact {
  const [first] = shownResources(resources, subject);
  const pane = first && workspace.pane(first);
  const list = pane?.key === undefined ? undefined : client.getQueryState<ListData>(pane.key);
  const promise = first && pane ? listPromiseOf(first, pane, rowPromise) : rowPromise;
  const bad = connection.state === 'failed' || (list?.error ?? null) !== null;
  const readAt = list?.dataUpdatedAt ?? 0;
  const age = readAt === 0 ? '' : tellReading(readAt, promise, watch, isInWords);
  const isComing = connection.state === 'connecting' || list?.fetchStatus === 'fetching';
  const mark = watch.isPaused ? '○' : toMark(bad, isComing);
  const text = columns < roomForAge ? (age.split(':')[0] ?? '').replace(/^read | ago$/g, '') : age;
  return [{text: ` ${[mark, text].join(' ').trimEnd()} `, paint: toClockPaint(bad, watch, theme.tones)}];
}

/**
 * How long ago the list was read at most. While it is kept current that is a bound: a number of seconds would have to
 * be drawn anew each second to stay true.
 */
function tellReading(readAt: number, promise: number, watch: Watch, isInWords: boolean): string {
  if (watch.isPaused) return 'paused: any key goes on';
  const bound = `${isInWords ? 'less than ' : '<'}${formatLength(promise)}`;
  return tellReadAge(readAt, promise, watch) ?? `read ${bound} ago`;
}

function toClockPaint(bad: boolean, {isPaused}: Watch, tones: Theme['tones']): Painted['paint'] {
  if (bad) return tones.bad;
  return isPaused ? tones.warn : tones.dim;
}

function toMark(bad: boolean, isComing: boolean): string {
  if (bad) return '✗';
  return isComing ? '◌' : '●';
}

const gap = '  ';
const space: Painted = {text: gap, paint: text => text};

/** The first facts, as many as there is room for with a gap before each. */
function pickFitting(facts: readonly Fact[], room: number): readonly Fact[] {
  let left = room;
  return facts.filter(fact => {
    left -= gap.length + measureFact(fact);
    return left >= 0;
  });
}

function measureFacts(facts: readonly Fact[]): number {
  return facts.reduce((sum, fact) => sum + measureFact(fact), gap.length * Math.max(0, facts.length - 1));
}

function measureFact(fact: Fact): number {
  return fact.reduce((sum, {text}) => sum + displayWidth(text), 0);
}

/** A row with facts at its left, as far as there is room, and at its right. */
function spread(left: readonly Fact[], right: readonly Fact[], columns: number): string {
  const end = paintFacts(right, columns);
  const start = paintFacts(left, columns - end.used);
  return start.row + ' '.repeat(Math.max(0, columns - end.used - start.used)) + end.row;
}

function paintFacts(facts: readonly Fact[], room: number): {readonly row: string; readonly used: number} {
  let row = '';
  let used = 0;
  for (const [index, fact] of facts.entries()) {
    const before = index === 0 ? '' : gap;
    if (room - used - before.length <= 0) break;
    row += before;
    used += before.length;
    for (const {text, paint} of fact) {
      const shown = truncate(text, room - used);
      row += paint(shown);
      used += displayWidth(shown);
    }
  }
  return {row, used};
}
