import {randomUUID} from 'node:crypto';
import {type AttemptAnswer, attempt} from '../async/index.ts';
import {readJson} from '../json/read-json.ts';
import {recordMeasurement} from '../metrics/index.ts';
import {parseItemFailures} from './item-failures.ts';
import type {BatchReport} from './report.ts';
import type {BatchItem, BatchResult, DeliverySession} from './session.ts';
import type {SourceRecord} from './sources/index.ts';
import {buildWindowMembers, keepState, lacksState} from './window.ts';

/** Runs the function with a batch and notes how that went; items that did not fail are delivered. No items end a window. */
export async function runBatch(
  items: readonly BatchItem[],
  attemptNumber: number,
  session: DeliverySession,
): Promise<BatchResult> {
  const {source, origin, found, context} = session;
  const requestId = randomUUID();
  const records = items.map(({record}) => record);
  measureAge(records, session);
  const event = {...source.toEvent(records, origin), ...buildWindowMembers(items.length === 0, session)};
  const payload = JSON.stringify(event);
  const tried = await attempt(found, {payload}, {...context, requestId});
  const run = {records: items.map(({index}) => index), attempt: attemptNumber, requestId};
  if (tried.kind === 'refused') {
    session.batches.push({...run, result: 'throttled', failed: run.records, reason: tried.error.message});
    return {failed: items, requestId};
  }
  const {answer} = tried;
  const response = readJson(answer.payload);
  const isWithoutState = items.length > 0 && lacksState(response, session);
  const hasFailed = answer.functionError !== undefined || isWithoutState;
  const failed = isWithoutState ? items : findFailed(items, answer, session);
  if (!hasFailed) keepState(response, session);
  const names = failed.map(({index}) => index);
  session.batches.push({
    ...run,
    result: items.length === 0 && hasFailed ? 'failed' : toResult(names, run.records),
    failed: names,
    response,
  });
  for (const {index} of items) if (!names.includes(index)) session.delivered.add(index);
  return {failed, answer, requestId};
}

/** How old the last record is when the function gets it ("Lambda function metrics", IteratorAge): of streams only. */
function measureAge(records: readonly SourceRecord[], {source, found, context}: DeliverySession): void {
  const last = records.at(-1);
  if (source.toArrival === undefined || last === undefined) return;
  const target = {region: context.region, functionName: found.name, qualifier: found.qualifier ?? ''};
  recordMeasurement(context.telemetry, target, 'IteratorAge', Math.max(0, context.now() - source.toArrival(last)));
}

function toResult(failed: readonly number[], all: readonly number[]): BatchReport['result'] {
  if (failed.length === 0) return 'succeeded';
  return failed.length === all.length ? 'failed' : 'failed in part';
}

/** In a stream, all that comes after the first failure has failed with it. */
function findFailed(
  items: readonly BatchItem[],
  {functionError, payload}: AttemptAnswer,
  session: DeliverySession,
): readonly BatchItem[] {
  if (functionError !== undefined) return items;
  const {source, origin} = session;
  const {toIdentifier = () => ''} = source;
  if (!origin.mapping.FunctionResponseTypes?.includes('ReportBatchItemFailures')) return [];
  const failures = parseItemFailures(readJson(payload), new Set(items.map(({record}) => toIdentifier(record))));
  if (failures === 'all') return items;
  const isFailed = ({record}: BatchItem) => failures.has(toIdentifier(record));
  if (source.toArrival === undefined) return items.filter(isFailed);
  const first = items.findIndex(isFailed);
  return first < 0 ? [] : items.slice(first);
}
