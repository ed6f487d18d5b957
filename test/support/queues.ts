import {SQS} from '@aws-sdk/client-sqs';
import {accountId, credentials, region} from './sandbox.ts';

/** A client of the queues of a sandbox. */
export function openQueues(url: string): SQS {
  return new SQS({region, endpoint: url, credentials, maxAttempts: 1});
}

/** ARN of a queue of the sandbox. */
export function queueArn(name: string): string {
  return `arn:aws:sqs:${region}:${accountId}:${name}`;
}

/** Makes a queue and gives its URL. */
export async function makeQueue(sqs: SQS, QueueName: string, Attributes: Record<string, string> = {}): Promise<string> {
  const {QueueUrl = ''} = await sqs.createQueue({QueueName, Attributes});
  return QueueUrl;
}

/** Makes a queue whose messages go to another one, NAME-dlq, when they were received so often. `suffix` ends both names. */
export async function makeQueueWithDeadLetters(
  sqs: SQS,
  name: string,
  maxReceiveCount: number,
  attributes: Record<string, string> = {},
  suffix: '' | '.fifo' = '',
): Promise<{readonly queue: string; readonly deadLetters: string}> {
  const deadLettersName = `${name}-dlq${suffix}`;
  const deadLetters = await makeQueue(sqs, deadLettersName, suffix === '' ? {} : {FifoQueue: 'true'});
  const RedrivePolicy = JSON.stringify({deadLetterTargetArn: queueArn(deadLettersName), maxReceiveCount});
  return {deadLetters, queue: await makeQueue(sqs, `${name}${suffix}`, {...attributes, RedrivePolicy})};
}

/** How many messages of a queue can be received. */
export async function countVisible(sqs: SQS, QueueUrl: string): Promise<number> {
  const {Attributes} = await sqs.getQueueAttributes({QueueUrl, AttributeNames: ['ApproximateNumberOfMessages']});
  return Number(Attributes?.['ApproximateNumberOfMessages']);
}

/** How many messages of a queue somebody has received and not deleted yet. */
export async function countInFlight(sqs: SQS, QueueUrl: string): Promise<number> {
  const name = 'ApproximateNumberOfMessagesNotVisible';
  const {Attributes} = await sqs.getQueueAttributes({QueueUrl, AttributeNames: [name]});
  return Number(Attributes?.[name]);
}
