import type {Message, SQS} from '@aws-sdk/client-sqs';
import fc from 'fast-check';
import {expect} from 'vitest';
import {eventually} from '../../../support/patience.ts';
import {queueArn} from '../../../support/queues.ts';
import type {QueueModel, QueuePlace, ReceivedMessage} from './queue-model.ts';

/** A queue and its dead-letter queue as they are there. */
export interface RealQueues {
  readonly sqs: SQS;
  readonly clock: {now: number};
  readonly urls: Readonly<Record<QueuePlace, string>>;
  readonly deadLettersName: string;
}

type Command = fc.AsyncCommand<QueueModel, RealQueues>;

const place = fc.constantFrom<QueuePlace>('queue', 'queue', 'queue', 'deadLetters');
const group = fc.constantFrom('a', 'b', 'c');
const seconds = fc.integer({min: 0, max: 40});
/** Which of the handles that were given out, as a part of their number: more often one of the last. */
const recent = fc.double({min: 0, max: 1, noNaN: true}).map(part => 1 - part ** 2);

/** What clients do with a queue, and time that passes. */
export const commands: fc.Arbitrary<Command>[] = [
  fc.record({group, delay: fc.constantFrom(0, 0, 5, 30)}).map(({group, delay}) => send([{group, delay}])),
  fc.array(fc.record({group, delay: fc.constantFrom(0, 10)}), {minLength: 2, maxLength: 6}).map(send),
  fc.record({group, word: fc.constantFrom('x', 'y')}).map(({group, word}) => send([{group, delay: 0, word}])),
  fc.record({from: place, limit: fc.integer({min: 1, max: 10}), hidden: fc.option(seconds)}).map(receive),
  fc.record({from: place, limit: fc.constant(10), hidden: fc.constant(null)}).map(receive),
  recent.map(remove),
  fc.record({which: recent, hidden: seconds}).map(hide),
  fc.integer({min: 1, max: 45_000}).map(pass),
  fc.integer({min: 20, max: 400}).map(much => pass(much * 1000)),
  fc.constant(moveBack()),
  fc.constant(count()),
];

interface Sending {
  readonly group: string;
  /** Seconds. */
  readonly delay: number;
  /** Deduplication id; one of its own without. */
  readonly word?: string;
}

function send(entries: readonly Sending[]): Command {
  return {
    check: () => true,
    async run(model, {sqs, urls}) {
      const made = entries.map(({group, delay, word}, index) => {
        const body = `${model.messages.length + index}`;
        return {body, group, delay: model.isFifo ? 0 : delay * 1000, deduplicationId: word ?? `of ${body}`};
      });
      const {Successful = []} = await sqs.sendMessageBatch({
        QueueUrl: urls.queue,
        Entries: made.map(({body, group, delay, deduplicationId}, index) => ({
          Id: String(index),
          MessageBody: body,
          ...(model.isFifo
            ? {MessageGroupId: group, MessageDeduplicationId: deduplicationId}
            : {DelaySeconds: delay / 1000}),
        })),
      });
      expect(Successful).toHaveLength(made.length);
      for (const [index, one] of made.entries()) model.sent(Successful[index]?.MessageId ?? '', one);
    },
    toString: () => `send ${JSON.stringify(entries)}`,
  };
}

interface Receiving {
  readonly from: QueuePlace;
  readonly limit: number;
  /** Seconds; the queue's own 30 without. */
  readonly hidden: number | null;
}

function receive({from, limit, hidden}: Receiving): Command {
  return {
    check: () => true,
    async run(model, {sqs, urls}) {
      const got = await receiveFrom(sqs, urls[from], limit, hidden ?? undefined);
      model.received(from, got, limit, (hidden ?? 30) * 1000);
    },
    toString: () => `receive ${limit} of ${from}${hidden === null ? '' : ` for ${hidden} s`}`,
  };
}

function remove(which: number): Command {
  return {
    check: model => model.isCertain() && model.handles.length > 0,
    async run(model, {sqs, urls}) {
      const handle = pick(model, which);
      await sqs.deleteMessage({QueueUrl: urls[handle.from], ReceiptHandle: handle.handle});
      model.deleted(handle);
    },
    toString: () => `delete ${which}`,
  };
}

function hide({which, hidden}: {which: number; hidden: number}): Command {
  return {
    check: model => model.isCertain() && model.handles.length > 0,
    async run(model, {sqs, urls}) {
      const handle = pick(model, which);
      const input = {QueueUrl: urls[handle.from], ReceiptHandle: handle.handle, VisibilityTimeout: hidden};
      if (model.isInFlight(handle)) {
        await sqs.changeMessageVisibility(input);
        handle.message.visibleAt = model.now + hidden * 1000;
      } else await expect(sqs.changeMessageVisibility(input)).rejects.toMatchObject({name: 'MessageNotInflight'});
    },
    toString: () => `hide ${which} for ${hidden} s`,
  };
}

function pass(milliseconds: number): Command {
  return {
    check: () => true,
    async run(_model, {clock}) {
      clock.now += milliseconds;
    },
    toString: () => `${milliseconds} ms pass`,
  };
}

function moveBack(): Command {
  return {
    check: model => model.isCertain(),
    async run(model, {sqs, deadLettersName}) {
      const SourceArn = queueArn(deadLettersName);
      await sqs.startMessageMoveTask({SourceArn});
      await eventually(async () => {
        const {Results = []} = await sqs.listMessageMoveTasks({SourceArn, MaxResults: 10});
        expect(new Set(Results.map(({Status}) => Status))).toEqual(new Set(['COMPLETED']));
      });
      model.movedBack();
    },
    toString: () => 'move back',
  };
}

/** Nothing is lost and nothing comes out of nowhere: together they hold what was not deleted. */
function count(): Command {
  return {
    check: () => true,
    async run(model, {sqs, urls}) {
      const counts = await Promise.all(
        Object.values(urls).map(async QueueUrl => {
          const {Attributes = {}} = await sqs.getQueueAttributes({QueueUrl, AttributeNames: ['All']});
          const all = Object.entries(Attributes).filter(([name]) => name.startsWith('ApproximateNumberOf'));
          return all.reduce((sum, [, value]) => sum + Number(value), 0);
        }),
      );
      expect(counts.reduce((sum, value) => sum + value, 0)).toBe(model.left().length);
    },
    toString: () => 'count',
  };
}

/** Receives, with how often each message was. `hidden` in seconds. */
export async function receiveFrom(
  sqs: SQS,
  QueueUrl: string,
  limit: number,
  hidden?: number,
): Promise<ReceivedMessage[]> {
  const {Messages = []} = await sqs.receiveMessage({
    QueueUrl,
    MaxNumberOfMessages: limit,
    MessageSystemAttributeNames: ['ApproximateReceiveCount'],
    ...(hidden === undefined ? {} : {VisibilityTimeout: hidden}),
  });
  return Messages.map(toReceived);
}

function toReceived({MessageId = '', Body = '', ReceiptHandle = '', Attributes}: Message): ReceivedMessage {
  return {id: MessageId, body: Body, receipt: ReceiptHandle, receives: Number(Attributes?.ApproximateReceiveCount)};
}

function pick({handles}: QueueModel, which: number) {
  const handle = handles[Math.min(handles.length - 1, Math.floor(which * handles.length))];
  if (!handle) throw new Error('There are handles when this is run');
  return handle;
}
