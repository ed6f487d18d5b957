import type {EventPlace} from '../background/event-queue.ts';
import type {Context} from '../context/context.ts';
import {LambdaError} from '../errors/lambda-error.ts';
import {type FoundVersion, findInvoked} from '../model/find-function.ts';
import {reservedConcurrency} from '../model/stored-concurrency.ts';
import {events, type WaitingInvocation} from '../model/stored-event.ts';
import {eventInvokeCollection} from '../model/stored-event-invoke-config.ts';
import {latest} from '../model/stored-function.ts';
import {recursion} from '../model/stored-recursion.ts';
import {attempt} from './attempt.ts';
import {type Ended, endEvent} from './end-event.ts';
import {measureEvent} from './measure-event.ts';

/** Runs of one function in a chain of destinations before it is taken for a loop ("Recursive loop detection"). */
const chainLimit = 16;
/** ms between attempts that find no free concurrency: from about as much as a handler takes, doubled, to 5 minutes. */
const throttleDelay = {least: 20, most: 300_000};

/**
 * Tries an event once, with the settings of its function or the service's defaults (two retries, six hours). When it is to be tried again, in milliseconds since 1970; undefined
 * when it is done with.
 */
export async function handleEvent({owner, key}: EventPlace, context: Context): Promise<number | undefined> {
  const event = context.records.get(events, owner, key);
  if (!event) return undefined;
  const found = find(owner, event, context);
  if (!found) return drop(owner, key, context);
  const {MaximumRetryAttempts: retries = 2, MaximumEventAgeInSeconds: maximumAge = 21_600} =
    context.records.get(eventInvokeCollection, owner, event.qualifier ?? latest) ?? {};
  const deadline = event.acceptedAt + maximumAge * 1000;
  const condition = findObstacle(event, found, deadline, context);
  if (condition) return endEvent(event, found, {condition}, context);
  const age = context.now() - event.acceptedAt;
  const tried = await attempt(found, event, {...context, requestId: event.requestId});
  if (tried.kind === 'refused') {
    const {least, most} = throttleDelay;
    const delay = Math.min(Math.max(context.delays.retry, least) * 2 ** event.throttles, most);
    return postpone(
      owner,
      {...event, throttles: event.throttles + 1},
      Math.min(context.now() + delay, deadline),
      context,
    );
  }
  measureEvent('AsyncEventAge', age, {name: owner, event, context});
  const {answer} = tried;
  if (answer.functionError === undefined) return endEvent(event, found, {condition: 'Success', answer}, context);
  const failed = {...event, failures: event.failures + 1, throttles: 0};
  if (event.failures >= retries) {
    return endEvent(failed, found, {condition: 'RetriesExhausted', answer}, context);
  }
  return postpone(owner, failed, context.now() + context.delays.retry * 2 ** event.failures, context);
}

function find(name: string, {qualifier}: WaitingInvocation, context: Context): FoundVersion | undefined {
  try {
    return findInvoked({FunctionName: name, Qualifier: qualifier}, context, 'Invoke');
  } catch (error) {
    if (error instanceof LambdaError) return undefined;
    throw error;
  }
}

/** What keeps it from being tried at all. */
function findObstacle(
  event: WaitingInvocation,
  {name}: FoundVersion,
  deadline: number,
  {records, now}: Context,
): Ended['condition'] | undefined {
  if (now() >= deadline) return 'EventAgeExceeded';
  if (records.get(reservedConcurrency, name, '') === 0) return 'ZeroReservedConcurrency';
  const isLoop = (event.chain[name] ?? 0) >= chainLimit && records.get(recursion, name, '') !== 'Allow';
  return isLoop ? 'RecursiveInvocation' : undefined;
}

function postpone(owner: string, event: WaitingInvocation, dueAt: number, {transaction, records}: Context): number {
  transaction(() => {
    // Its function may have been deleted meanwhile, and the event with it.
    if (records.get(events, owner, event.requestId)) records.put(events, owner, event.requestId, {...event, dueAt});
  });
  return dueAt;
}

function drop(owner: string, key: string, {transaction, records}: Context): undefined {
  transaction(() => records.delete(events, owner, key));
}
