import {parseRecord} from '../../core/json.ts';
import {ProblemError} from '../../core/problem.ts';
import {readSharedEvents, withoutSharedEvent, withSharedEvent} from '../../core/workbench/shared-event-schema.ts';
import {nameSharedSchema, type SharedEvent, sharedEventRegistry} from '../../core/workbench/shared-events.ts';
import type {SignedAccess} from '../ask-iam.ts';
import {describeProblem} from '../describe-problem.ts';
import {repeatRead} from '../metrics/repeat-read.ts';
import {buildServiceError, findServiceUrl, type SignedMethod, sendSigned} from '../send-signed.ts';

/** The events that a function's schema holds; none where there is no schema. Rejects with a `ProblemError`. */
export async function listSharedEvents(
  access: SignedAccess,
  functionName: string,
  signal: AbortSignal,
): Promise<readonly SharedEvent[]> {
  const content = await readContent(access, functionName, signal);
  return content === undefined ? [] : readSharedEvents(content);
}

/** Puts an event into a function's schema; registry and schema are made where they are not there. Rejects with a `ProblemError`. */
export async function saveSharedEvent(
  access: SignedAccess,
  functionName: string,
  event: SharedEvent,
  signal: AbortSignal,
): Promise<void> {
  const before = await readContent(access, functionName, signal);
  const body = {Content: withSharedEvent(before, event), Type: 'OpenApi3'};
  const path = toPath(functionName);
  if (before !== undefined) {
    await ask(access, {operation: 'UpdateSchema', method: 'PUT', path, body}, signal);
    return;
  }
  const make = {operation: 'CreateSchema', method: 'POST', path, body} as const;
  const made = await ask(access, {...make, mayMiss: true}, signal);
  if (made !== undefined) return;
  await ask(access, {operation: 'CreateRegistry', method: 'POST', path: registryPath, body: {}}, signal);
  await ask(access, make, signal);
}

/** Takes an event out of a function's schema, and the schema away with its last one. Rejects with a `ProblemError`. */
export async function removeSharedEvent(
  access: SignedAccess,
  functionName: string,
  name: string,
  signal: AbortSignal,
): Promise<void> {
  const before = await readContent(access, functionName, signal);
  if (before === undefined) return;
  const Content = withoutSharedEvent(before, name);
  const path = toPath(functionName);
  if (Content === undefined) await ask(access, {operation: 'DeleteSchema', method: 'DELETE', path}, signal);
  else await ask(access, {operation: 'UpdateSchema', method: 'PUT', path, body: {Content, Type: 'OpenApi3'}}, signal);
}

const registryPath = `/v1/registries/name/${sharedEventRegistry}`;

function toPath(functionName: string): string {
  return `${registryPath}/schemas/name/${encodeURIComponent(nameSharedSchema(functionName))}`;
}

async function readContent(
  access: SignedAccess,
  functionName: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const request = {operation: 'DescribeSchema', method: 'GET', path: toPath(functionName), mayMiss: true} as const;
  const answer = await repeatRead(() => ask(access, request, signal), signal);
  const content = answer === undefined ? undefined : parseRecord(answer)?.['Content'];
  return typeof content === 'string' ? content : undefined;
}

interface Asked {
  readonly operation: string;
  readonly method: SignedMethod;
  readonly path: string;
  readonly body?: object;
  /** That what is asked about may not be there: undefined tells so. */
  readonly mayMiss?: true;
}

async function ask(
  {clients, connection}: SignedAccess,
  {operation, method, path, body, mayMiss}: Asked,
  signal: AbortSignal,
): Promise<string | undefined> {
  const url = findServiceUrl('schemas', connection);
  const text = body === undefined ? '' : JSON.stringify(body);
  try {
    const {settings} = await clients();
    const place = {url, region: connection.region, service: 'schemas'};
    const request = {method, path, contentType: 'application/json', body: text};
    const answer = await sendSigned(settings, place, request, signal);
    if (answer.status === 404 && mayMiss && answer.headers['x-amzn-errortype']?.startsWith('NotFound'))
      return undefined;
    if (answer.status >= 300) throw buildServiceError(answer);
    return answer.body;
  } catch (error) {
    const changes = method !== 'GET';
    const attempt = {operation, actions: 'schemas', changes, inDialog: true, host: url.hostname} as const;
    throw new ProblemError(describeProblem(error, {...attempt, connection}, signal), {cause: error});
  }
}
