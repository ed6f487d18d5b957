import {isBlank} from '../format/members.ts';
import {formatGrouped} from '../signs/format-figures.ts';
import {markSorted} from '../table/mark-sorted.ts';
import {fitText} from '../text/fit.ts';
import {type CostEstimate, findHeadroom} from './estimate.ts';
import {priceDate} from './prices.ts';

/** The span that is estimated: in words, and how much of a month that is. */
export interface CostSpan {
  readonly words: string;
  readonly ofMonth: number;
}

/** A column of figures. */
interface CostColumn {
  readonly header: string;
  value(estimate: CostEstimate): string;
}

const figures: readonly CostColumn[] = [
  {header: 'CALLS', value: ({calls}) => formatGrouped(Math.round(calls))},
  {header: 'GB-SECONDS', value: ({gbSeconds}) => formatAmount(gbSeconds)},
  {header: 'ESTIMATE', value: ({dollars}) => formatDollars(dollars)},
  {header: 'MEMORY', value: ({memory}) => `${memory} MB`},
  {
    header: 'USED AT MOST',
    value: ({reported}) => (reported?.mostMemory === undefined ? '' : `${reported.mostMemory} MB`),
  },
];

/** The columns for estimates, those that cost most first, that there is room for and that tell something of any of them. */
export function placeCostColumns(estimates: readonly CostEstimate[], width: number): readonly CostColumn[] {
  const ordered = estimates.some(({dollars}) => dollars !== undefined) ? 'ESTIMATE' : 'GB-SECONDS';
  return figures
    .slice(0, width < 90 ? 3 : 5)
    .filter(({value}) => estimates.length === 0 || estimates.some(estimate => !isBlank(value(estimate))))
    .map(column => (column.header === ordered ? {...column, header: markSorted(ordered, 'right', true)} : column));
}

/** An estimate in a row of so many columns; without one the headers. */
export function formatCostRow(
  estimate: CostEstimate | undefined,
  columns: readonly CostColumn[],
  width: number,
): string {
  // On a wide screen the figures come nearer to the names.
  const room = Math.floor((width - 40) / Math.max(1, columns.length)) - 2;
  const cells = columns.map(({header, value}) =>
    fitText(estimate === undefined ? header : value(estimate), Math.max(12, Math.min(24, room)), 'end', 'right'),
  );
  const told = cells.join('  ');
  return `${fitText(estimate?.functionName ?? 'FUNCTION', Math.max(8, width - told.length - 2), 'middle')}  ${told}`;
}

/** Money, with as many digits as tell something; `–` where no price is known. */
export function formatDollars(dollars: number | undefined): string {
  if (dollars === undefined) return '–';
  if (dollars > 0 && dollars < 0.0001) return '<$0.0001';
  if (dollars > 0 && dollars < 0.01) return `$${dollars.toFixed(4)}`;
  return dollars < 100 ? `$${dollars.toFixed(2)}` : `$${formatGrouped(Math.round(dollars))}`;
}

/** What an estimate rests on, and what could be saved. */
export function describeCost(estimate: CostEstimate, {words, ofMonth}: CostSpan): readonly string[] {
  const {functionName, dollars, reported, memory} = estimate;
  const month = dollars === undefined ? '' : `, ${formatDollars(dollars / ofMonth)} a month at this rate`;
  const base = `${functionName}: ${formatDollars(dollars)} in the last ${words}${month}`;
  if (reported === undefined)
    return [
      base,
      'What cold starts add and how much memory it takes is told by REPORT lines: l follows its log, then $ again.',
    ];
  const more = Math.round((reported.billedPart - 1) * 100);
  const starts = `${formatGrouped(reported.reports)} reports read: billed ${more === 0 ? 'as measured' : `${more} % more than measured, for cold starts and rounding, and so taken for all calls`}`;
  return [base, starts, describeHeadroom(estimate, {words, ofMonth}) ?? `${memory} MB set`];
}

function describeHeadroom(estimate: CostEstimate, {ofMonth}: CostSpan): string | undefined {
  const {memory, reported, dollars} = estimate;
  if (reported?.mostMemory === undefined) return undefined;
  const used = `${memory} MB set, ${reported.mostMemory} used at most`;
  const headroom = findHeadroom(estimate);
  if (headroom === undefined) return used;
  const saved = dollars === undefined ? '' : `, about ${formatDollars((dollars * headroom.saved) / ofMonth)} a month`;
  return `${used}: ${headroom.enough} MB would take ${Math.round(headroom.saved * 100)} % less${saved}, if the duration stays the same`;
}

/** What the figures are, and are not. */
export function describePrices(region: string, isKnown: boolean): string {
  return isKnown
    ? `An estimate from metrics and the present settings at the prices of ${region} of ${priceDate}, before the free tier and discounts; without provisioned concurrency and SnapStart.`
    : `An estimate from metrics and the present settings. What Lambda costs in ${region} is not known here, so no money is shown.`;
}

function formatAmount(amount: number): string {
  if (amount >= 10) return formatGrouped(Math.round(amount));
  if (amount > 0 && amount < 0.01) return '<0.01';
  return amount === 0 ? '0' : amount.toPrecision(2);
}
