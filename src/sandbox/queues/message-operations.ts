import type {Context} from '../context/context.ts';
import {isFifo} from '../model/stored-queue.ts';
import type {QueueMessage} from '../store/index.ts';
import {TelemetryError, type TelemetryInput} from '../telemetry/index.ts';
import {countMessages} from './measure-queue.ts';
import {buildSystemAttributes, hashAttributes, hashText} from './message-answer.ts';
import {putMessage} from './put-message.ts';
import {toAttributeNumber} from './queue-attributes.ts';
import {invalidValue, QueueError, queueError} from './queue-error.ts';
import {type FoundQueue, isAsked, readAttributes, readQueueInput, requireQueue} from './queue-input.ts';
import {deleteMessages, parseReceipt, receiveMessages} from './receive-messages.ts';

/** ms between two looks at a queue that another process may have filled. */
const look = 1000;

/** Operations that are about messages. */
export const messageOperations = {
  SendMessage(input: TelemetryInput, context: Context) {
    return context.grouped(() => send(requireQueue(input, context), input, context));
  },

  SendMessageBatch(input: TelemetryInput, context: Context) {
    return context.grouped(() => {
      const found = requireQueue(input, context);
      return eachEntry(input, entry => send(found, entry, context));
    });
  },

  async ReceiveMessage(input: TelemetryInput, context: Context) {
    const {name, queue} = requireQueue(input, context);
    const reader = readQueueInput(input);
    const limit = reader.whole('MaxNumberOfMessages', {min: 1, max: 10}) ?? 1;
    const visibility = reader.whole('VisibilityTimeout', {min: 0, max: 43_200});
    const patience =
      reader.whole('WaitTimeSeconds', {min: 0, max: 20}) ?? toAttributeNumber(queue, 'ReceiveMessageWaitTimeSeconds');
    const deadline = performance.now() + patience * 1000;
    for (;;) {
      const received = receiveMessages(name, {limit, visibility}, context);
      const rest = deadline - performance.now();
      if (received.length > 0) return {Messages: received.map(message => toAnswer(name, message, input))};
      if (rest <= 0 || context.signal.aborted) break;
      const next = context.messages.nextVisible(name, context.now());
      const wait = Math.min(rest, look, next === undefined ? look : Math.max(next - context.now(), 1));
      await context.bells.until(`${context.region}/${name}`, wait, context.signal);
    }
    countMessages(name, 'NumberOfEmptyReceives', 1, context);
    return {Messages: undefined};
  },

  DeleteMessage(input: TelemetryInput, context: Context) {
    const {name} = requireQueue(input, context);
    return remove(name, input, context);
  },

  DeleteMessageBatch(input: TelemetryInput, context: Context) {
    const {name} = requireQueue(input, context);
    return context.deletion(() => eachEntry(input, entry => remove(name, entry, context)));
  },

  ChangeMessageVisibility(input: TelemetryInput, context: Context) {
    return context.grouped(() => hide(requireQueue(input, context).name, input, context));
  },

  ChangeMessageVisibilityBatch(input: TelemetryInput, context: Context) {
    return context.grouped(() => {
      const {name} = requireQueue(input, context);
      return eachEntry(input, entry => hide(name, entry, context));
    });
  },
};

function send(found: FoundQueue, input: TelemetryInput, context: Context): TelemetryInput {
  const reader = readQueueInput(input);
  const body = reader.requiredText('MessageBody');
  const attributes = readAttributes(input, 'MessageAttributes');
  const put = putMessage(
    found,
    {
      body,
      attributes,
      delay: reader.whole('DelaySeconds', {min: 0, max: 900}),
      group: reader.text('MessageGroupId', {max: 128}),
      deduplicationId: reader.text('MessageDeduplicationId', {max: 128}),
      traceHeader: readAttributes(input, 'MessageSystemAttributes')?.['AWSTraceHeader']?.StringValue,
    },
    context,
  );
  return {
    MessageId: put.id,
    MD5OfMessageBody: hashText(body),
    ...(attributes ? {MD5OfMessageAttributes: hashAttributes(attributes)} : {}),
    ...(put.sequenceNumber === undefined ? {} : {SequenceNumber: put.sequenceNumber}),
  };
}

function toAnswer(name: string, message: QueueMessage, input: TelemetryInput): TelemetryInput {
  const reader = readQueueInput(input);
  const system = [
    ...(reader.texts('AttributeNames', 100) ?? []),
    ...(reader.texts('MessageSystemAttributeNames', 100) ?? []),
  ];
  const own = reader.texts('MessageAttributeNames', 100) ?? [];
  const Attributes = Object.entries(buildSystemAttributes(name, message)).filter(([key]) => isAsked(key, system));
  const given = Object.entries(message.details.attributes ?? {}).filter(([key]) => isAsked(key, own));
  const attributes = Object.fromEntries(given);
  return {
    MessageId: message.id,
    ReceiptHandle: message.receipt,
    MD5OfBody: hashText(message.body),
    Body: message.body,
    ...(Attributes.length > 0 ? {Attributes: Object.fromEntries(Attributes)} : {}),
    ...(given.length > 0 ? {MessageAttributes: attributes, MD5OfMessageAttributes: hashAttributes(attributes)} : {}),
  };
}

/** A handle that is not the last one deletes nothing, and that is no error ("DeleteMessage" of the API reference). */
function remove(name: string, input: TelemetryInput, context: Context): TelemetryInput {
  deleteMessages(name, [readHandle(name, input)], context);
  return {};
}

function hide(name: string, input: TelemetryInput, context: Context): TelemetryInput {
  const {id, receipt} = readHandle(name, input);
  const seconds = readQueueInput(input).requiredWhole('VisibilityTimeout', {min: 0, max: 43_200});
  const {messages, now, bells, region} = context;
  const message = messages.get(name, id);
  if (!message || message.visibleAt <= now() || message.receipt !== receipt) {
    throw queueError('MessageNotInflight', 'The specified message is not in flight.');
  }
  messages.update(name, {...message, visibleAt: now() + seconds * 1000});
  bells.ring(`${region}/${name}`);
  return {};
}

function readHandle(name: string, input: TelemetryInput): {id: string; receipt: string} {
  const receipt = readQueueInput(input).requiredText('ReceiptHandle');
  const id = parseReceipt(name, receipt);
  if (id !== undefined) return {id, receipt};
  if (isFifo(name)) throw invalidValue(`Value ${receipt} for parameter ReceiptHandle is invalid.`);
  throw new QueueError('ReceiptHandleIsInvalid', 'The input receipt handle is invalid.');
}

/** Answers each entry of a batch by itself. Throws a QueueError for a batch that is none. */
function eachEntry(input: TelemetryInput, work: (entry: TelemetryInput) => TelemetryInput): TelemetryInput {
  const entries = readQueueInput(input).objects('Entries', Number.POSITIVE_INFINITY) ?? [];
  const ids = entries.map(entry => readQueueInput(entry).requiredText('Id', {max: 80}));
  if (entries.length === 0) throw queueError('EmptyBatchRequest', 'There should be at least one entry in the request.');
  if (entries.length > 10) {
    throw queueError(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are 10. You have sent ${entries.length}.`,
    );
  }
  if (new Set(ids).size < ids.length) {
    throw queueError('BatchEntryIdsNotDistinct', 'Two or more batch entries in the request have the same Id.');
  }
  const Successful: TelemetryInput[] = [];
  const Failed: TelemetryInput[] = [];
  for (const [index, entry] of entries.entries()) {
    const Id = ids[index];
    try {
      Successful.push({Id, ...work(entry)});
    } catch (error) {
      if (!(error instanceof QueueError || error instanceof TelemetryError)) throw error;
      Failed.push({Id, SenderFault: true, Code: error.code, Message: error.message});
    }
  }
  return {Successful, Failed};
}
