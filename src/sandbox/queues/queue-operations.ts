import type {Context} from '../context/context.ts';
import {
  formatQueueArn,
  isFifo,
  listSourceQueues,
  parseRedrivePolicy,
  queueCollection,
  type StoredQueue,
  toQueueName,
} from '../model/stored-queue.ts';
import type {TelemetryInput} from '../telemetry/index.ts';
import {deduplications} from './put-message.ts';
import {buildQueueDefaults, checkAskedAttributes, checkQueueAttributes} from './queue-attributes.ts';
import {invalidValue, noQueue, QueueError} from './queue-error.ts';
import {isAsked, readQueueInput, readTexts, requireQueue} from './queue-input.ts';

/** Operations that are about queues as such. */
export const queueOperations = {
  CreateQueue(input: TelemetryInput, context: Context) {
    const name = readQueueInput(input).requiredText('QueueName');
    if (!/^[\w-]{1,75}(?:\.fifo)?$|^[\w-]{76,80}$/.test(name)) {
      throw invalidValue('Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length');
    }
    const given = readTexts(input, 'Attributes');
    if (given['FifoQueue'] === 'true' && !isFifo(name)) {
      throw invalidValue('The name of a FIFO queue can only include alphanumeric characters and must end with .fifo.');
    }
    checkQueueAttributes(name, given);
    const existing = context.records.get(queueCollection, '', name);
    const isSame = Object.entries(given).every(([key, value]) => existing?.attributes[key] === value);
    if (existing && !isSame) {
      throw new QueueError(
        'QueueNameExists',
        'A queue already exists with the same name and a different value.',
        'QueueAlreadyExists',
      );
    }
    const now = context.now();
    const attributes = {...buildQueueDefaults(name), ...given};
    if (!existing) put(name, {attributes, tags: readTexts(input, 'tags'), createdAt: now, modifiedAt: now}, context);
    return {QueueUrl: formatQueueUrl(name, context)};
  },

  DeleteQueue(input: TelemetryInput, context: Context) {
    const {name} = requireQueue(input, context);
    context.deletion(() => {
      context.records.delete(queueCollection, '', name);
      context.messages.clear(name);
      forgetDuplicates(name, context);
    });
    return {};
  },

  PurgeQueue(input: TelemetryInput, context: Context) {
    const {name} = requireQueue(input, context);
    context.deletion(() => context.messages.clear(name));
    return {};
  },

  GetQueueUrl(input: TelemetryInput, context: Context) {
    const name = readQueueInput(input).requiredText('QueueName');
    if (!context.records.get(queueCollection, '', name)) throw noQueue();
    return {QueueUrl: formatQueueUrl(name, context)};
  },

  ListQueues(input: TelemetryInput, context: Context) {
    const prefix = readQueueInput(input).text('QueueNamePrefix') ?? '';
    const names = context.records.list(queueCollection).map(({key}) => key);
    return listUrls(
      input,
      names.filter(name => name.startsWith(prefix)),
      'QueueUrls',
      context,
    );
  },

  ListDeadLetterSourceQueues(input: TelemetryInput, context: Context) {
    const {name} = requireQueue(input, context);
    return listUrls(input, listSourceQueues(formatQueueArn(context, name), context.records), 'queueUrls', context);
  },

  GetQueueAttributes(input: TelemetryInput, context: Context) {
    const {name, queue} = requireQueue(input, context);
    const asked = readQueueInput(input).texts('AttributeNames', 100) ?? [];
    const all = buildAllAttributes(name, queue, context);
    checkAskedAttributes(asked, all);
    const entries = Object.entries(all).filter(([key]) => isAsked(key, asked));
    return entries.length > 0 ? {Attributes: Object.fromEntries(entries)} : {};
  },

  SetQueueAttributes(input: TelemetryInput, context: Context) {
    const {name, queue} = requireQueue(input, context);
    const given = readTexts(input, 'Attributes');
    checkQueueAttributes(name, given);
    checkTarget(given['RedrivePolicy'], context);
    const all = Object.entries({...queue.attributes, ...given}).filter(([, value]) => value !== '');
    put(name, {...queue, attributes: Object.fromEntries(all), modifiedAt: context.now()}, context);
    return {};
  },

  ListQueueTags: (input: TelemetryInput, context: Context) => ({Tags: requireQueue(input, context).queue.tags}),

  TagQueue(input: TelemetryInput, context: Context) {
    const {name, queue} = requireQueue(input, context);
    put(name, {...queue, tags: {...queue.tags, ...readTexts(input, 'Tags')}}, context);
    return {};
  },

  UntagQueue(input: TelemetryInput, context: Context) {
    const {name, queue} = requireQueue(input, context);
    const gone = readQueueInput(input).texts('TagKeys', 50) ?? [];
    const tags = Object.fromEntries(Object.entries(queue.tags).filter(([key]) => !gone.includes(key)));
    put(name, {...queue, tags}, context);
    return {};
  },
};

/** Where a queue is asked. */
function formatQueueUrl(name: string, {origin, accountId}: Context): string {
  return `${origin}/${accountId}/${name}`;
}

/** Keeps a queue, and lets the mappings of its name begin. */
function put(name: string, queue: StoredQueue, {transaction, records, bells}: Context): void {
  transaction(() => records.put(queueCollection, '', name, queue));
  bells.ring('mappings');
}

function forgetDuplicates(name: string, {records}: Context): void {
  for (const {key} of records.list(deduplications, {owner: name})) records.delete(deduplications, name, key);
}

function checkTarget(text: string | undefined, {records}: Context): void {
  const policy = text
    ? parseRedrivePolicy({attributes: {RedrivePolicy: text}, tags: {}, createdAt: 0, modifiedAt: 0})
    : undefined;
  const target = toQueueName(policy?.deadLetterTargetArn);
  if (target === undefined || records.get(queueCollection, '', target)) return;
  throw new QueueError(
    'InvalidParameterValue',
    `Value ${text} for parameter RedrivePolicy is invalid. Reason: Dead letter target does not exist.`,
  );
}

function buildAllAttributes(name: string, queue: StoredQueue, context: Context): Record<string, string> {
  const {visible, inFlight, delayed} = context.messages.count(name, context.now());
  return {
    ...queue.attributes,
    QueueArn: formatQueueArn(context, name),
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
    ApproximateNumberOfMessagesDelayed: String(delayed),
    CreatedTimestamp: String(Math.floor(queue.createdAt / 1000)),
    LastModifiedTimestamp: String(Math.floor(queue.modifiedAt / 1000)),
  };
}

function listUrls(input: TelemetryInput, names: readonly string[], member: string, context: Context): TelemetryInput {
  const reader = readQueueInput(input);
  const size = reader.whole('MaxResults', {min: 1, max: 1000}) ?? 1000;
  const after = Buffer.from(reader.text('NextToken') ?? '', 'base64').toString('utf8');
  const rest = names.filter(name => name > after);
  const page = rest.slice(0, size);
  const last = page.at(-1);
  const next = rest.length > size && last !== undefined ? {NextToken: Buffer.from(last).toString('base64')} : {};
  return {[member]: page.map(name => formatQueueUrl(name, context)), ...next};
}
