import {Agent as HttpAgent} from 'node:http';
import {Agent as HttpsAgent} from 'node:https';
import {LambdaClient, type LambdaClientConfig} from '@aws-sdk/client-lambda';
import {NodeHttpHandler} from '@smithy/node-http-handler';
import type {Operation} from '../schema/index.ts';
import {readCarefully} from './answer-reading.ts';
import type {ConnectionSettings} from './connection.ts';
import {type CredentialParts, createCredentials} from './credentials.ts';
import {loadAgents} from './network/network.ts';
import {leaveOutNulls} from './null-items.ts';
import {createSdkLogger, type TellRequest} from './sdk-logger.ts';

/** How long to wait, in milliseconds. */
export interface Timeouts {
  /** For a connection to be made. */
  readonly connect: number;
  /** For the answer to a read to begin, and between two parts of it. */
  readonly read: number;
  /** For the answer to a change without a payload. */
  readonly change: number;
  /** For the answer to an upload or an invoke, which may last 900 s by the Lambda quotas page. */
  readonly payload: number;
}

/** Waits that suit a slow link and do not cut an invoke short. */
export const defaultTimeouts: Timeouts = {connect: 6000, read: 20_000, change: 60_000, payload: 960_000};

/** What clients are made with beside their connection. */
export interface ClientParts extends CredentialParts {
  /** Hears of each request. */
  readonly tellRequest?: TellRequest | undefined;
}

/** The two clients of a connection and what else it takes to make another with the same credentials. */
export interface Clients {
  /** Repeats a failed attempt, as often as the user's AWS settings say (three attempts by default). */
  readonly reads: LambdaClient;
  /** Sends a request once, whatever happens to it. */
  readonly changes: LambdaClient;
  /** What both clients share, for a client of another service. */
  readonly settings: Settings;
  /** The same two of CloudWatch, which alarms are put with; loaded when first asked for. */
  alarms(): Promise<SendingClients>;
  close(): void;
}

/** The two ways of sending to a service. */
export interface SendingClients {
  readonly reads: Pick<LambdaClient, 'send'>;
  readonly changes: Pick<LambdaClient, 'send'>;
}

type Settings = Awaited<ReturnType<typeof createClientSettings>>;

/** Makes the clients of a connection; nothing is sent and no credentials are read yet. */
export async function createClients(
  connection: ConnectionSettings,
  timeouts: Timeouts,
  parts: ClientParts,
): Promise<Clients> {
  const makeAgents = await loadAgents(connection.network);
  const settings = await createClientSettings(connection, timeouts, makeAgents, parts);
  const toChangeSettings = () => ({
    ...settings,
    maxAttempts: 1,
    requestHandler: new NodeHttpHandler({
      ...handlerDefaults(timeouts),
      requestTimeout: timeouts.change,
      socketTimeout: timeouts.payload,
      httpAgent: new FreshHttpAgent({keepAlive: true}),
      httpsAgent: new FreshHttpsAgent({keepAlive: true}),
      ...makeAgents(false),
    }),
  });
  const reads = new LambdaClient(settings);
  const changes = new LambdaClient(toChangeSettings());
  for (const client of [reads, changes]) {
    readCarefully(client);
    leaveOutNulls(client);
  }
  const made: {destroy(): void}[] = [reads, changes];
  let alarms: Promise<SendingClients> | undefined;
  return {
    reads,
    changes,
    settings,
    alarms: () => {
      alarms ??= createAlarmClients(connection, [settings, toChangeSettings()], made);
      return alarms;
    },
    close: () => {
      for (const client of made) client.destroy();
    },
  };
}

/** At CloudWatch's own endpoint, or that of what stands in for it. Both are added to what was made. */
async function createAlarmClients(
  connection: ConnectionSettings,
  [ofReads, ofChanges]: readonly [LambdaClientConfig, LambdaClientConfig],
  made: {destroy(): void}[],
): Promise<SendingClients> {
  const {CloudWatchClient} = await import('@aws-sdk/client-cloudwatch');
  const endpoint = connection.telemetry.metrics;
  const [reads, changes] = [ofReads, ofChanges].map(({endpoint: _, ...settings}) => {
    const client = new CloudWatchClient({...(settings as object), ...(endpoint !== undefined && {endpoint})});
    made.push(client);
    leaveOutNulls(client);
    return client as unknown as SendingClients['reads'];
  }) as [SendingClients['reads'], SendingClients['changes']];
  return {reads, changes};
}

/** How long this operation's answer may take: operations that carry bytes wait for an upload or for a function to end. */
export function chooseAnswerTimeout(operation: Operation, timeouts: Timeouts): number {
  if (operation.readOnly) return timeouts.read;
  const members = operation.input.flatMap(field => [field, ...field.members()]);
  return members.some(field => field.kind === 'blob') ? timeouts.payload : timeouts.change;
}

/** The endpoint is resolved already, so the SDK must not read another from the environment or from AWS_PROFILE. */
async function createClientSettings(
  connection: ConnectionSettings,
  timeouts: Timeouts,
  makeAgents: Awaited<ReturnType<typeof loadAgents>>,
  parts: ClientParts,
) {
  const {region, endpoint, profile} = connection;
  const readTimeouts = {...handlerDefaults(timeouts), requestTimeout: timeouts.read, socketTimeout: timeouts.read};
  return {
    region,
    credentials: await createCredentials(connection, {...readTimeouts, ...makeAgents(true)}, parts),
    ignoreConfiguredEndpointUrls: true,
    ...(endpoint !== undefined && {endpoint}),
    ...(profile !== undefined && {profile}),
    logger: createSdkLogger(parts.tellRequest),
    // A client closes its agents with itself: each that is made with these settings has its own.
    get requestHandler() {
      return {...readTimeouts, ...makeAgents(true)};
    },
  } satisfies LambdaClientConfig & {ignoreConfiguredEndpointUrls: boolean};
}

function handlerDefaults(timeouts: Timeouts) {
  return {connectionTimeout: timeouts.connect, throwOnRequestTimeout: true, logger: silent};
}

/** A line on the console would break the screen. */
const ignore = () => {};
const silent = {trace: ignore, debug: ignore, info: ignore, warn: ignore, error: ignore};

/**
 * Changes take a new connection each: a kept one may have been closed by the other side meanwhile, and a change lost that
 * way cannot be told from one that happened. `keepAlive` stays on for the probes that keep a long invoke's path open.
 */
class FreshHttpAgent extends HttpAgent {
  override keepSocketAlive(): boolean {
    return false;
  }
}

class FreshHttpsAgent extends HttpsAgent {
  override keepSocketAlive(): boolean {
    return false;
  }
}
