import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {formatDiskError} from '../disk/disk-error.ts';
import {handleEvent, resumeEvents} from './async/index.ts';
import {type Background, createBackground} from './background/background.ts';
import {createBells} from './background/bells.ts';
import {createEventQueue, type EventQueue} from './background/event-queue.ts';
import {createRuns} from './background/runs.ts';
import {checkFolder} from './check-folder.ts';
import {type CodeStore, createCodeStore} from './code/index.ts';
import {createGarbageCollector} from './collect-garbage.ts';
import type {Ahead, Context, Delays, SandboxServices} from './context/context.ts';
import {resumeExecutions} from './durable/index.ts';
import {SandboxError} from './errors/sandbox-error.ts';
import {createPollers, type Pollers, type PollersOptions} from './event-sources/index.ts';
import {answer, type Endpoint} from './http/answer.ts';
import {createDownloads, type Downloads} from './http/download.ts';
import {type Listener, listen} from './http/listen.ts';
import {resumeProvisioned} from './invocations/provision.ts';
import {openTelemetry} from './open-telemetry.ts';
import {invokeChained} from './operations/invoke.ts';
import {resumeMoves} from './queues/index.ts';
import {createLazyRuntimes, type Isolation, type Runtimes} from './runtime/index.ts';
import type {SandboxOptions} from './sandbox-options.ts';
import {loadOnce} from './seed.ts';
import {openStore, type Store} from './store/index.ts';
import {findUrlForm} from './urls/find-url-form.ts';
import type {HttpAnswer, HttpRequest} from './wire/message.ts';

/** A Lambda-compatible endpoint. */
export interface Sandbox {
  /**
   * Serves on 127.0.0.1; port 0 takes a free one. The first request waits until the seed is there. Rejects with a SandboxError
   * when the port cannot be had.
   */
  listen(port: number): Promise<{readonly url: string; readonly port: number}>;
  /** What a user should know about how the state was opened. */
  readonly notices: readonly string[];
  /** Whether handlers are walled off from this machine; found out by trying, once. */
  isolation(): Promise<Isolation>;
  /** Resolves when queued events have been handled. */
  settled(): Promise<void>;
  /** Ends servers, running handlers and the state. */
  close(): Promise<void>;
}

const defaultDelays: Delays = {create: 1500, update: 1000, mapping: 1000, retry: 1000, trail: 0, query: 0};

/** Opens a sandbox. Throws a SandboxError when its state cannot be used. */
export function createSandbox(options: SandboxOptions): Sandbox {
  const folder = options.storage.kind === 'folder' ? options.storage.path : undefined;
  if (folder !== undefined) checkFolder(folder);
  const store = openStore(folder && join(folder, 'sandbox.sqlite'));
  const code = openCode(folder && join(folder, 'code'), store);
  const runtimes = createLazyRuntimes(options.machine, folder && join(folder, 'runtimes'));
  const downloads = createDownloads(code);
  const background = createBackground(10);
  const events = createEvents(options, background, (region, signal) =>
    endpoint.toContext({...seedRequest, region, signal, origin: listeners[0]?.url ?? ''}),
  );
  const runs = createRuns();
  const telemetry = openTelemetry(options, folder, store);
  const services = createServices(options, {store, code, runtimes, background, events, runs, telemetry});
  const endpoint = createEndpoint(options, services, {store, downloads});
  const listeners: Listener[] = [];
  const pollers = openPollers(endpoint, {store, bells: services.bells}, () => listeners[0]?.url ?? '');
  const answering = createAnswering(options, endpoint, {store, code});
  resumeEvents(store, events);

  return {
    async listen(port) {
      void findUrlForm(options.resolveHost).then(form => {
        services.urlForm = form;
      });
      const listener = await listen(port, answering.respond);
      listeners.push(listener);
      pollers.start();
      return {url: listener.url, port: listener.port};
    },
    notices: store.notices,
    isolation: () => runtimes.isolation(),
    async settled() {
      await events.settled();
      await background.settled();
    },
    async close() {
      await Promise.all(listeners.map(listener => listener.close()));
      events.close();
      await pollers.close();
      await runs.close();
      await background.close();
      await runtimes.close();
      await answering.ready();
      for (const part of [code, telemetry, store]) part.close();
    },
  };
}

function openPollers(
  {toContext, onFault}: Endpoint,
  parts: Pick<PollersOptions, 'store' | 'bells'>,
  findOrigin: () => string,
): Pollers {
  return createPollers({
    ...parts,
    onFault: error => onFault(error),
    toContext: (region, signal) => toContext({...seedRequest, region, signal, origin: findOrigin()}),
  });
}

/** The code that the store's functions have. Throws a SandboxError, and the store is closed then. */
function openCode(folder: string | undefined, store: Store): CodeStore {
  try {
    return createCodeStore(folder);
  } catch (error) {
    store.close();
    const what = `The sandbox's code in ${folder ?? tmpdir()} cannot be used: ${formatDiskError(error)}`;
    throw new SandboxError('data-unusable', what, {cause: error});
  }
}

const seedRequest = {requestId: 'seed', origin: '', signal: new AbortController().signal};

/** Answers requests once the seed is there. */
function createAnswering(
  {region, ...seeding}: SandboxOptions,
  endpoint: Endpoint,
  {store, code}: {store: Store; code: CodeStore},
): {respond: (request: HttpRequest) => Promise<HttpAnswer>; ready: () => Promise<void> | undefined} {
  const collectGarbage = createGarbageCollector(store, code, endpoint.onFault);
  let ready: Promise<void> | undefined;
  return {
    async respond(request) {
      // Without its samples a sandbox still works.
      ready ??= loadOnce(seeding, endpoint.toContext({...seedRequest, region}), store).catch(endpoint.onFault);
      await ready;
      collectGarbage();
      return answer(request, endpoint);
    },
    ready: () => ready,
  };
}

function createEvents(
  {now = Date.now, onFault = () => undefined}: SandboxOptions,
  background: Background,
  toContext: (region: string, signal: AbortSignal) => Context,
): EventQueue {
  return createEventQueue({
    background,
    now,
    onFault,
    handle: (place, signal) => handleEvent(place, toContext(place.region, signal)),
  });
}

function createServices(
  {accountId, buckets = {kind: 'none'}, delays, now = Date.now, random = Math.random}: SandboxOptions,
  {
    store,
    runtimes,
    ...parts
  }: Pick<SandboxServices, 'code' | 'background' | 'events' | 'runs' | 'telemetry'> & {
    store: Store;
    runtimes: Runtimes;
  },
): SandboxServices {
  return {
    accountId,
    ...parts,
    buckets,
    urlForm: 'host',
    delays: {...defaultDelays, ...delays},
    now,
    random,
    run: (invocation, signal) => runtimes.invoke(invocation, signal),
    ahead: createAhead(runtimes),
    running: new Map(),
    bells: createBells(),
    transaction: change => store.transaction(change),
    grouped: change => store.grouped(change),
    unawaited: work => store.unawaited(work),
    deletion: change => store.deletion(change),
  };
}

function createEndpoint(
  {accountId, onFault = () => undefined}: SandboxOptions,
  services: SandboxServices,
  {store, downloads}: {store: Store; downloads: Downloads},
): Endpoint {
  const resumed = new Set<string>();
  return {
    accountId,
    downloads,
    onFault,
    store,
    toContext({region, requestId, origin, signal}) {
      const context: Context = {
        ...services,
        region,
        requestId,
        origin,
        signal,
        records: store.region(region),
        messages: store.messages(region),
        toDownloadUrl: sha256 => downloads.toUrl(origin, sha256),
      };
      // Durable functions call back: only a request tells where.
      if (origin !== '' && !resumed.has(region)) {
        resumed.add(region);
        resumeExecutions(context, invokeChained);
        resumeProvisioned(context);
        resumeMoves(context);
      }
      return context;
    },
  };
}

function createAhead(runtimes: Runtimes): Ahead {
  const names = new Set<string>();
  return {
    names,
    provide(invocation, count) {
      names.add(invocation.provision);
      return runtimes.provide(invocation, count);
    },
    giveUp(name) {
      names.delete(name);
      return runtimes.giveUp(name);
    },
  };
}
