import {isSameFunction, parseArn, parseFunctionArn} from '../../core/format/arn.ts';
import {formatMember, isMissing, toList, toOptionalText} from '../../core/format/members.ts';
import type {Item} from '../../core/item.ts';
import {type QueueEntry, toQueueTitle} from '../../core/queues/queue-entry.ts';
import type {Connection} from '../connection/connection.ts';
import {toProblem} from '../reads/read-query.ts';

/** What was found, and what could not be asked. */
export interface FoundQueues {
  readonly entries: readonly QueueEntry[];
  readonly notes: readonly string[];
}

/** The queues of a function: those that feed it or one mapping of it, and those that get what failed. */
export async function findQueues(
  connection: Connection,
  {functionArn, mapping}: {readonly functionArn: string; readonly mapping: Item | undefined},
  signal: AbortSignal,
): Promise<FoundQueues> {
  const {name = functionArn} = parseFunctionArn(functionArn) ?? {};
  const options = {background: false, inDialog: true, signal} as const;
  const notes: string[] = [];
  const ask = async (operation: string, input: Item): Promise<Item> => {
    try {
      return await connection.call(operation, input, options);
    } catch (error) {
      signal.throwIfAborted();
      const {what, why} = toProblem(error);
      notes.push(`${what}: ${why}`);
      return {};
    }
  };
  const [mappings, configuration, asynchronous] = await Promise.all([
    mapping === undefined ? ask('ListEventSourceMappings', {}) : {EventSourceMappings: [mapping]},
    ask('GetFunctionConfiguration', {FunctionName: name}),
    ask('ListFunctionEventInvokeConfigs', {FunctionName: name}),
  ]);
  const own = toItems(mappings['EventSourceMappings']).filter(one => isSameFunction(one['FunctionArn'], functionArn));
  const deadLetters = toMember(configuration['DeadLetterConfig'])['TargetArn'];
  const entries = [
    ...own.flatMap(toMappingEntries),
    toEntry(deadLetters, 'dead letters of the function', name, name),
    ...toItems(asynchronous['FunctionEventInvokeConfigs']).map(config =>
      toEntry(readOnFailure(config), 'on failure', formatMember(parseFunctionArn(config['FunctionArn'])?.name), name),
    ),
  ];
  return {entries: keepQueues(entries), notes};
}

/** Where messages of a source go that are received too often. */
export function toDeadLetterEntry(entry: QueueEntry, target: string): QueueEntry {
  return {...entry, arn: target, role: 'dead letters', of: toQueueTitle(entry.arn)};
}

/** Each queue once: what it was found as first. */
export function keepQueues(entries: readonly (QueueEntry | undefined)[]): readonly QueueEntry[] {
  const known = new Map<string, QueueEntry>();
  for (const entry of entries) if (entry && !known.has(entry.arn)) known.set(entry.arn, entry);
  return [...known.values()];
}

function toMappingEntries(mapping: Item): readonly (QueueEntry | undefined)[] {
  const {name = '', qualifier} = parseFunctionArn(mapping['FunctionArn']) ?? {};
  const title = qualifier === undefined ? name : `${name}:${qualifier}`;
  return [
    toEntry(mapping['EventSourceArn'], 'source', title, name, qualifier),
    toEntry(readOnFailure(mapping), 'on failure', title, name, qualifier),
  ];
}

function readOnFailure(item: Item): unknown {
  return toMember(toMember(item['DestinationConfig'])['OnFailure'])['Destination'];
}

function toEntry(
  arn: unknown,
  role: QueueEntry['role'],
  of: string,
  FunctionName: string,
  Qualifier?: string,
): QueueEntry | undefined {
  const text = toOptionalText(arn);
  if (text === undefined || parseArn(text)?.service !== 'sqs') return undefined;
  return {arn: text, role, of, target: {FunctionName, ...(Qualifier !== undefined && {Qualifier})}};
}

function toItems(value: unknown): readonly Item[] {
  return toList(value as readonly Item[] | undefined).filter(item => !isMissing(item));
}

function toMember(value: unknown): Item {
  return typeof value === 'object' && value !== null ? (value as Item) : {};
}
