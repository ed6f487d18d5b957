import type {Context} from '../context/context.ts';
import {conflict, notFound} from '../errors/lambda-error.ts';
import {findSourceKind} from '../model/event-source.ts';
import {findInvoked} from '../model/find-function.ts';
import {getMapping, mappingCollection, type StoredMapping, toMapping} from '../model/stored-mapping.ts';
import {deliverQueue} from './deliver-queue.ts';
import {deliverStream} from './deliver-stream.ts';
import {isWanted} from './filter.ts';
import type {DeliveryReport} from './report.ts';
import type {BatchItem, DeliverySession} from './session.ts';
import {sources} from './sources/index.ts';

/**
 * Gives records to a mapping as its source would: filtered, in batches, again when they fail. Throws a LambdaError for a
 * mapping that is not there or not enabled, and for a record that its source could not have.
 */
export async function deliverToFunction(
  uuid: string,
  given: readonly unknown[],
  context: Context,
): Promise<DeliveryReport> {
  const {mapping} = requireEnabled(uuid, context);
  const kind = findSourceKind(mapping);
  const source = sources[kind];
  const found = findInvoked({FunctionName: mapping.FunctionArn ?? ''}, context, 'Invoke');
  const origin = {mapping, region: context.region, now: context.now()};
  const all = given.map((record, index) => ({index, record: source.complete(record, index, origin)}));
  const items = all.filter(({record}) => isWanted(record, mapping, source));
  const session: DeliverySession = {
    source,
    origin,
    found,
    context,
    batches: [],
    delivered: new Set(),
    discarded: new Set(),
  };
  await (kind === 'sqs' ? deliverQueue : deliverStream)(items, session);
  const isDone = ({index}: BatchItem) => session.delivered.has(index) || session.discarded.has(index);
  return {
    uuid,
    functionArn: mapping.FunctionArn ?? '',
    eventSource: mapping.EventSourceArn ?? 'self-managed Kafka',
    received: given.length,
    filteredOut: toIndexes(all.filter(item => !items.includes(item))),
    batches: session.batches,
    delivered: [...session.delivered].toSorted((a, b) => a - b),
    discarded: [...session.discarded].toSorted((a, b) => a - b),
    undelivered: toIndexes(items.filter(item => !isDone(item))),
    ...putResult(uuid, session),
  };
}

function requireEnabled(uuid: string, context: Context): StoredMapping {
  const stored = getMapping(uuid, context);
  if (!stored) throw notFound(`There is no event source mapping ${uuid} in ${context.region}.`);
  const {State} = toMapping(stored, context.now());
  if (State !== 'Enabled') {
    throw conflict(`The event source mapping ${uuid} is ${State}: it takes no records until it is Enabled.`);
  }
  return stored;
}

function toIndexes(items: readonly BatchItem[]): number[] {
  return items.map(({index}) => index);
}

/** Queues have no LastProcessingResult; where there was nothing to process, it stays as it was. */
function putResult(uuid: string, {batches, source, context}: DeliverySession): {lastProcessingResult?: string} {
  const last = batches.at(-1);
  if (!last || source === sources.sqs) return {};
  const lastProcessingResult = last.result === 'succeeded' ? 'OK' : 'PROBLEM: Function call failed';
  context.transaction(() => {
    const stored = getMapping(uuid, context);
    if (!stored) return;
    const mapping = {...stored.mapping, LastProcessingResult: lastProcessingResult};
    context.records.put(mappingCollection, '', uuid, {...stored, mapping});
  });
  return {lastProcessingResult};
}
