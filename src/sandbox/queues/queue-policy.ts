import type {Context} from '../context/context.ts';
import {isObject} from '../json/is-object.ts';
import {readJson} from '../json/read-json.ts';
import {findQueue, formatQueueArn, queueCollection, type StoredQueue} from '../model/stored-queue.ts';
import {formatUserArn} from '../names/user-arn.ts';
import {matchesWildcard} from '../names/wildcard.ts';
import type {TelemetryInput} from '../telemetry/index.ts';
import {QueueError} from './queue-error.ts';
import {readQueueInput} from './queue-input.ts';

/** Who asks a queue for something, and what, e.g. `sqs:ReceiveMessage`. */
interface QueueAccess {
  /** ARN of a user or role. */
  readonly principal: string;
  readonly action: string;
  /** ARN of the queue. */
  readonly resource: string;
}

/** The way out for who locked himself out; the service leaves it to the account's root user. */
const alwaysAllowed = ['SetQueueAttributes', 'CreateQueue', 'ListQueues', 'CancelMessageMoveTask'];

/**
 * Whether a queue's own policy denies something. That is all there is to judge here: what roles may do is not imitated, and
 * statements with conditions, or that name what they are not about, are left to the service.
 */
export function isDenied({attributes}: Pick<StoredQueue, 'attributes'>, access: QueueAccess): boolean {
  const policy = attributes['Policy'] === undefined ? undefined : readJson(attributes['Policy']);
  const statements = isObject(policy) ? [policy['Statement']].flat() : [];
  return statements.some(statement => isObject(statement) && denies(statement, access));
}

/** What Lambda needs of a queue that feeds a function and the function's role does not get; undefined when nothing is denied. */
export function findDeniedPolling(queueArn: string, role: string | undefined, context: Context): string | undefined {
  const queue = context.records.get(queueCollection, '', findQueue(queueArn, context) ?? '');
  if (queue === undefined || role === undefined) return undefined;
  const needed = ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'];
  return needed.find(name => isDenied(queue, {principal: role, action: `sqs:${name}`, resource: queueArn}));
}

/** Refuses what the policy of the queue that a request is about denies its caller. Throws a QueueError. */
export function checkAccess(operation: string, input: TelemetryInput, context: Context): void {
  if (alwaysAllowed.includes(operation)) return;
  const reader = readQueueInput(input);
  const named = reader.text('QueueUrl') ?? reader.text('QueueName') ?? reader.text('SourceArn');
  const name = named?.split(/[/:]/).at(-1) ?? '';
  const queue = context.records.get(queueCollection, '', name);
  if (queue?.attributes['Policy'] === undefined) return;
  const principal = formatUserArn(context.accountId);
  const action = `sqs:${operation.replace(/Batch$/, '')}`;
  const resource = formatQueueArn(context, name);
  if (!isDenied(queue, {principal, action, resource})) return;
  const what = `${action.toLowerCase()} on resource: ${resource}`;
  const message = `User: ${principal} is not authorized to perform: ${what} with an explicit deny in a resource-based policy`;
  throw new QueueError('AccessDeniedException', message, 'AccessDenied', 403);
}

function denies(statement: Readonly<Record<string, unknown>>, {principal, action, resource}: QueueAccess): boolean {
  const {Effect, Principal, Action, Resource, Condition} = statement;
  if (Effect !== 'Deny' || Condition !== undefined) return false;
  const [, , , , account = ''] = principal.split(':');
  const who = isObject(Principal) ? Principal['AWS'] : Principal;
  const isMeant = (name: string) => ['*', principal, account, `arn:aws:iam::${account}:root`].includes(name);
  return (
    toTexts(who).some(isMeant) &&
    toTexts(Action).some(one => matchesWildcard(action.toLowerCase(), one.toLowerCase())) &&
    toTexts(Resource).some(one => matchesWildcard(resource, one))
  );
}

function toTexts(value: unknown): readonly string[] {
  return [value].flat().filter(one => typeof one === 'string');
}
