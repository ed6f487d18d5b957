import {isObject} from '../json/is-object.ts';
import {readJson} from '../json/read-json.ts';
import {isFifo, type StoredQueue, toQueueName} from '../model/stored-queue.ts';
import {invalidValue, QueueError} from './queue-error.ts';

/** Attributes that can be set, with their values when nobody has, and the range of whole numbers (API reference, SetQueueAttributes). */
const settable: Readonly<Record<string, {readonly preset?: string; readonly range?: readonly [number, number]}>> = {
  VisibilityTimeout: {preset: '30', range: [0, 43_200]},
  MaximumMessageSize: {preset: '1048576', range: [1024, 1_048_576]},
  MessageRetentionPeriod: {preset: '345600', range: [60, 1_209_600]},
  DelaySeconds: {preset: '0', range: [0, 900]},
  ReceiveMessageWaitTimeSeconds: {preset: '0', range: [0, 20]},
  Policy: {},
  RedrivePolicy: {},
  RedriveAllowPolicy: {},
  KmsMasterKeyId: {},
  KmsDataKeyReusePeriodSeconds: {range: [60, 86_400]},
  SqsManagedSseEnabled: {preset: 'true'},
  FifoQueue: {},
  ContentBasedDeduplication: {},
  DeduplicationScope: {},
  FifoThroughputLimit: {},
};
const ofFifo = ['FifoQueue', 'ContentBasedDeduplication', 'DeduplicationScope', 'FifoThroughputLimit'];

/** What a new queue has without being asked. */
export function buildQueueDefaults(name: string): Record<string, string> {
  const presets = Object.entries(settable).flatMap(([key, {preset}]) => (preset === undefined ? [] : [[key, preset]]));
  const order = {
    FifoQueue: 'true',
    ContentBasedDeduplication: 'false',
    DeduplicationScope: 'queue',
    FifoThroughputLimit: 'perQueue',
  };
  return {...Object.fromEntries(presets), ...(isFifo(name) ? order : {})};
}

/** Refuses attributes that a queue of this name cannot have. Throws a QueueError. */
export function checkQueueAttributes(name: string, attributes: Readonly<Record<string, string>>): void {
  for (const [key, value] of Object.entries(attributes)) {
    const rule = Object.hasOwn(settable, key) ? settable[key] : undefined;
    if (!rule || (ofFifo.includes(key) && !isFifo(name))) {
      throw new QueueError('InvalidAttributeName', `Unknown Attribute ${key}.`);
    }
    const [least, most] = rule.range ?? [];
    const isNumber = /^\d+$/.test(value);
    if (least !== undefined && most !== undefined && !(isNumber && Number(value) >= least && Number(value) <= most)) {
      throw invalidAttribute(`Invalid value for the parameter ${key}.`);
    }
  }
  if (isFifo(name) && attributes['FifoQueue'] === 'false') throw invalidAttribute('Invalid value for FifoQueue.');
  if (attributes['Policy'] && !isObject(readJson(attributes['Policy']))) {
    throw invalidAttribute('Invalid value for the parameter Policy.');
  }
  if (attributes['RedrivePolicy']) checkRedrivePolicy(name, attributes['RedrivePolicy']);
}

/** Refuses names that no queue has an attribute of. Throws a QueueError. */
export function checkAskedAttributes(asked: readonly string[], there: Readonly<Record<string, string>>): void {
  const unknown = asked.find(name => name !== 'All' && !Object.hasOwn(settable, name) && !Object.hasOwn(there, name));
  if (unknown !== undefined) throw new QueueError('InvalidAttributeName', `Unknown Attribute ${unknown}.`);
}

function checkRedrivePolicy(name: string, text: string): void {
  const policy = readJson(text);
  const {deadLetterTargetArn: arn, maxReceiveCount: count} = Object(policy);
  const target = toQueueName(typeof arn === 'string' ? arn : undefined);
  const limit = Number(count);
  const isWhole = Number.isInteger(limit) && limit >= 1 && limit <= 1000;
  if (target === undefined || !isWhole) {
    const why = `Value ${text} for parameter RedrivePolicy is invalid.`;
    throw invalidValue(`${why} Reason: Redrive policy is not a valid JSON map of a queue's ARN and a count.`);
  }
  if (isFifo(target) !== isFifo(name)) {
    const why = `Value ${text} for parameter RedrivePolicy is invalid.`;
    throw invalidValue(`${why} Reason: Dead-letter queue must be same type of queue as the source.`);
  }
}

/** A number among a queue's attributes. */
export function toAttributeNumber({attributes}: StoredQueue, name: string): number {
  return Number(attributes[name] ?? 0);
}

function invalidAttribute(message: string): QueueError {
  return new QueueError('InvalidAttributeValue', message);
}
