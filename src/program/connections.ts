import type {Calls, Recorder} from '../aws/calls.ts';
import type {Connection} from '../aws/connection.ts';
import type {Services} from '../console/services.ts';
import type {ConnectionInfo} from '../console/session/session.ts';
import type {Operation, OperationName} from '../schema/index.ts';
import type {Lifecycle} from '../terminal/process/lifecycle.ts';
import type {ConsoleRequest} from './command-line.ts';
import {createEmbeddedSandbox} from './embedded-sandbox.ts';
import type {Host} from './host.ts';
import type {SettingsFile} from './settings.ts';

/** What connections are made with. */
export interface ConnectionParts {
  readonly host: Host;
  readonly request: ConsoleRequest;
  readonly settings: SettingsFile;
  readonly lifecycle: Lifecycle;
  /** Keeps how each call went. */
  readonly record: Recorder;
}

/** The connection of now, with the schema that was loaded for it. */
export interface Connected {
  readonly connection: Connection;
  readonly calls: Calls;
  readonly operation: (name: OperationName) => Operation;
  readonly operations: readonly OperationName[];
}

/** The one connection a console has at a time. */
export interface Connections {
  readonly connect: Services['connect'];
  /** The connection of now; nothing may be called before there is one. */
  connected(): Connected;
  setWritable(until: Date | undefined): void;
}

/** Makes the connections of a console. The SDK is loaded with the first one, after the first frame. */
export function createConnections(parts: ConnectionParts): Connections {
  const {host, request, settings, lifecycle, record} = parts;
  const sandbox = createEmbeddedSandbox(host, lifecycle);
  let current: Connected | undefined;
  let startsReadOnly = false;
  let writableUntil = 0;
  const isReadOnly = () => startsReadOnly && Date.now() >= writableUntil;

  const resolve = async (change: {profile?: string; region?: string}) => {
    const {isConfigured, resolveConnection, sandboxConnection} = await import('../aws/connection.ts');
    const flags = toFlags(parts, change);
    const useSandbox =
      request.sandbox === true || (change.profile === undefined && !(await isConfigured(flags, host.env)));
    if (!useSandbox) return resolveConnection(flags, host.env);
    const region = flags.region ?? host.env['AWS_REGION'] ?? host.env['AWS_DEFAULT_REGION'] ?? 'us-east-1';
    return sandboxConnection(await sandbox.url(region), region);
  };

  return {
    connect: async (change, signal) => {
      const {createCalls} = await import('../aws/calls.ts');
      const {getOperation, operations} = await import('../schema/index.ts');
      const connection = await resolve(change);
      signal.throwIfAborted();
      current?.calls.close();
      startsReadOnly = request.readOnly === true || isGuarded(connection, settings);
      writableUntil = 0;
      const calls = createCalls(connection, {readOnly: isReadOnly, record});
      current = {connection, calls, operation: getOperation, operations: [...operations.keys()]};
      if (change.profile !== undefined || change.region !== undefined) {
        await settings
          .remember({lastConnection: {...change}})
          .catch(error => lifecycle.log(`settings ${String(error)}`));
      }
      return toInfo(connection, isReadOnly());
    },
    connected: () => {
      if (current === undefined) throw new Error('Nothing is called before there is a connection');
      return current;
    },
    setWritable: until => {
      startsReadOnly = true;
      writableUntil = until?.getTime() ?? 0;
    },
  };
}

/** Profiles that look like production start read-only unless the settings say otherwise of them. */
function isGuarded({profile}: Connection, {settings}: SettingsFile): boolean {
  if (profile === undefined) return false;
  return settings.readOnly?.[profile] ?? /prod/i.test(profile);
}

/** What says where to connect: when any is set, a remembered profile must not take its place. */
const connectionVariables = [
  'AWS_PROFILE',
  'AWS_DEFAULT_PROFILE',
  'AWS_ACCESS_KEY_ID',
  'AWS_ENDPOINT_URL',
  'AWS_ENDPOINT_URL_LAMBDA',
];
const regionVariables = ['AWS_REGION', 'AWS_DEFAULT_REGION'];

/** Flags beat what was remembered; the environment beats it too, for it was set for this start. */
function toFlags({request, settings, host}: ConnectionParts, change: {profile?: string; region?: string}) {
  const {profile: lastProfile, region: lastRegion} = settings.settings.lastConnection ?? {};
  const isSet = (name: string) => Boolean(host.env[name]);
  const given = request.profile !== undefined || request.endpointUrl !== undefined || connectionVariables.some(isSet);
  const regionGiven = given || regionVariables.some(isSet);
  // Another profile brings its own region.
  const usual = change.profile === undefined ? (request.region ?? (regionGiven ? undefined : lastRegion)) : undefined;
  return {
    profile: change.profile ?? request.profile ?? (given ? undefined : lastProfile),
    region: change.region ?? usual,
    endpointUrl: request.endpointUrl,
  };
}

function toInfo({kind, profile, region, endpoint}: Connection, readOnly: boolean): ConnectionInfo {
  const key = [kind, profile ?? '', region, endpoint ?? ''].join(' ');
  return {key, profile, region, endpoint, sandbox: kind === 'sandbox', readOnly};
}
