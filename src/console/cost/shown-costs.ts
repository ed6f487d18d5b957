import {byCost, type CostEstimate, estimateCost, type ReportedUse} from '../../core/cost/estimate.ts';
import {findPrices} from '../../core/cost/prices.ts';
import {toOptionalText} from '../../core/format/members.ts';
import {createFinder} from '../../core/search/finder.ts';
import type {LogStore} from '../logs/store/log-store.ts';
import {allInvocations} from '../logs/store/timeline.ts';
import {connectionOf} from '../session/connection-of.ts';
import type {ControllerParts} from '../tools/parts.ts';
import type {CostState} from './cost-state.ts';

type Parts = Pick<ControllerParts, 'store' | 'workspace' | 'functions' | 'logs'>;

/** The estimates that are shown, the dearest first: of all functions that were read, or those that the filter finds. */
export function shownCosts(
  {store, workspace, functions, logs}: Parts,
  {reading, filter}: CostState,
): readonly CostEstimate[] {
  if (reading.state !== 'read') return [];
  const prices = findPrices(connectionOf(store.getState())?.region ?? '');
  const all = workspace.pane(functions).items.flatMap(item => {
    const name = toOptionalText(item['FunctionName']);
    const usage = name === undefined ? undefined : reading.usage.get(name);
    if (name === undefined || usage === undefined) return [];
    return [estimateCost(item, usage, {prices, reported: readReports(logs.store, name)})];
  });
  const found = filter.text.trim() === '' ? all : createFinder(all, ({functionName}) => functionName)(filter.text);
  return found.toSorted(byCost);
}

/** What the lines of the Log pane tell of a function; undefined when there are no reports of it. */
function readReports(logs: LogStore, functionName: string): ReportedUse | undefined {
  const reports = allInvocations(logs).flatMap(({facts: {label, report}}) =>
    label.split(':')[0] === functionName && report?.duration !== undefined ? [report] : [],
  );
  if (reports.length === 0) return undefined;
  const sum = (value: (report: (typeof reports)[number]) => number) =>
    reports.reduce((all, one) => all + value(one), 0);
  const duration = sum(report => report.duration ?? 0);
  const billed = sum(report => report.billedDuration ?? report.duration ?? 0);
  const memory = Math.max(...reports.map(({maxMemoryUsed}) => maxMemoryUsed ?? 0));
  return {
    reports: reports.length,
    billedPart: duration === 0 ? 1 : Math.max(1, billed / duration),
    mostMemory: memory === 0 ? undefined : memory,
  };
}

/** The row of the cursor: it follows its function. */
export function costIndex(costs: readonly CostEstimate[], {selected}: CostState): number {
  return Math.max(
    0,
    costs.findIndex(({functionName}) => functionName === selected),
  );
}
