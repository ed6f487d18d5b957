import {useQueries} from '@tanstack/react-query';
import {type DetailModel, findShownList, readDetail, tabQueries} from '../../console/detail/detail.ts';
import {recordOf} from '../../console/session/connection-of.ts';
import {innerHeight, innerWidth} from '../../core/layout.ts';
import type {DetailRow} from '../../core/resource/detail-rows.ts';
import {scrollTo} from '../../core/table/scroll.ts';
import {displayWidth, fitText, truncate} from '../../core/text/fit.ts';
import type {TonedText} from '../../core/tone.ts';
import {useClock} from '../hooks/use-clock.ts';
import {useConsole, useSession} from '../hooks/use-console.ts';
import {useListState} from '../hooks/use-list-state.ts';
import {useRowFacts} from '../hooks/use-row-facts.ts';
import {useServices} from '../hooks/use-services.ts';
import {bodyRow, bottomRow, type Frame, frameRows, type Painted, topRow} from '../paint/frame.ts';
import {Rows} from '../paint/rows.tsx';
import type {Theme} from '../paint/theme.ts';
import type {PanePlacement} from './list-pane.tsx';

/** What is selected, under its tabs. */
export function DetailPane({rect, focused, number}: PanePlacement & {number: number}) {
  const parts = useConsole();
  const services = useServices();
  const {cursor, top} = useSession(session => session.detail);
  useSession(session => recordOf(session).settled);
  useSession(session => session.tabs);
  useSession(session => session.metrics);
  // What the rows are made of is laid out by the session's size, which follows the terminal's.
  useSession(session => session.columns);
  useSession(session => session.rows);
  const subject = parts.workspace.resource(useSession(session => session.subject));
  const connection = useSession(session => session.connection);
  useSession(session => session.watch);
  useRowFacts(parts.client, subject ?? nothing);
  const all = {...parts, services};
  const reads = useQueries({queries: tabQueries(all)});
  useClock(reads.some(({data, fetchStatus}) => data === undefined && fetchStatus === 'fetching'));
  useListState(subject === undefined ? undefined : findShownList(parts.workspace, subject));
  const frame: Frame = {theme: parts.theme, width: rect.width, focused, place: 'alone'};
  const view = readDetail(all);
  if (connection.state !== 'ready' || view === undefined) {
    return <Rows rows={frameRows(frame, rect.height, `${number} Detail`, [])} width={rect.width} />;
  }
  return <Rows rows={buildRows(view, frame, rect.height, number, cursor, top)} width={rect.width} />;
}

const nothing = {};

function buildRows(
  view: DetailModel,
  frame: Frame,
  height: number,
  number: number,
  cursor: number,
  top: number,
): string[] {
  const count = innerHeight(height, 'alone');
  const {rows, item, resource, age = toWords(view.wait)} = view;
  const first = scrollTo(top, Math.min(cursor, rows.length - 1), count, rows.length);
  const visible = rows.slice(first, first + count);
  const more = rows.length > count ? ` ${Math.min(rows.length, first + count)}/${rows.length}` : '';
  const body = Array.from({length: count}, (_, index) =>
    paintRow(visible[index], frame, frame.focused && first + index === cursor),
  );
  const label = item === undefined ? 'Detail' : resource.label(item);
  const tabs =
    item === undefined ? [] : buildTabs(view, frame, frame.width - displayWidth(label) - 15 - more.length - age.length);
  return [
    topRow(frame, `${number} ${label}`, [
      ...tabs,
      {text: more, paint: frame.theme.tones.dim},
      ...(age === '' ? [] : [{text: ` ${age}`, paint: frame.theme.tones.warn}]),
    ]),
    ...body,
    bottomRow(frame),
  ];
}

function toWords(wait: string | undefined): string {
  return wait === undefined ? '' : `waiting ${wait}`;
}

function paintRow(row: DetailRow | undefined, frame: Frame, atCursor: boolean): string {
  const {theme} = frame;
  const width = innerWidth(frame.width);
  if (row === undefined) return bodyRow(frame, ' '.repeat(width));
  const marker = atCursor ? theme.focusedTitle('▌') : ' ';
  if (row.parts !== undefined) return bodyRow(frame, paintParts(row.parts, width, theme), marker);
  const value = fitText(row.value, Math.max(0, width - displayWidth(row.label)));
  const painted = `${theme.tones.dim(row.label)}${theme.tones[row.tone ?? 'plain'](value)}`;
  return bodyRow(frame, painted, marker);
}

function paintParts(parts: readonly TonedText[], width: number, {tones}: Theme): string {
  let left = width;
  const painted = parts.map(({text, tone}) => {
    const shown = truncate(text, left);
    left -= displayWidth(shown);
    return tones[tone](shown);
  });
  return painted.join('') + ' '.repeat(Math.max(0, left));
}

/** The tabs that fit around the open one, which stands in brackets. */
function buildTabs({tabs, tab}: DetailModel, {theme}: Frame, width: number): Painted[] {
  const names = tabs.map((title, index) => (index === tab ? `[${title}]` : ` ${title} `));
  let first = tab;
  let last = tab;
  const used = () => names.slice(first, last + 1).join('').length + 4;
  while (first > 0 || last < names.length - 1) {
    const before = {first, last};
    if (last < names.length - 1) last += 1;
    if (used() > width) last = before.last;
    if (first > 0) first -= 1;
    if (used() > width) first = before.first;
    if (first === before.first && last === before.last) break;
  }
  const painted = names.slice(first, last + 1).map((text, index) => ({
    text,
    paint: first + index === tab ? theme.focusedTitle : theme.tones.dim,
  }));
  return [
    {text: first > 0 ? ' ‹' : ' ─', paint: theme.tones.dim},
    ...painted,
    {text: last < names.length - 1 ? '›' : '', paint: theme.tones.dim},
  ];
}
