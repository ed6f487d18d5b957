import {defineCollection, type Records} from '../store/index.ts';

/** A queue; times in milliseconds since 1970. */
export interface StoredQueue {
  /** Those that can be set, with their defaults, as texts. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly createdAt: number;
  readonly modifiedAt: number;
}

/** What happens with messages that are received too often. */
export interface RedrivePolicy {
  /** ARN. */
  readonly deadLetterTargetArn: string;
  readonly maxReceiveCount: number;
}

/** All queues: owner empty, key the name. */
export const queueCollection = defineCollection<StoredQueue>('queue');

/** The name of the queue an ARN is of; undefined for another resource. */
export function toQueueName(arn: string | undefined): string | undefined {
  const [, , service, , , name] = arn?.split(':') ?? [];
  return service === 'sqs' ? name : undefined;
}

/** ARN of a queue of that place. */
export function formatQueueArn({region, accountId}: {region: string; accountId: string}, name: string): string {
  return `arn:aws:sqs:${region}:${accountId}:${name}`;
}

/** The name of the queue there is at an ARN; undefined where there is none in this region. */
export function findQueue(
  arn: string | undefined,
  {records, ...place}: {records: Records; region: string; accountId: string},
): string | undefined {
  const name = toQueueName(arn);
  const isHere = name !== undefined && arn === formatQueueArn(place, name);
  return isHere && records.get(queueCollection, '', name) ? name : undefined;
}

/** The redrive policy among a queue's attributes. */
export function parseRedrivePolicy({attributes}: StoredQueue): RedrivePolicy | undefined {
  const text = attributes['RedrivePolicy'];
  if (text === undefined || text === '') return undefined;
  const {deadLetterTargetArn, maxReceiveCount} = JSON.parse(text);
  return {deadLetterTargetArn: String(deadLetterTargetArn), maxReceiveCount: Number(maxReceiveCount)};
}

/** The queues that send what they cannot get rid of to this one. */
export function listSourceQueues(arn: string, records: Records): string[] {
  return records
    .list(queueCollection)
    .filter(({value}) => parseRedrivePolicy(value)?.deadLetterTargetArn === arn)
    .map(({key}) => key);
}

/** Whether a queue keeps its messages in order. */
export function isFifo(name: string): boolean {
  return name.endsWith('.fifo');
}
