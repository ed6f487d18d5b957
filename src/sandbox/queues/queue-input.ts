import type {Context} from '../context/context.ts';
import {isObject} from '../json/is-object.ts';
import {queueCollection, type StoredQueue} from '../model/stored-queue.ts';
import type {MessageAttribute} from '../store/index.ts';
import {InputReader, type TelemetryInput} from '../telemetry/index.ts';
import {invalidValue, noQueue, QueueError} from './queue-error.ts';

/** Reads members of a request of SQS. */
export function readQueueInput(input: TelemetryInput): InputReader {
  return new InputReader(input, 'InvalidParameterValue');
}

/** A queue that is there. */
export interface FoundQueue {
  readonly name: string;
  readonly queue: StoredQueue;
}

/** The queue a request's QueueUrl names: whatever machine it names, its last part is the name. Throws a QueueError. */
export function requireQueue(input: TelemetryInput, {records}: Context): FoundQueue {
  const url = readQueueInput(input).text('QueueUrl');
  if (url === undefined) throw new QueueError('MissingParameter', 'The request must contain the parameter QueueUrl.');
  const name = url.split('/').at(-1) ?? '';
  const queue = records.get(queueCollection, '', name);
  if (!queue) throw noQueue();
  return {name, queue};
}

/** A map of texts; empty without one. Throws a QueueError. */
export function readTexts(input: TelemetryInput, member: string): Readonly<Record<string, string>> {
  const map = input[member] ?? {};
  if (!isObject(map)) throw invalidValue(`${member} is no map.`);
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, String(value)]));
}

/** Message attributes as they are sent. Throws a QueueError. */
export function readAttributes(
  input: TelemetryInput,
  member: string,
): Readonly<Record<string, MessageAttribute>> | undefined {
  const map = input[member];
  if (!isObject(map)) return undefined;
  const entries = Object.entries(map).map(([name, value]) => {
    const reader = readQueueInput(isObject(value) ? value : {});
    const DataType = reader.requiredText('DataType');
    const [StringValue, BinaryValue] = [reader.text('StringValue'), reader.text('BinaryValue')];
    if (StringValue === undefined && BinaryValue === undefined) {
      throw invalidValue(`The message attribute '${name}' must contain non-empty message attribute value.`);
    }
    const values = {
      ...(StringValue === undefined ? {} : {StringValue}),
      ...(BinaryValue === undefined ? {} : {BinaryValue}),
    };
    return [name, {DataType, ...values}] as const;
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** Which of the names a request wants: `All`, `.*`, a beginning such as `trace.*`, or the name. */
export function isAsked(name: string, asked: readonly string[]): boolean {
  return asked.some(one => one === 'All' || one === name || (one.endsWith('.*') && name.startsWith(one.slice(0, -2))));
}
