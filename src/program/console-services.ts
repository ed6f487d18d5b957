import type {Calls} from '../aws/calls.ts';
import type {Connection} from '../aws/connection.ts';
import {maskSensitive} from '../core/mask.ts';
import type {ConnectionInfo} from '../core/session/session.ts';
import type {Field} from '../schema/index.ts';
import {openEditor} from '../terminal/editor/open-editor.ts';
import {copyToClipboard} from '../terminal/output/clipboard.ts';
import {toHyperlink} from '../terminal/output/hyperlink.ts';
import type {Lifecycle} from '../terminal/process/lifecycle.ts';
import type {Suspension} from '../terminal/process/suspension.ts';
import {toProblem} from '../ui/data/read-query.ts';
import type {CallOptions, Services} from '../ui/services.ts';
import type {ConsoleRequest} from './command-line.ts';
import {createEmbeddedSandbox} from './embedded-sandbox.ts';
import type {Host} from './host.ts';
import type {SettingsFile} from './settings.ts';

/** What the services are made of. */
export interface ServiceParts {
  readonly host: Host;
  readonly request: ConsoleRequest;
  readonly settings: SettingsFile;
  readonly stdout: NodeJS.WritableStream;
  readonly lifecycle: Lifecycle;
  readonly suspension: Suspension;
  /** Leaves the screen and ends the process. */
  readonly quit: (exitCode: number) => Promise<void>;
}

/** The connection of now, with what was loaded for it. */
interface Current {
  readonly connection: Connection;
  readonly calls: Calls;
  readonly fieldsOf: (operation: string) => readonly Field[];
}

/** Makes the console's services. The SDK is loaded with the first connection, after the first frame. */
export function createConsoleServices(parts: ServiceParts): Services {
  const {host, stdout, suspension} = parts;
  const {env} = host;
  let current: Current | undefined;
  const connected = (): Current => {
    if (current === undefined) throw new Error('Nothing is called before there is a connection');
    return current;
  };
  const caller = ({background}: CallOptions) => (background ? connected().calls.background : connected().calls);
  const connect = createConnect(parts, next => {
    current?.calls.close();
    current = next;
  });
  return {
    connect,
    call: (operation, input, options) =>
      caller(options).call(operation as never, input as never, options.signal) as never,
    list: (operation, input, options) =>
      caller(options).list(operation as never, input as never, {resumeFrom: options.resumeFrom}, options.signal),
    toListFailure: error => ({problem: toProblem(error), resumeFrom: resumeToken(error)}),
    account: async signal => (await connected().calls.identity(signal)).account,
    mask: (operation, item) => maskSensitive(connected().fieldsOf(operation), item) as typeof item,
    commandTarget: () => {
      const {profile, region, endpoint} = connected().connection;
      return {profile, region, endpoint};
    },
    profiles: async () => (await import('../aws/profiles.ts')).listProfiles(env),
    regions: async () => (await import('../aws/regions.ts')).regions.map(({id}) => id),
    copy: text => {
      const outcome = copyToClipboard(stdout, text, env);
      if (outcome.kind === 'sent') return {ok: true, note: ''};
      return {ok: false, note: `${outcome.bytes} bytes are more than terminals take (${outcome.limit}).`};
    },
    toLink: toHyperlink,
    edit: (text, extension) => edit(parts, text, extension),
    suspend: () => suspension.suspend(),
    quit: code => void parts.quit(code),
    now: () => new Date(),
  };
}

async function edit({host, lifecycle, suspension}: ServiceParts, text: string, extension: string) {
  const outcome = await openEditor(text, {
    env: host.env,
    temporaryFolder: host.temporaryFolder,
    fileName: `payload${extension}`,
    handOver: work => suspension.handOver(work),
    beforeExit: lifecycle.beforeExit,
  });
  if (outcome.kind === 'failed') return {problem: {kind: 'unexpected', ...outcome.problem} as const};
  return {text: outcome.kind === 'edited' ? outcome.text : text};
}

function createConnect(parts: ServiceParts, accept: (current: Current) => void): Services['connect'] {
  const {host, request, settings, lifecycle} = parts;
  const sandbox = createEmbeddedSandbox(host, lifecycle);
  return async (change, signal) => {
    const {createCalls} = await import('../aws/calls.ts');
    const {isConfigured, resolveConnection, sandboxConnection} = await import('../aws/connection.ts');
    const {getOperation} = await import('../schema/index.ts');
    const flags = toFlags(parts, change);
    const useSandbox =
      request.sandbox === true || (change.profile === undefined && !(await isConfigured(flags, host.env)));
    const region = flags.region ?? host.env['AWS_REGION'] ?? host.env['AWS_DEFAULT_REGION'] ?? 'us-east-1';
    const connection = useSandbox
      ? sandboxConnection(await sandbox.url(region), region)
      : await resolveConnection(flags, host.env);
    signal.throwIfAborted();
    const readOnly = request.readOnly === true;
    accept({
      connection,
      calls: createCalls(connection, {readOnly: () => readOnly}),
      fieldsOf: operation => listedFields(getOperation(operation as never).output),
    });
    if (change.profile !== undefined || change.region !== undefined) {
      await settings.remember({lastConnection: {...change}}).catch(() => undefined);
    }
    return toInfo(connection, readOnly);
  };
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
function toFlags({request, settings, host}: ServiceParts, change: {profile?: string; region?: string}) {
  const {profile: lastProfile, region: lastRegion} = settings.settings.lastConnection ?? {};
  const {env} = host;
  const isSet = (name: string) => Boolean(env[name]);
  const given = request.profile !== undefined || request.endpointUrl !== undefined || connectionVariables.some(isSet);
  const regionGiven = given || regionVariables.some(isSet);
  return {
    profile: change.profile ?? request.profile ?? (given ? undefined : lastProfile),
    // Another profile brings its own region.
    region:
      change.region ??
      (change.profile === undefined ? (request.region ?? (regionGiven ? undefined : lastRegion)) : undefined),
    endpointUrl: request.endpointUrl,
  };
}

function toInfo({kind, profile, region, endpoint}: Connection, readOnly: boolean): ConnectionInfo {
  const key = [kind, profile ?? '', region, endpoint ?? ''].join(' ');
  return {key, profile, region, endpoint, sandbox: kind === 'sandbox', readOnly};
}

/** Members of what a list operation lists, or of the output itself. */
function listedFields(output: readonly Field[]): readonly Field[] {
  const list = output.find(({kind}) => kind === 'list');
  return list === undefined ? output : list.item().members();
}

function resumeToken(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('resumeFrom' in error)) return undefined;
  return typeof error.resumeFrom === 'string' ? error.resumeFrom : undefined;
}
