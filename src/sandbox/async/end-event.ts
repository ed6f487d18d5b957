import type {Context} from '../context/context.ts';
import {readJson} from '../json/read-json.ts';
import type {FoundVersion} from '../model/find-function.ts';
import {events, type WaitingInvocation} from '../model/stored-event.ts';
import {eventInvokeCollection} from '../model/stored-event-invoke-config.ts';
import {latest} from '../model/stored-function.ts';
import {formatFunctionArn} from '../names/function-name.ts';
import type {AttemptAnswer} from './attempt.ts';
import {buildInvocationRecord, type RecordCondition} from './invocation-record.ts';
import {measureEvent} from './measure-event.ts';
import {send} from './send.ts';

/** How an event came to its end; `answer` is the last one, when there was any. */
export interface Ended {
  readonly condition: RecordCondition;
  readonly answer?: AttemptAnswer;
}

/** Takes an event out of the queue and tells its destinations, both or neither. */
export function endEvent(event: WaitingInvocation, found: FoundVersion, ended: Ended, context: Context): undefined {
  const {records, transaction} = context;
  transaction(() => {
    if (!records.delete(events, found.name, event.requestId)) return;
    tellDestination(event, found, ended, context);
    if (ended.condition === 'Success') return;
    measureEvent('AsyncEventsDropped', 1, {name: found.name, event, context});
    tellDeadLetterQueue(event, found, ended, context);
  });
}

function tellDestination(
  event: WaitingInvocation,
  found: FoundVersion,
  {condition, answer}: Ended,
  context: Context,
): void {
  const {name} = found;
  const qualifier = event.qualifier ?? latest;
  const {OnSuccess, OnFailure} = context.records.get(eventInvokeCollection, name, qualifier)?.DestinationConfig ?? {};
  const destination = (condition === 'Success' ? OnSuccess : OnFailure)?.Destination;
  if (!destination) return;
  const functionArn = formatFunctionArn(context, {name, qualifier});
  const body = buildInvocationRecord(event, {condition, answer, functionArn, now: context.now()});
  const chain = {...event.chain, [name]: (event.chain[name] ?? 0) + 1};
  if (send({kind: 'destination', destination, body}, context, chain)) return;
  measureEvent('DestinationDeliveryFailures', 1, {name, event, context});
}

/** The event itself, with what went wrong in its attributes (developer guide, "Adding a dead-letter queue"). */
function tellDeadLetterQueue(
  {requestId, payload}: WaitingInvocation,
  {version}: FoundVersion,
  {answer}: Ended,
  context: Context,
): void {
  const destination = version.configuration.DeadLetterConfig?.TargetArn;
  if (!destination) return;
  const attributes = {RequestID: requestId, ErrorCode: '200', ErrorMessage: parseMessage(answer)};
  send({kind: 'dead-letter', destination, body: readJson(payload), attributes}, context);
}

/** The first 1 KB of the error's text. */
function parseMessage(answer: AttemptAnswer | undefined): string {
  const error = answer && readJson(answer.payload);
  const text = typeof error === 'object' && error !== null && 'errorMessage' in error ? error.errorMessage : '';
  return String(text).slice(0, 1024);
}
