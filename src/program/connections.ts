import type {Budgets} from '../aws/budget/budgets.ts';
import type {ConnectionSettings} from '../aws/connection.ts';
import type {ConnectionIdentity} from '../console/connection/connection.ts';
import type {ConnectRequest, Services} from '../console/services.ts';
import {maskUrl} from '../core/format/url.ts';
import type {Lifecycle} from '../terminal/process/lifecycle.ts';
import type {Suspension} from '../terminal/process/suspension.ts';
import type {ConsoleRequest} from './command-line.ts';
import {createEmbeddedSandbox} from './embedded-sandbox.ts';
import {findDestination, toPlaceName} from './find-destination.ts';
import type {Host} from './host.ts';
import type {Journal} from './journal.ts';
import {type OpenedConnection, openConnection} from './open-connection.ts';
import type {SettingsFile} from './settings.ts';
import {createSignIn} from './sign-in.ts';
import type {CodeKeeper} from './source/code-keeper.ts';

/** What connections are made with. */
export interface ConnectionParts {
  readonly host: Host;
  readonly request: ConsoleRequest;
  readonly settings: SettingsFile;
  readonly lifecycle: Pick<Lifecycle, 'beforeExit' | 'log'>;
  readonly journal: Journal;
  /** Runs what needs the terminal for itself. */
  readonly handOver: Suspension['handOver'];
}

/**
 * Makes the connections of a console, each once; they last until it ends. The SDK is loaded with the first one, after the
 * first frame.
 */
export function createConnect(parts: ConnectionParts): Pick<Services, 'connect' | 'signIn' | 'watchSignIn'> {
  const {host, request, settings, lifecycle, journal} = parts;
  const signIn = createSignIn({env: host.env, platform: host.process.platform, handOver: parts.handOver});
  const resolveAnew = createResolve(parts);
  const resolve = async (change: ConnectRequest): Promise<Resolved> => {
    const {settings: found, place} = await resolveAnew(change);
    return {settings: signIn.withGiven(found), place};
  };
  let asked: ConnectRequest = {};
  const opened = new Map<string, OpenedConnection>();
  let budgets: Budgets | undefined;
  const own = {
    host,
    journal,
    handOver: parts.handOver,
    questions: signIn.questions,
    codeKeeper: createLoadKeeper(parts),
  };
  lifecycle.beforeExit(() => {
    for (const {close} of opened.values()) close();
  });
  const connect: Services['connect'] = async (change, signal) => {
    asked = change;
    const {createBudgets} = await import('../aws/budget/budgets.ts');
    const {createCalls} = await import('../aws/calls.ts');
    const {getOperation} = await import('../schema/index.ts');
    const {nameCredentials} = await import('../aws/connection.ts');
    const {settings: target, place} = await resolve(change);
    signal.throwIfAborted();
    const identity = toIdentity(target, {credentials: nameCredentials(target), isFallback: request.sandbox !== true});
    const guarding = {env: host.env, settings, readOnly: request.readOnly === true};
    const known = opened.get(identity.key);
    known?.renew(target, place);
    budgets ??= createBudgets(host.rates);
    const open = {...own, identity, place, guarding, createCalls, getOperation};
    const {connection, ...ways} = known ?? openConnection(target, {...open, budget: budgets.open(toPlace(target))});
    opened.set(identity.key, {connection, ...ways});
    if (change.profile !== undefined || change.region !== undefined) {
      await settings.remember({lastConnection: {...change}}).catch(error => lifecycle.log(`settings ${String(error)}`));
    }
    return connection;
  };
  return {
    connect,
    watchSignIn: signIn.watch,
    signIn: async (show, signal) => signIn.signIn((await resolve(asked)).settings, show, signal),
  };
}

/** Where a request leads to; the embedded sandbox is started when it leads there. */
function createResolve(parts: ConnectionParts): (change: ConnectRequest) => Promise<Resolved> {
  const {host, lifecycle} = parts;
  const sandbox = createEmbeddedSandbox(host, lifecycle);
  return async change => {
    const target = await findDestination(parts, change);
    const place = toPlaceName(target);
    if ('configured' in target) return {settings: target.configured, place};
    const {sandboxConnection} = await import('../aws/connection.ts');
    return {settings: sandboxConnection(await sandbox.url(target.sandbox), target.sandbox), place};
  };
}

/** Zips are kept in a folder that is made for the first of them, and is removed when the console ends. */
function createLoadKeeper({host, lifecycle}: ConnectionParts): () => Promise<CodeKeeper> {
  let keeper: Promise<CodeKeeper> | undefined;
  const load = async () => {
    const {createCodeKeeper} = await import('./source/code-keeper.ts');
    const {makeCodeFolder} = await import('./source/code-folder.ts');
    let made: string | undefined;
    return createCodeKeeper(host.temporaryFolder, () => {
      if (made === undefined) {
        const folder = makeCodeFolder(host.temporaryFolder, host.process.pid);
        lifecycle.beforeExit(folder.remove);
        made = folder.path;
      }
      return made;
    });
  };
  return () => {
    keeper ??= load();
    return keeper;
  };
}

interface Resolved {
  readonly settings: ConnectionSettings;
  readonly place: string | undefined;
}

/** Where requests go to: an account is one of a region or of an endpoint. */
function toPlace({region, endpoint = ''}: ConnectionSettings): string {
  return `${region} ${endpoint}`;
}

function toIdentity(
  {kind, profile, region, endpoint}: ConnectionSettings,
  {credentials, isFallback}: {credentials: string | undefined; isFallback: boolean},
): ConnectionIdentity {
  const key = [kind, profile ?? '', region, endpoint ?? ''].join(' ');
  return {
    key,
    profile,
    credentials,
    region,
    endpoint: endpoint === undefined ? undefined : maskUrl(endpoint),
    sandbox: kind === 'sandbox',
    isFallback: kind === 'sandbox' && isFallback,
  };
}
