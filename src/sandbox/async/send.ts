import {randomUUID} from 'node:crypto';
import type {Context} from '../context/context.ts';
import {LambdaError} from '../errors/lambda-error.ts';
import {findVersion} from '../model/find-function.ts';
import {type Delivery, putDelivery} from '../model/stored-delivery.ts';
import type {WaitingInvocation} from '../model/stored-event.ts';
import {putIntoQueue} from '../queues/index.ts';
import {acceptEvent} from './accept-event.ts';

/**
 * Sends a message where a destination or dead-letter queue points: a function gets it as an event, a queue
 * that is here as a message; for anything else than a function it is kept to be looked at, also for a function that is gone: then false is returned. Belongs inside a transaction.
 */
export function send(
  {attributes, ...delivery}: Omit<Delivery, 'time'>,
  context: Context,
  chain: WaitingInvocation['chain'] = {},
): boolean {
  const target = findFunction(delivery.destination, context);
  if (!target) {
    putDelivery({...delivery, ...(attributes ? {attributes} : {})}, context);
    putIntoQueue(delivery.destination, delivery.body, attributes, context);
    return !isFunction(delivery.destination);
  }
  const qualifier = target.qualifier === undefined ? {} : {qualifier: target.qualifier};
  const payload = JSON.stringify(delivery.body);
  acceptEvent(target.name, {requestId: randomUUID(), ...qualifier, payload, chain}, context);
  return true;
}

/** The function an ARN names; undefined for another resource and for a function that is not there. */
function findFunction(arn: string, context: Context): ReturnType<typeof findVersion> | undefined {
  if (!isFunction(arn)) return undefined;
  try {
    return findVersion({FunctionName: arn}, context, 'Invoke');
  } catch (error) {
    if (error instanceof LambdaError) return undefined;
    throw error;
  }
}

function isFunction(arn: string): boolean {
  return arn.split(':')[2] === 'lambda';
}
