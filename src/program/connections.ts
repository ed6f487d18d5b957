import type {Budgets} from '../aws/budget/budgets.ts';
import type {ConnectionSettings} from '../aws/connection.ts';
import type {ConnectionIdentity} from '../console/connection/connection.ts';
import type {ConnectRequest, Services} from '../console/services.ts';
import {maskUrl} from '../core/format/url.ts';
import type {Lifecycle} from '../terminal/process/lifecycle.ts';
import type {Suspension} from '../terminal/process/suspension.ts';
import type {BegunScreen} from './begin-screen.ts';
import type {ConsoleRequest} from './command-line.ts';
import {createEmbeddedSandbox, type EmbeddedSandbox} from './embedded-sandbox.ts';
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
  /** What was asked for before there was a connection, of whose place. */
  readonly begun?: Pick<BegunScreen, 'place' | 'first'> | undefined;
  /** Runs what needs the terminal for itself. */
  readonly handOver: Suspension['handOver'];
}

/**
 * Makes the connections of a console, each once; they last until it ends. The SDK is loaded with the first one, after the
 * first frame.
 */
export function createConnect(
  parts: ConnectionParts,
): Pick<Services, 'connect' | 'signIn' | 'watchSignIn' | 'watchSandbox'> {
  const {host, request, settings, lifecycle, journal} = parts;
  const sandbox = createEmbeddedSandbox(host, lifecycle);
  const signIn = createSignIn({env: host.env, platform: host.process.platform, handOver: parts.handOver});
  const find = createFind(parts, sandbox);
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
  lifecycle.beforeExit(() => opened.forEach(({close}) => void close()));
  const connect: Services['connect'] = async (change, signal) => {
    asked = change;
    const {place, ready} = await find(change);
    const {createBudgets} = await import('../aws/budget/budgets.ts');
    const {createCalls} = await import('../aws/calls.ts');
    const {getOperation} = await import('../schema/index.ts');
    const {nameCredentials} = await import('../aws/connection.ts');
    const target = signIn.withGiven(await ready);
    signal.throwIfAborted();
    const identity = toIdentity(target, {credentials: nameCredentials(target), isFallback: request.sandbox !== true});
    const guarding = {env: host.env, settings, readOnly: request.readOnly === true};
    const known = opened.get(identity.key);
    known?.renew(target, place);
    budgets ??= createBudgets(host.rates);
    const open = {...own, identity, place, guarding, createCalls, getOperation, firstPage: toFirst(parts, place)};
    const {connection, ...ways} = known ?? openConnection(target, {...open, budget: budgets.open(toPlace(target))});
    opened.set(identity.key, {connection, ...ways});
    await rememberTarget(parts, change);
    return connection;
  };
  return {
    connect,
    watchSignIn: signIn.watch,
    watchSandbox: sandbox.watch,
    async signIn(show, signal) {
      const {ready} = await find(asked);
      return signIn.signIn(signIn.withGiven(await ready), show, signal);
    },
  };
}

/** What was asked for at the place that is connected to. */
function toFirst({begun}: ConnectionParts, place: string | undefined) {
  return begun?.place === place ? begun?.first : undefined;
}

async function rememberTarget({settings, lifecycle}: ConnectionParts, change: ConnectRequest): Promise<void> {
  if (change.profile === undefined && change.region === undefined) return;
  await settings.remember({lastConnection: {...change}}).catch(error => lifecycle.log(`settings ${String(error)}`));
}

/** Where a request leads to. The embedded sandbox starts as soon as it is known to lead there: beside what else is loaded. */
function createFind(parts: ConnectionParts, sandbox: EmbeddedSandbox): (change: ConnectRequest) => Promise<Found> {
  const connectToSandbox = async (region: string) => {
    const url = sandbox.url(region);
    const {sandboxConnection} = await import('../aws/connection.ts');
    return sandboxConnection(await url, region);
  };
  return async change => {
    const target = await findDestination(parts, change);
    const ready = 'configured' in target ? Promise.resolve(target.configured) : connectToSandbox(target.sandbox);
    // It may fail before anybody waits for it.
    ready.catch(() => {});
    return {place: toPlaceName(target), ready};
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

interface Found {
  readonly place: string | undefined;
  /** Once there is something to connect to. */
  readonly ready: Promise<ConnectionSettings>;
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
