import type {CloudTrailClient} from '@aws-sdk/client-cloudtrail';
import type {CloudWatchClient} from '@aws-sdk/client-cloudwatch';
import type {CloudWatchLogsClient} from '@aws-sdk/client-cloudwatch-logs';
import type {ResourceGroupsTaggingAPIClient} from '@aws-sdk/client-resource-groups-tagging-api';
import type {SQSClient} from '@aws-sdk/client-sqs';
import {isAwsEndpoint} from '../core/format/aws-host.ts';
import {ProblemError} from '../core/problem.ts';
import {findIamPlace} from './ask-iam.ts';
import {type Bucket, createBucket} from './budget/bucket.ts';
import type {Budget} from './budget/budget.ts';
import type {Clients} from './clients.ts';
import {type Sender, watchSending} from './command.ts';
import type {ConnectionSettings} from './connection.ts';
import {describeProblem} from './describe-problem.ts';
import {leaveOutNulls} from './null-items.ts';
import {orAborted} from './or-aborted.ts';
import type {ClientPool} from './pool.ts';
import {spendTurn} from './spend-turn.ts';

/**
 * Asks a service with its client, once it is the request's turn. `operation` is what the call is named by in a problem. Each
 * request is sent once. Rejects with a `ProblemError` and nothing else; what it resolves to may hold texts that were not
 * cleaned.
 */
type Ask<Client> = <Answer>(
  operation: string,
  request: (client: Client, signal: AbortSignal) => Promise<Answer>,
  signal: AbortSignal,
) => Promise<Answer>;

/** The services that observe functions, who changes them, their tags, and the queues around them; a client is loaded when it is first asked. */
export interface AwsTelemetry {
  readonly logs: Ask<CloudWatchLogsClient>;
  readonly metrics: Ask<CloudWatchClient>;
  readonly trail: Ask<CloudTrailClient>;
  /** The same in the region that has what is done to global services of the partition. */
  readonly globalTrail: Ask<CloudTrailClient>;
  readonly queues: Ask<SQSClient>;
  readonly tags: Ask<ResourceGroupsTaggingAPIClient>;
  close(): void;
}

/** Makes the telemetry of a connection, with the credentials its other calls use. */
export function createAwsTelemetry(connection: ConnectionSettings, pool: ClientPool, budget: Budget): AwsTelemetry {
  const {logs, metrics, trail, queues, tags} = connection.telemetry;
  const loadLogs = async (clients: Clients) => {
    const {CloudWatchLogsClient: Client} = await import('@aws-sdk/client-cloudwatch-logs');
    // A stand-in has no hosts for streams in front of its name.
    return new Client({...toSettings(clients, logs), disableHostPrefix: logs !== undefined});
  };
  const loadMetrics = async (clients: Clients) => {
    const {CloudWatchClient: Client} = await import('@aws-sdk/client-cloudwatch');
    return new Client(toSettings(clients, metrics));
  };
  const made = new Set<{destroy(): void}>();
  const parts = {pool, made};
  return {
    logs: createAsk({
      ...parts,
      bucket: () => budget.logs,
      connection: {...connection, endpoint: logs},
      load: loadLogs,
      actions: 'logs',
    }),
    metrics: createAsk({
      ...parts,
      bucket: () => budget.metrics,
      connection: {...connection, endpoint: metrics},
      load: loadMetrics,
      actions: 'cloudwatch',
    }),
    ...createTrailAsks(parts, {...connection, endpoint: trail}, budget),
    queues: createQueueAsk(parts, {...connection, endpoint: queues}),
    tags: createTagAsk(parts, {...connection, endpoint: tags}),
    close: () => {
      for (const client of made) client.destroy();
    },
  };
}

function createTrailAsks(
  parts: Pick<Asking<CloudTrailClient>, 'pool' | 'made'>,
  connection: ConnectionSettings,
  budget: Budget,
): Pick<AwsTelemetry, 'trail' | 'globalTrail'> {
  const {endpoint, region} = connection;
  // Two a second is a limit of AWS's own.
  const ofStandIn = endpoint === undefined || isAwsEndpoint(endpoint) ? undefined : createBucket(standInRate);
  const askIn = (name: string) =>
    createAsk({
      ...parts,
      bucket: () => ofStandIn ?? budget.trail,
      connection: {...connection, region: name},
      load: async clients => {
        const {CloudTrailClient: Client} = await import('@aws-sdk/client-cloudtrail');
        return new Client({...toSettings(clients, endpoint), region: name});
      },
      actions: 'cloudtrail',
    });
  return {trail: askIn(region), globalTrail: askIn(findIamPlace(connection)?.region ?? region)};
}

function createQueueAsk(
  parts: Pick<Asking<SQSClient>, 'pool' | 'made'>,
  connection: ConnectionSettings,
): AwsTelemetry['queues'] {
  const bucket = createBucket(queueRate);
  return createAsk({
    ...parts,
    connection,
    bucket: () => bucket,
    load: async clients => {
      const {SQSClient: Client} = await import('@aws-sdk/client-sqs');
      // Of one region are all that are asked: what a queue's URL says besides is of no use.
      return new Client({...toSettings(clients, connection.endpoint), useQueueUrlAsEndpoint: false});
    },
    actions: 'sqs',
    changes: queueChanges,
  });
}

function createTagAsk(
  parts: Pick<Asking<ResourceGroupsTaggingAPIClient>, 'pool' | 'made'>,
  connection: ConnectionSettings,
): AwsTelemetry['tags'] {
  const bucket = createBucket(tagRate);
  return createAsk({
    ...parts,
    connection,
    bucket: () => bucket,
    load: async clients => {
      const {ResourceGroupsTaggingAPIClient: Client} = await import('@aws-sdk/client-resource-groups-tagging-api');
      return new Client(toSettings(clients, connection.endpoint));
    },
    actions: 'tag',
  });
}

/** GetResources a second: a third of what an account may ask (Resource Groups Tagging API quotas page). */
const tagRate = 5;
/** Requests a second to SQS, which itself takes thousands. */
const queueRate = 50;
const queueChanges: ReadonlySet<string> = new Set(['ReceiveMessage', 'DeleteMessage', 'StartMessageMoveTask']);

/** Events that a stand-in for CloudTrail is asked for in a second. */
const standInRate = 50;

interface Asking<Client> {
  readonly bucket: () => Bucket;
  readonly connection: ConnectionSettings;
  readonly pool: ClientPool;
  readonly load: (clients: Clients) => Promise<Client>;
  /** The clients that were loaded, to be closed at the end. */
  readonly made: Set<{destroy(): void}>;
  readonly actions: 'logs' | 'cloudwatch' | 'cloudtrail' | 'sqs' | 'tag';
  /** Operations that change something: a lost answer leaves their outcome unknown. */
  readonly changes?: ReadonlySet<string>;
}

/** One client for each set of credentials: those that were renewed are read by a new one. */
function createAsk<Client extends Sender & {destroy(): void}>(asking: Asking<Client>): Ask<Client> {
  const {bucket, connection, pool, load, made, actions, changes} = asking;
  const loaded = new WeakMap<Clients, ReturnType<typeof loadWatched>>();
  const loadWatched = async (clients: Clients) => {
    const client = await load(clients);
    made.add(client);
    leaveOutNulls(client);
    return {client, askedHost: watchSending(client)};
  };
  return async (operation, request, signal) => {
    let clients: Clients | undefined;
    let askedHost: (() => string | undefined) | undefined;
    try {
      signal.throwIfAborted();
      clients = await orAborted(pool.get(), signal);
      const loading = loaded.get(clients) ?? loadWatched(clients);
      loaded.set(clients, loading);
      const watched = await loading;
      askedHost = watched.askedHost;
      const turn = await bucket().turn('user', signal);
      return await spendTurn(turn, () => orAborted(request(watched.client, signal), signal));
    } catch (error) {
      const attempt = {operation, actions, changes: changes?.has(operation) ?? false, connection, host: askedHost?.()};
      const problem = describeProblem(error, attempt, signal);
      if (problem.kind === 'credentials') pool.discard(clients);
      throw new ProblemError(problem, {cause: error});
    }
  };
}

function toSettings({settings: {endpoint: _, ...settings}}: Clients, endpoint: string | undefined) {
  return {...settings, maxAttempts: 1, ...(endpoint !== undefined && {endpoint})};
}
