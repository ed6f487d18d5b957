import type {Connection} from '../../console/connection/connection.ts';
import {costRowsAround, costSpans} from '../../console/cost/cost-dialog.ts';
import type {CostState} from '../../console/cost/cost-state.ts';
import {costIndex, shownCosts} from '../../console/cost/shown-costs.ts';
import {connectionOf} from '../../console/session/connection-of.ts';
import type {CostEstimate} from '../../core/cost/estimate.ts';
import {
  type CostSpan,
  describeCost,
  describePrices,
  formatCostRow,
  formatDollars,
  placeCostColumns,
} from '../../core/cost/format-cost.ts';
import {findPrices} from '../../core/cost/prices.ts';
import {isStandIn} from '../../core/format/aws-host.ts';
import {formatCost} from '../../core/incidents/cost.ts';
import type {Rect} from '../../core/layout.ts';
import {innerWidth} from '../../core/layout.ts';
import {fitText} from '../../core/text/fit.ts';
import {wrapText, wrapWithin} from '../../core/text/wrap.ts';
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

/** What functions are estimated to cost, the dearest first, and what could be saved of the one under the cursor. */
export function buildCostView(parts: DrawnConsole, state: CostState, rect: Rect): readonly PlacedRows[] {
  const {theme, controller, store} = parts;
  const connection = connectionOf(store.drawn.getState());
  const {tones} = theme;
  const frame: Frame = {theme, width: rect.width, focused: true, place: 'alone'};
  const width = innerWidth(rect.width);
  const line = ({text, paint}: Painted) => bodyRow(frame, paint(fitText(text, width)));
  const costs = shownCosts(controller.tools, state);
  const index = costIndex(costs, state);
  const notes = wrapWithin(describeFigures(state, connection), width, 3);
  const height = Math.max(1, rect.height - costRowsAround - notes.length);
  const part = findScrollPart(index, height, costs.length);
  const columns = placeCostColumns(costs, width);
  const none = costs.length === 0 ? wrapText(formatEmpty(state), width) : [];
  const rows = Array.from({length: height}, (_, row) => {
    const cost = costs[part.first + row];
    if (cost === undefined) return line({text: none[row] ?? '', paint: tones[isBroken(state) ? 'bad' : 'dim']});
    const text = formatCostRow(cost, columns, width);
    const target = {kind: 'choice', index: part.first + row} as const;
    if (part.first + row === index) return bodyRow(frame, theme.selected(text), theme.focusedTitle('▌'), target);
    return bodyRow(frame, text, ' ', target);
  });
  const selected = costs[index];
  const span = costSpans[state.span];
  const facts = tellFacts(selected, span, width);
  const all = [
    topRow(
      frame,
      `Cost ${costs.length}`,
      [{text: formatTotal(costs, span.words), paint: tones.dim}],
      tellPlace(index, part),
    ),
    ...notes.map(text => line({text, paint: tones.dim})),
    line({text: costs.length === 0 ? '' : formatCostRow(undefined, columns, width), paint: tones.heading}),
    ...withScrollBar(frame, rows, part),
    bodyRow(frame, theme.border('─'.repeat(width))),
    ...Array.from({length: 5}, (_, row) => line({text: facts[row] ?? '', paint: tones.plain})),
    bodyRow(frame, buildFilter(state, frame)),
  ];
  return placeRows(rect, [...all.slice(0, rect.height - 1), bottomRow(frame)]);
}

/** What all that are listed cost together; nothing where no price is known. */
function formatTotal(costs: readonly CostEstimate[], words: string): string {
  if (costs.every(({dollars}) => dollars === undefined)) return '';
  const sum = costs.reduce((all, {dollars = 0}) => all + dollars, 0);
  return ` ── ${formatDollars(sum)} in the last ${words}`;
}

function buildFilter({filter, typing}: CostState, {theme, width: whole}: Frame): string {
  const width = innerWidth(whole);
  if (typing) return `/${lineWithCursor(filter, width - 1, theme.selected)}`;
  return theme.tones.accent(fitText(filter.text === '' ? '' : `/${filter.text}`, width));
}

/** What is known of one, in rows. */
function tellFacts(cost: CostEstimate | undefined, span: CostSpan, width: number): readonly string[] {
  return (cost === undefined ? [] : describeCost(cost, span)).flatMap(text => wrapWithin(text, width, 2));
}

/** What the figures are, and what reading them took. */
function describeFigures(state: CostState, connection: Connection | undefined): string {
  const region = connection?.region ?? '';
  const isFree = connection !== undefined && isStandIn(connection);
  return `${describePrices(region, findPrices(region) !== undefined)}${describeReading(state, isFree)}`;
}

/** How many metrics that took, and which functions were left out. */
function describeReading({reading}: CostState, isFree: boolean): string {
  if (reading.state !== 'read') return '';
  const {metrics, listed, usage} = reading;
  const left = usage.size < listed ? ` Only the ${usage.size} of ${listed} functions that were changed last.` : '';
  return ` ${metrics} metrics, ${isFree ? 'free: this is not AWS' : formatCost(metrics)}.${left}`;
}

function isBroken({reading}: CostState): boolean {
  return reading.state === 'failed';
}

function formatEmpty({reading, filter}: CostState): string {
  if (reading.state === 'reading') return '◌ reading metrics…';
  if (reading.state === 'failed')
    return `✗ ${reading.problem.what}: ${reading.problem.why} → ${reading.problem.tryThis}`;
  return filter.text === '' ? 'There are no functions here.' : `Nothing matches ${filter.text}`;
}
