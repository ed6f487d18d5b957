import {toList, toOptionalNumber, toOptionalText, toStructure} from '../format/members.ts';
import type {Item} from '../item.ts';
import type {MetricQuery, MetricSeries} from '../metrics/metric-services.ts';
import type {LambdaPrices} from './prices.ts';

/** What a function did in a span of time. */
export interface FunctionUsage {
  readonly calls: number;
  /** Milliseconds that its handler ran, in all. */
  readonly duration: number;
}

/** What the log tells of how a function's invocations are charged, and of the memory they take. */
export interface ReportedUse {
  readonly reports: number;
  /** Billed by measured time: what a cold start takes is charged, too, and no metric has it (since August 2025). */
  readonly billedPart: number;
  /** MB. */
  readonly mostMemory: number | undefined;
}

/** What a function costs in a span of time, as far as metrics and its present settings tell. */
export interface CostEstimate {
  readonly functionName: string;
  /** MB. */
  readonly memory: number;
  readonly calls: number;
  readonly gbSeconds: number;
  /** US dollars; undefined where no price is known. */
  readonly dollars: number | undefined;
  readonly reported: ReportedUse | undefined;
}

/** MB of /tmp that cost nothing (Lambda quotas page). */
const freeStorage = 512;

/** The metrics that tell how much functions were used. */
export function buildUsageQueries(names: readonly string[]): readonly MetricQuery[] {
  return names.flatMap(functionName =>
    (['Invocations', 'Duration'] as const).map(metric => ({functionName, metric, statistic: 'Sum' as const})),
  );
}

/** What each function did, of the answer to these. */
export function readUsage(series: readonly MetricSeries[]): ReadonlyMap<string, FunctionUsage> {
  const usage = new Map<string, FunctionUsage>();
  for (const {query, values} of series) {
    const sum = values.reduce<number>((all, value) => all + (value ?? 0), 0);
    const {calls, duration} = usage.get(query.functionName) ?? {calls: 0, duration: 0};
    usage.set(query.functionName, query.metric === 'Invocations' ? {calls: sum, duration} : {calls, duration: sum});
  }
  return usage;
}

/** Estimates what a function of a list has cost with the memory, storage and architecture that it has now. */
export function estimateCost(
  item: Item,
  {calls, duration}: FunctionUsage,
  {prices, reported}: {readonly prices: LambdaPrices | undefined; readonly reported: ReportedUse | undefined},
): CostEstimate {
  const memory = toOptionalNumber(item['MemorySize']) ?? 128;
  const storage = toOptionalNumber(toStructure(item['EphemeralStorage'])['Size']) ?? freeStorage;
  const seconds = (duration / 1000) * (reported?.billedPart ?? 1);
  const gbSeconds = (seconds * memory) / 1024;
  const isArm = toList(item['Architectures'] as readonly unknown[]).includes('arm64');
  const ofStorage = (Math.max(0, storage - freeStorage) / 1024) * seconds * (prices?.storage ?? 0);
  return {
    functionName: toOptionalText(item['FunctionName']) ?? '',
    memory,
    calls,
    gbSeconds,
    dollars: prices && calls * prices.request + gbSeconds * prices.memory[isArm ? 'arm64' : 'x86_64'] + ofStorage,
    reported,
  };
}

/** Those that cost most first; without prices, those that take most. */
export function byCost(a: CostEstimate, b: CostEstimate): number {
  return (b.dollars ?? 0) - (a.dollars ?? 0) || b.gbSeconds - a.gbSeconds || (a.functionName < b.functionName ? -1 : 1);
}

/** How much memory would do with a fifth to spare, and the part of the GB-seconds that would be saved if the duration stays the same. */
export function findHeadroom({
  memory,
  reported,
}: CostEstimate): {readonly enough: number; readonly saved: number} | undefined {
  if (reported?.mostMemory === undefined) return undefined;
  const enough = Math.max(128, Math.ceil((reported.mostMemory * 1.2) / 64) * 64);
  return enough >= memory ? undefined : {enough, saved: 1 - enough / memory};
}
