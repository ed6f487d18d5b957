import type {Gaps} from '../../console/reads/list-query.ts';
import type {PaneContent, Workspace} from '../../console/reads/workspace.ts';
import type {Session} from '../../console/session/session.ts';
import type {Item} from '../../core/item.ts';
import {innerHeight, innerWidth} from '../../core/layout.ts';
import type {KnownTraffic} from '../../core/metrics/traffic.ts';
import type {Problem} from '../../core/problem.ts';
import type {KnownSigns} from '../../core/signs/known-signs.ts';
import {type PlacedColumn, placeColumns} from '../../core/table/columns.ts';
import {scrollTo} from '../../core/table/scroll.ts';
import {fitText} from '../../core/text/fit.ts';
import {wrapText} from '../../core/text/wrap.ts';
import type {Tone} from '../../core/tone.ts';
import {paintFound} from '../paint/found.ts';
import {bodyRow, bottomRow, type Frame, type Painted, topRow} from '../paint/frame.ts';
import type {Paint, Theme} from '../paint/theme.ts';
import {buildCells, type Cell, type CellPart} from './list-cells.ts';

/** What a list pane's rows are made from. */
export interface ListRowsInput {
  readonly pane: PaneContent;
  readonly workspace: Workspace;
  /** The item with what is known of it beside the list. */
  readonly withFacts: (item: Item) => Item;
  /** What is known of items' traffic; undefined where no metrics are shown. */
  readonly traffic: {of(item: Item): KnownTraffic; readonly problem: Problem | undefined} | undefined;
  readonly signsOf: (item: Item) => KnownSigns;
  readonly session: Pick<Session, 'sorts' | 'connection'>;
  readonly frame: Frame;
  readonly height: number;
  readonly header: boolean;
  readonly number: number;
  readonly now: Date;
  /** Why the last read failed; the rows then are the ones from before. */
  readonly problem: Problem | undefined;
  /** The list of the resource it belongs to, and why the last read of that failed. */
  readonly above: {readonly pane: PaneContent | undefined; readonly problem: Problem | undefined};
  /** How old the list is, once it is older than it may be. */
  readonly age: string | undefined;
  /** How long the list has not come, once that is longer than usual. */
  readonly wait: string | undefined;
}

/** All rows of a list pane, frame included; looks at visible items only. */
export function buildListRows(input: ListRowsInput): string[] {
  const {frame, height, header} = input;
  const count = innerHeight(height, frame.place);
  const title = topRow(frame, formatTitle(input), buildTitleExtra(input));
  const columns = placed(input);
  const rows = buildBody(input, columns, count - (header ? 1 : 0));
  const body = [...(header ? [paintHeader(input, columns)] : []), ...rows].slice(0, count);
  const blank = bodyRow(frame, ' '.repeat(innerWidth(frame.width)));
  while (body.length < count) body.push(blank);
  const closed = frame.place === 'alone' || frame.place === 'last';
  return [title, ...body, ...(closed ? [bottomRow(frame)] : [])];
}

function formatTitle({pane, number}: ListRowsInput): string {
  const {resource, data, items, view, cursor} = pane;
  const total = data === undefined ? '' : ` ${items.length}${data.complete ? '' : '+'}`;
  const shown =
    cursor.filter === '' || data === undefined
      ? total
      : ` ${view.rows.length}/${items.length}${data.complete ? '' : '+'}`;
  return `${number} ${resource.title}${shown}`;
}

function buildTitleExtra({pane, frame, session, problem, traffic, age, wait}: ListRowsInput): Painted[] {
  const {tones} = frame.theme;
  const {resource, data, items, parent, cursor} = pane;
  const sort = session.sorts[resource.name];
  const column = sort === undefined ? undefined : resource.columns[sort.column];
  const isUsual = column?.header === resource.sortedBy && sort?.reverse === false;
  const extra: (Painted | undefined)[] = [
    problem !== undefined && data !== undefined ? {text: ' ! stale', paint: tones.bad} : undefined,
    age === undefined ? undefined : {text: ` ${age}`, paint: tones.warn},
    data?.problem === undefined ? undefined : {text: ' ! incomplete', paint: tones.bad},
    wait === undefined || items.length === 0 ? undefined : {text: ` waiting ${wait}`, paint: tones.warn},
    ...formatGaps(data?.gaps).map(text => ({text: ` ! ${text}`, paint: tones.warn})),
    traffic?.problem === undefined ? undefined : {text: ` ! ${formatShortage(traffic.problem)}`, paint: tones.warn},
    data?.refreshed === undefined ? undefined : {text: ` ↻ ${data.refreshed}`, paint: tones.dim},
    cursor.marked.length === 0 ? undefined : {text: ` ◆${cursor.marked.length}`, paint: tones.warn},
    cursor.filter === '' ? undefined : {text: ` /${cursor.filter}`, paint: tones.accent},
    column === undefined || isUsual
      ? undefined
      : {text: ` ${sort?.reverse ? '↓' : '↑'}${column.header}`, paint: tones.dim},
    parent === undefined || resource.parent === undefined
      ? undefined
      : {text: ` ── ${resource.parent.label(parent)}`, paint: tones.dim},
  ];
  return extra.filter(part => part !== undefined);
}

function formatGaps({nulls, pages}: Gaps = {nulls: 0, pages: 0}): readonly string[] {
  return [
    ...(nulls === 0 ? [] : [`${nulls} ${nulls === 1 ? 'null' : 'nulls'} left out`]),
    ...(pages === 0 ? [] : [`${pages} ${pages === 1 ? 'page' : 'pages'} without a list`]),
  ];
}

/** Why there are no metrics, in the few words a title has room for; the notice and Detail tell it all. */
function formatShortage({kind}: Problem): string {
  if (kind === 'denied') return 'metrics not allowed';
  return kind === 'throttled' ? 'metrics throttled' : 'no metrics';
}

function buildBody(input: ListRowsInput, columns: readonly PlacedColumn[], count: number): string[] {
  const {pane, problem, session} = input;
  const {data, items, view} = pane;
  if (data === undefined && pane.key === undefined && session.connection.state === 'ready') return aboveRows(input);
  if (data === undefined)
    return problem === undefined ? [message(input, waitingFor(input), 'dim')] : problemRows(input, problem);
  if (view.rows.length === 0) {
    if (items.length > 0) return [message(input, `Nothing matches ${pane.cursor.filter}`, 'dim')];
    if (problem !== undefined) return problemRows(input, problem);
    return data.complete ? messages(input, pane.resource.empty, 'dim') : [message(input, formatLoading(input), 'dim')];
  }
  const failure = problem ?? data.problem;
  const note = failure === undefined ? undefined : message(input, formatNote(input, failure), 'bad');
  const rows = Math.max(1, count - (note === undefined ? 0 : 1));
  const top = scrollTo(pane.cursor.top, pane.index, rows, view.rows.length);
  const visible = view.rows.slice(top, top + rows);
  const shown = visible.map(input.withFacts);
  const {traffic, now, signsOf} = input;
  const cells = buildCells({traffic, now, signsOf, filter: pane.cursor.filter}, columns, shown);
  const lines = visible.map((item, index) =>
    paintRow(input, columns, {
      item,
      cells: cells.map(column => column[index] ?? []),
      selected: top + index === pane.index,
    }),
  );
  return note === undefined ? lines : [...lines.concat(blanks(input, rows - lines.length)), note];
}

function blanks({frame}: ListRowsInput, count: number): string[] {
  return Array.from({length: Math.max(0, count)}, () => bodyRow(frame, ' '.repeat(innerWidth(frame.width))));
}

/** What to do comes before why: a narrow pane cuts the end. */
function formatNote({pane}: ListRowsInput, {what}: Problem): string {
  return pane.data?.complete === false
    ? `incomplete after ${pane.items.length}, r goes on: ${what}`
    : `stale, r tries again: ${what}`;
}

function waitingFor(input: ListRowsInput): string {
  const {session} = input;
  if (session.connection.state === 'connecting') return 'connecting…';
  if (session.connection.state === 'failed') return 'not connected';
  return formatLoading(input);
}

function formatLoading({wait, frame}: ListRowsInput): string {
  if (wait === undefined) return 'loading…';
  return frame.focused ? `loading… ${wait} · Esc stops waiting` : `loading… ${wait}`;
}

/** Why there is nothing that the list could belong to: what belongs to that may have the screen for itself. */
function aboveRows(input: ListRowsInput): string[] {
  const {pane, problem} = input.above;
  const isEmpty = pane === undefined || pane.items.length === 0;
  const isAlone = input.frame.place === 'alone';
  if (isEmpty && problem !== undefined && isAlone) return problemRows(input, problem);
  if (isEmpty && problem === undefined && pane?.data?.complete !== true) {
    return [message(input, `loading ${pane?.resource.title}…`, 'dim')];
  }
  const note = message(input, `no ${pane?.resource.singular} selected`, 'dim');
  return isEmpty && problem === undefined ? [note, ...messages(input, pane?.resource.empty ?? '', 'dim')] : [note];
}

/** Beside Detail, which tells it all of the list it shows an item of, a pane says only what failed. */
function problemRows(input: ListRowsInput, {what, why, tryThis}: Problem): string[] {
  const {place, focused} = input.frame;
  const all = [...messages(input, why, 'plain'), ...(tryThis === '' ? [] : messages(input, `→ ${tryThis}`, 'accent'))];
  return [
    ...messages(input, `✗ ${what}`, 'bad'),
    ...(place === 'alone' ? all : []),
    ...(focused ? messages(input, 'r tries again', 'dim') : []),
  ];
}

function messages(input: ListRowsInput, text: string, tone: Tone): string[] {
  return wrapText(text, innerWidth(input.frame.width)).map(row => message(input, row, tone));
}

function message({frame}: ListRowsInput, text: string, tone: Tone): string {
  return bodyRow(frame, frame.theme.tones[tone](fitText(text, innerWidth(frame.width))));
}

function placed({pane, workspace, frame, now, traffic}: ListRowsInput): readonly PlacedColumn[] {
  const {resource, items} = pane;
  const widths = workspace.columnWidths(resource, items, now);
  return placeColumns(resource.columns, widths, innerWidth(frame.width), {traffic: traffic !== undefined});
}

function paintHeader({frame}: ListRowsInput, columns: readonly PlacedColumn[]): string {
  const cells = columns.map(({column, width}) => fitText(column.header, width, 'end', column.align));
  return bodyRow(frame, frame.theme.tones.dim(fitText(cells.join('  '), innerWidth(frame.width))));
}

interface RowContent {
  readonly item: Item;
  readonly cells: readonly Cell[];
  readonly selected: boolean;
}

function paintRow(input: ListRowsInput, columns: readonly PlacedColumn[], {item, cells, selected}: RowContent): string {
  const {frame, pane} = input;
  const {theme, focused} = frame;
  const used = columns.reduce((sum, column) => sum + column.width + 2, -2);
  const rest = ' '.repeat(Math.max(0, innerWidth(frame.width) - used));
  const marked = pane.cursor.marked.includes(pane.resource.id(item)) ? theme.tones.warn('◆') : undefined;
  const join = (paint: (tone: Tone) => Paint) =>
    cells.map(cell => cell.map(part => paintPart(theme, part, paint(part.tone))).join('')).join('  ') + rest;
  const plain = () => join(() => theme.tones.plain);
  if (selected && focused) return bodyRow(frame, theme.selected(plain()), marked ?? theme.focusedTitle('▌'));
  if (selected) return bodyRow(frame, theme.resting(plain()), marked ?? '▌');
  return bodyRow(
    frame,
    join(tone => theme.tones[tone]),
    marked,
  );
}

function paintPart(theme: Theme, {text, found}: CellPart, paint: Paint): string {
  return found === undefined ? paint(text) : paintFound(theme, found.whole, text, found.marks, paint);
}
