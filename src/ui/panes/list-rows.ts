import {innerHeight, innerWidth} from '../../core/layout.ts';
import type {Problem} from '../../core/problem.ts';
import type {PlacedColumn} from '../../core/table/columns.ts';
import {headingOf} from '../../core/table/grouping.ts';
import {scrollTo} from '../../core/table/scroll.ts';
import {parseTagQuery} from '../../core/tags/tag-query.ts';
import {tellNoneTagged} from '../../core/tags/tell-tags.ts';
import {fitText} from '../../core/text/fit.ts';
import {wrapText} from '../../core/text/wrap.ts';
import type {Tone} from '../../core/tone.ts';
import {bodyRow, bottomRow, type ScrollPart, tellPlace, topRow, withScrollBar} from '../paint/frame.ts';
import {buildCells, type Cell, type CellsInput} from './list-cells.ts';
import {paintHeaders, placeListColumns} from './list-columns.ts';
import {paintHeading, paintRow} from './list-row.ts';
import type {ListRowsInput} from './list-rows-input.ts';
import {buildTitleExtra, formatListTitle} from './list-title.ts';

/** All rows of a list pane, frame included; looks at visible items only. */
export function buildListRows(input: ListRowsInput): string[] {
  const {frame, height} = input;
  const count = innerHeight(height, frame.place);
  const header = input.header && input.pane.view.rows.length > 0;
  const room = count - (header ? 1 : 0);
  const part = findPart(input, room);
  const columns = placeListColumns(input, part);
  const rows = buildBody(input, columns, room).slice(0, room);
  rows.push(...blanks(input, room - rows.length));
  const end = tellPlace(input.pane.index, part);
  const title = topRow(frame, formatListTitle(input), buildTitleExtra({...input, header}), end);
  const body = [...(header ? [paintHeaders(input, columns)] : []), ...withScrollBar(frame, rows, part)].slice(0, count);
  const closed = frame.place === 'alone' || frame.place === 'last';
  return [title, ...body, ...(closed ? [bottomRow(frame)] : [])];
}

/** What of the list is in view: less by a row where something is said below it. */
function findPart({pane: {view, cursor, index, data}, problem}: ListRowsInput, room: number): ScrollPart {
  const total = view.rows.length;
  const isNoted = (problem ?? data?.problem) !== undefined && total > 0;
  const shown = Math.min(total, Math.max(1, room - (isNoted ? 1 : 0)));
  return {first: scrollTo(cursor.top, index, shown, total), shown, total};
}

function buildBody(input: ListRowsInput, columns: readonly PlacedColumn[], count: number): string[] {
  const {pane, problem, session} = input;
  const {data, all, view} = pane;
  const isNothing = data === undefined && all.length === 0;
  const isOfNothing = pane.key === undefined && pane.whose === undefined;
  if (isNothing && isOfNothing && session.connection.state === 'ready') return aboveRows(input);
  if (isNothing)
    return problem === undefined ? [message(input, waitingFor(input), 'dim')] : problemRows(input, problem);
  if (view.rows.length === 0) {
    if (all.length > 0) return noneFound(input);
    if (problem !== undefined) return problemRows(input, problem);
    return data?.complete ? messages(input, pane.resource.empty, 'dim') : [message(input, formatLoading(input), 'dim')];
  }
  const failure = problem ?? data?.problem;
  const note = failure === undefined ? undefined : message(input, formatNote(input, failure), 'bad');
  const rows = Math.max(1, count - (note === undefined ? 0 : 1));
  const {first: top} = findPart(input, count);
  const visible = view.rows.slice(top, top + rows);
  const {now} = input;
  const {isAwaited, isTold} = pane;
  const items = visible.filter(row => headingOf(row) === undefined);
  const shown = items.map(item => (isAwaited(item) ? item : input.withFacts(item)));
  const cells = buildCells({...toKnown(input), now, filter: parseTagQuery(pane.cursor.filter).rest}, columns, shown);
  const lines = visible.map((row, at) => {
    const index = top + at;
    const selected = index === pane.index;
    const heading = headingOf(row);
    if (heading !== undefined) return paintHeading(input, heading, {index, selected});
    const own = cells.map(column => column[items.indexOf(row)] ?? []);
    const isOfBefore = !isTold(row);
    return paintRow(input, columns, {
      item: row,
      index,
      cells: isOfBefore ? own.map(toUnknown) : own,
      selected,
      isAwaited: isOfBefore,
    });
  });
  return note === undefined ? lines : [...lines.concat(blanks(input, rows - lines.length)), note];
}

/** Why a filter finds nothing. */
function noneFound(input: ListRowsInput): string[] {
  const {resource, cursor, tags, view} = input.pane;
  const {words} = parseTagQuery(cursor.filter);
  const told = words.length === 0 ? [] : tellNoneTagged(resource, words, tags, view.untold);
  const isUnknown = view.untold > 0;
  return [
    ...(isUnknown ? [] : [message(input, `Nothing matches ${cursor.filter}`, 'dim')]),
    ...told.flatMap(text => messages(input, text, isUnknown ? 'plain' : 'dim')),
  ];
}

/** What is missing of a row that is awaited is not known yet, which is something else than that there is none. */
function toUnknown(cell: Cell): Cell {
  return cell.map(part => ({...part, text: part.text.replace(/^( *)–( *)$/, '$1…$2')}));
}

/** What is known of items beside the list; nothing yet of rows that the service has not told of. */
function toKnown({pane: {isAwaited}, traffic, signsOf}: ListRowsInput): Pick<CellsInput, 'traffic' | 'signsOf'> {
  return {
    traffic: traffic && {of: item => (isAwaited(item) ? 'waiting' : traffic.of(item))},
    signsOf: item => (isAwaited(item) ? {signs: []} : signsOf(item)),
  };
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
  // The cursor has only just come there.
  if (pane?.selected !== undefined) return [message(input, formatLoading(input), 'dim')];
  const note = message(input, `no ${pane?.resource.singular} selected`, 'dim');
  // Beside the list above it that says so itself.
  return isEmpty && problem === undefined && isAlone
    ? [note, ...messages(input, pane?.resource.empty ?? '', 'dim')]
    : [note];
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
