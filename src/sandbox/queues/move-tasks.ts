import {randomUUID} from 'node:crypto';
import type {Context} from '../context/context.ts';
import {findQueue, formatQueueArn, listSourceQueues, queueCollection, toQueueName} from '../model/stored-queue.ts';
import {defineCollection, type QueueMessage} from '../store/index.ts';
import type {TelemetryInput} from '../telemetry/index.ts';
import {invalidValue, QueueError, queueError} from './queue-error.ts';
import {readQueueInput} from './queue-input.ts';
import {findReceivable} from './receive-messages.ts';

interface MoveTask {
  readonly id: string;
  /** ARN; without one, messages go back where they came from. */
  readonly destination?: string;
  /** Messages a second; as fast as it goes without. */
  readonly rate?: number;
  readonly status: 'RUNNING' | 'COMPLETED' | 'CANCELLED' | 'FAILED';
  readonly moved: number;
  readonly toMove: number;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly failure?: string;
}

/** Moves of messages out of dead-letter queues: owner the queue, keys sort by time. */
const moveTasks = defineCollection<MoveTask>('queue.move');
/** Messages moved in one transaction, and tasks of a queue that are told of. */
const chunk = 100;
const toldTasks = 10;

/** Operations that empty dead-letter queues. */
export const moveOperations = {
  StartMessageMoveTask(input: TelemetryInput, context: Context) {
    const reader = readQueueInput(input);
    const source = reader.requiredText('SourceArn');
    const name = requireSource(source, context);
    const destination = reader.text('DestinationArn');
    const rate = reader.whole('MaxNumberOfMessagesPerSecond', {min: 1, max: 500});
    if (listSourceQueues(source, context.records).length === 0) {
      throw invalidValue('Source queue must be configured as a Dead Letter Queue.');
    }
    if (destination !== undefined && findQueue(destination, context) === undefined) throw noResource();
    if (listTasks(name, context).some(({value}) => value.status === 'RUNNING')) {
      throw queueError(
        'UnsupportedOperation',
        'There is already a task running. Only one active task is allowed for a source queue arn at a given time.',
      );
    }
    const startedAt = context.now();
    const task: MoveTask = {
      id: randomUUID(),
      status: 'RUNNING',
      moved: 0,
      toMove: context.messages.count(name, startedAt).visible,
      startedAt,
      ...(destination === undefined ? {} : {destination}),
      ...(rate === undefined ? {} : {rate}),
    };
    const key = `${new Date(startedAt).toISOString()} ${task.id}`;
    context.transaction(() => context.records.put(moveTasks, name, key, task));
    run(name, key, context);
    return {TaskHandle: formatHandle(name, key)};
  },

  CancelMessageMoveTask(input: TelemetryInput, context: Context) {
    const handle = readQueueInput(input).requiredText('TaskHandle');
    const [name = '', ...rest] = Buffer.from(handle, 'base64').toString('utf8').split(' ');
    const key = rest.join(' ');
    return context.transaction(() => {
      const task = context.records.get(moveTasks, name, key);
      if (task?.status !== 'RUNNING') throw noResource();
      context.records.put(moveTasks, name, key, {...task, status: 'CANCELLED'});
      return {ApproximateNumberOfMessagesMoved: task.moved};
    });
  },

  ListMessageMoveTasks(input: TelemetryInput, context: Context) {
    const reader = readQueueInput(input);
    const source = reader.requiredText('SourceArn');
    const name = requireSource(source, context);
    const limit = reader.whole('MaxResults', {min: 1, max: toldTasks}) ?? 1;
    const tasks = listTasks(name, context).toReversed().slice(0, limit);
    return {
      Results: tasks.map(({key, value}) => ({
        SourceArn: source,
        Status: value.status,
        StartedTimestamp: value.startedAt,
        ApproximateNumberOfMessagesMoved: value.moved,
        ApproximateNumberOfMessagesToMove: value.toMove,
        ...(value.status === 'RUNNING' ? {TaskHandle: formatHandle(name, key)} : {}),
        ...(value.destination === undefined ? {} : {DestinationArn: value.destination}),
        ...(value.rate === undefined ? {} : {MaxNumberOfMessagesPerSecond: value.rate}),
        ...(value.failure === undefined ? {} : {FailureReason: value.failure}),
      })),
    };
  },
};

/** Carries on the moves of a region that ended with another process. */
export function resumeMoves(context: Context): void {
  for (const {owner, key, value} of context.records.list(moveTasks))
    if (value.status === 'RUNNING') run(owner, key, context);
}

function requireSource(arn: string, context: Context): string {
  const name = toQueueName(arn);
  if (name === undefined) throw invalidValue(`Value ${arn} for parameter SourceArn is invalid.`);
  if (arn !== formatQueueArn(context, name) || !context.records.get(queueCollection, '', name)) throw noResource();
  return name;
}

function noResource(): QueueError {
  const message = "The resource that you specified for the SourceArn parameter doesn't exist.";
  return new QueueError('ResourceNotFoundException', message);
}

function listTasks(name: string, {records}: Context) {
  return records.list(moveTasks, {owner: name});
}

function formatHandle(name: string, key: string): string {
  return Buffer.from(`${name} ${key}`).toString('base64');
}

function run(name: string, key: string, context: Context): void {
  context.runs.start(`move:${context.region}/${key}`, async ({signal, untilWoken}) => {
    while (!signal.aborted) {
      const task = context.transaction(() => step(name, key, context));
      if (task?.status !== 'RUNNING') return;
      await untilWoken(task.rate === undefined ? 0 : 1000);
    }
  });
}

/** Moves some messages, as one transaction; what has become of the task by then. */
function step(name: string, key: string, context: Context): MoveTask | undefined {
  const {records} = context;
  const task = records.get(moveTasks, name, key);
  if (task?.status !== 'RUNNING') return task;
  const found = findReceivable(name, task.rate ?? chunk, context);
  const moved = found.filter(message => move(name, message, task, context)).length;
  const failure = moved < found.length ? {failure: 'CouldNotDetermineMessageSource'} : {};
  const isOver = found.length === 0;
  const status = isOver ? 'COMPLETED' : task.status;
  const next: MoveTask = {
    ...task,
    moved: task.moved + moved,
    ...failure,
    status: moved < found.length ? 'FAILED' : status,
  };
  records.put(moveTasks, name, key, next);
  return next;
}

function move(name: string, message: QueueMessage, {destination}: MoveTask, context: Context): boolean {
  const {messages, now, bells, region} = context;
  const target = findQueue(destination ?? message.details.source, context);
  if (target === undefined) return false;
  messages.delete(name, message);
  const {source: _, ...details} = message.details;
  messages.add(target, {
    ...message,
    ...{arrivedAt: now(), visibleAt: now(), sentAt: now(), receives: 0, firstReceivedAt: 0, receipt: ''},
    details,
  });
  bells.ring(`${region}/${target}`);
  return true;
}
