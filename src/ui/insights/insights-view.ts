import type {InsightsState} from '../../console/insights/insights-state.ts';
import {queryHeight, resultHeight, shownResult} from '../../console/insights/shown-result.ts';
import {isStandIn} from '../../core/format/aws-host.ts';
import {formatEstimate, formatScanned, formatScanPrice} from '../../core/insights/format-scan.ts';
import {formatResultHeading, formatResultRow, placeResultColumns} from '../../core/insights/result-table.ts';
import type {Rect} from '../../core/layout.ts';
import {innerWidth} from '../../core/layout.ts';
import {formatShortClock} from '../../core/logs/clock.ts';
import {formatTimeSpan} from '../../core/logs/time-span.ts';
import {scrollTo} from '../../core/table/scroll.ts';
import {fitText} from '../../core/text/fit.ts';
import {wrapWithin} from '../../core/text/wrap.ts';
import {lineWithCursor} from '../paint/edited-line.ts';
import {editedRows} from '../paint/edited-rows.ts';
import {bodyRow, bottomRow, type Frame, type Painted, topRow, withScrollBar} from '../paint/frame.ts';
import {type PlacedRows, placeRows} from '../paint/placed-rows.ts';
import type {Theme} from '../paint/theme.ts';
import type {DrawnConsole} from '../parts/console.ts';

/** Asking Logs Insights: the query, what it costs, how it goes, and the rows that came back. */
export function buildInsightsView(parts: DrawnConsole, state: InsightsState, rect: Rect): readonly PlacedRows[] {
  const {theme} = parts;
  const zone = parts.store.drawn.getState().log.zone;
  const frame: Frame = {theme, width: rect.width, focused: true, place: 'alone'};
  const width = innerWidth(rect.width);
  const line = ({text, paint}: Painted) => bodyRow(frame, paint(fitText(text, width)));
  const height = resultHeight(state, rect.height);
  const {tones} = theme;
  const [price = '', more = ''] = wrapWithin(formatPrice(state), width, 2);
  // What went wrong has as many rows as it takes: there is no table then.
  const {text, paint} = formatRun(state, theme);
  const isTold = state.run.state === 'failed' || state.run.state === 'refused';
  const told = wrapWithin(text, width, isTold ? height : 1).map(row => line({text: row, paint}));
  const span = formatAskedSpan(state, zone);
  const name = state.name === undefined ? '' : ` ── ${state.name}`;
  const all = [
    topRow(frame, `Logs Insights ── ${state.title}`, [{text: ` ── ${span}${name}`, paint: tones.dim}]),
    ...buildQuery(state, theme, width, queryHeight(state, rect.height)).map(text => bodyRow(frame, text)),
    ...[price, more].map(text => line({text, paint: tones.dim})),
    ...told,
    ...buildTable(state, frame, height).slice(told.length - 1),
    bodyRow(frame, buildFilter(state, theme, width)),
  ];
  return placeRows(rect, [...all.slice(0, rect.height - 1), bottomRow(frame)]);
}

function formatAskedSpan({span}: InsightsState, zone: 'local' | 'UTC'): string {
  if ('last' in span) {
    const hours = span.last / 3_600_000;
    return hours % 24 === 0 && hours > 24
      ? `last ${hours / 24} days`
      : `last ${hours === 1 ? 'hour' : `${hours} hours`}`;
  }
  const {since, until} = span;
  if (until === undefined) return `since ${formatShortClock(since, zone, since)}`;
  return formatTimeSpan({since, until}, zone, since);
}

function buildQuery({query, focus}: InsightsState, theme: Theme, width: number, height: number): readonly string[] {
  const {selected, tones} = theme;
  const edited = focus === 'query' ? query : {text: query.text, cursor: 0};
  const cursor = focus === 'query' ? selected : tones.plain;
  const rows = editedRows(edited, width, height, {cursor, sign: () => ' '});
  return [...rows, ...Array.from({length: Math.max(0, height - rows.length)}, () => ' '.repeat(width))];
}

/** What is said before anything is charged. */
function formatPrice({connection, scan}: InsightsState): string {
  const isFree = isStandIn(connection);
  const price = formatScanPrice(connection.region, isFree);
  return `${price} ${formatScan(scan, connection.region, isFree)} At most 10,000 rows come back.`;
}

function formatScan(scan: InsightsState['scan'], region: string, isFree: boolean): string {
  if (scan.state === 'reading') return '◌ reading how much there is to look at…';
  if (scan.state === 'known') return formatEstimate(scan.estimate, region, isFree);
  return `How much there is to look at cannot be read: ${scan.problem.why}`;
}

/** How the query goes, or went. */
function formatRun({run}: InsightsState, {tones}: Theme): Painted {
  switch (run.state) {
    case 'none':
      return {text: '', paint: tones.dim};
    case 'waiting':
      return {text: '◌ sent once it is known how much there is to look at; Esc leaves it', paint: tones.dim};
    case 'running': {
      const so = run.progress === undefined ? 'sent' : formatScanned(run.progress);
      return {text: `◌ running: ${so}; Esc stops it`, paint: tones.accent};
    }
    case 'stopped': {
      const so = run.progress === undefined ? '' : `: ${formatScanned(run.progress)}`;
      return {text: `Stopped${so}`, paint: tones.warn};
    }
    case 'refused':
      return {text: `✗ ${run.why}`, paint: tones.bad};
    case 'failed':
      return {text: `✗ ${run.problem.what}: ${run.problem.why} → ${run.problem.tryThis}`, paint: tones.bad};
    case 'ended':
      return formatEnd(run, tones);
  }
}

function formatEnd(
  {status, rows, came, progress}: Extract<InsightsState['run'], {state: 'ended'}>,
  tones: Theme['tones'],
): Painted {
  const so = formatScanned(progress);
  if (status !== 'Complete') return {text: `✗ ${status}: ${so}`, paint: tones.bad};
  if (came >= 10_000) return {text: `10,000 rows, there may be more: ${so}`, paint: tones.warn};
  const count = rows.length === 1 ? '1 row' : `${rows.length.toLocaleString('en')} rows`;
  return {text: `${count}, times in UTC: ${so}`, paint: tones.plain};
}

/** Headers, and the rows around the cursor. */
function buildTable(state: InsightsState, frame: Frame, height: number): readonly string[] {
  const {theme} = frame;
  const width = innerWidth(frame.width);
  const shown = shownResult(state);
  const columns = placeResultColumns(state.run.state === 'ended' ? state.run.rows : [], width);
  const index = Math.min(state.index, Math.max(0, shown.length - 1));
  const first = scrollTo(0, index, height, shown.length);
  const rows = Array.from({length: height}, (_, row) => {
    const cells = shown[first + row];
    if (cells === undefined) return bodyRow(frame, ' '.repeat(width));
    const text = fitText(formatResultRow(columns, cells), width);
    const isSelected = first + row === index && state.focus === 'rows';
    return isSelected ? bodyRow(frame, theme.selected(text), theme.focusedTitle('▌')) : bodyRow(frame, text);
  });
  const part = {first, shown: Math.min(height, shown.length), total: shown.length};
  return [
    bodyRow(frame, theme.tones.heading(fitText(formatResultHeading(columns, state.order), width))),
    ...withScrollBar(frame, rows, part),
  ];
}

function buildFilter({filter, typing}: InsightsState, theme: Theme, width: number): string {
  if (typing) return `/${lineWithCursor(filter, width - 1, theme.selected)}`;
  return theme.tones.accent(fitText(filter.text === '' ? '' : `/${filter.text}`, width));
}
