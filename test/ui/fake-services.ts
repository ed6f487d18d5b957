import type {Connection, ConnectionIdentity, Page} from '../../src/console/connection/connection.ts';
import {createOwningConnection} from '../../src/console/connection/owning-connection.ts';
import {createWriteLock} from '../../src/console/connection/write-lock.ts';
import type {Services} from '../../src/console/services.ts';
import type {Item} from '../../src/core/item.ts';
import {maskSensitive} from '../../src/core/mask.ts';
import type {Problem, ProblemKind} from '../../src/core/problem.ts';
import {ProblemError} from '../../src/core/problem.ts';
import {plainEnvironment} from '../../src/core/target/environment.ts';
import {shippedThemes} from '../../src/core/theme/shipped.ts';
import {getOperation, type OperationName, operations} from '../../src/schema/index.ts';
import {items, now} from '../catalog/items.ts';

/** The pages of a list, as a service gives them; `resumeFrom` says where a list that broke off goes on. */
export type ListAnswer = (input: Item, resumeFrom: string | undefined) => AsyncIterable<Page>;

/** The answer of a call. */
export type CallAnswer = (input: Item) => Promise<Item>;

/** A world for the console to look at: what its calls answer. Lists not named are empty, calls not named never answer. */
export interface World {
  readonly lists: Record<string, ListAnswer>;
  readonly calls: Record<string, CallAnswer>;
  readonly services: Partial<Services>;
  readonly connection: Partial<Connection>;
}

const prod: ConnectionIdentity = {
  key: 'prod eu-west-1',
  profile: 'prod',
  region: 'eu-west-1',
  endpoint: undefined,
  sandbox: false,
};

/** One function with a version, an alias, a layer and a mapping. */
export function toWorld(changes: Partial<World> = {}): World {
  return {
    lists: {
      ListFunctions: pagesOf([item('functions')]),
      ListVersionsByFunction: pagesOf([item('versions')]),
      ListAliases: pagesOf([item('aliases')]),
      ListLayers: pagesOf([item('layers')]),
      ListEventSourceMappings: pagesOf([item('mappings')]),
      ...changes.lists,
    },
    calls: {...changes.calls},
    services: changes.services ?? {},
    connection: changes.connection ?? {},
  };
}

/** A believable item of a resource. */
export function item(resource: string): Item {
  return items[resource] ?? {};
}

/** A list that arrives in these pages. */
export function pagesOf(...pages: readonly (readonly Item[])[]): ListAnswer {
  return async function* () {
    for (const page of pages) yield {items: page};
  };
}

/** A list of which no more than these pages arrive, though there is more. */
export function thenNothing(...pages: readonly (readonly Item[])[]): ListAnswer {
  return async function* () {
    for (const page of pages) yield {items: page};
    yield await new Promise<Page>(() => {});
  };
}

/** A list that breaks off after these items. */
export function brokenAfter(found: readonly Item[], failure: Problem, resumeFrom?: string): ListAnswer {
  return async function* () {
    if (found.length > 0) yield {items: found};
    throw new BrokenList(failure, resumeFrom);
  };
}

/** A call that is refused. */
export function refused(failure: Problem): CallAnswer {
  return async () => {
    throw new ProblemError(failure);
  };
}

/** A call that answers. */
export function answered(answer: Item): CallAnswer {
  return async () => answer;
}

export function problem(kind: ProblemKind, more: Partial<Problem> = {}): Problem {
  return {kind, what: 'ListFunctions did not work', why: 'so it is', tryThis: 'aws sso login --profile prod', ...more};
}

class BrokenList extends ProblemError {
  readonly resumeFrom: string | undefined;

  constructor(failure: Problem, resumeFrom: string | undefined) {
    super(failure);
    this.resumeFrom = resumeFrom;
  }
}

/** Calls made, in their order. */
export type MadeCalls = {operation: string; input: Item}[];

/** A connection to a world that can change while the console looks at it. */
export function toConnection(
  world: World,
  made: MadeCalls = [],
  identity: Partial<ConnectionIdentity> = {},
): Connection {
  const {signal} = new AbortController();
  return createOwningConnection({
    ...prod,
    ...identity,
    signal,
    lock: createWriteLock({readOnly: false, signal}),
    environment: () => plainEnvironment,
    caller: () => undefined,
    place: () => undefined,
    call: (operation, input) => {
      made.push({operation, input});
      return world.calls[operation]?.(input) ?? new Promise(() => {});
    },
    list: (operation, input, {resumeFrom}) => {
      made.push({operation, input});
      return (world.lists[operation] ?? pagesOf([]))(input, resumeFrom);
    },
    account: async () => '123456789012',
    invoke: async input => {
      made.push({operation: 'Invoke', input: {...input}});
      const output = await (world.calls['Invoke']?.({...input}) ?? new Promise<Item>(() => {}));
      return {output, requestId: undefined};
    },
    invokeStreaming: () => new Promise(() => {}),
    deliver: async () => ({lines: []}),
    runOwn: async () => {},
    logs: {
      follow: () => new Promise(() => {}),
      readStream: async () => [],
      findLast: async () => undefined,
    },
    traces: {read: () => new Promise(() => {})},
    roles: {read: () => new Promise(() => {})},
    insights: {ask: () => new Promise(() => {}), estimate: () => new Promise(() => {})},
    trail: {
      async *lookUp() {},
    },
    tags: {list: async () => new Map()},
    alarms: {list: async () => [], history: async () => []},
    sharedEvents: {list: async () => [], save: async () => {}, remove: async () => {}},
    queues: {
      read: () => new Promise(() => {}),
      receive: async () => [],
      remove: async () => {},
      moveBack: async () => {},
    },
    metrics: {
      read: () => new Promise(() => {}),
      search: () => new Promise(() => {}),
      spent: () => ({calls: 0, metrics: 0}),
    },
    source: {open: () => new Promise(() => {}), reopen: async () => undefined},
    ...world.connection,
  });
}

/** Services that connect to a world. */
export function toServices(world: World, made: MadeCalls): Services {
  return {
    connect: async () => toConnection(world, made),
    setup: async () => [],
    watchSignIn: () => {},
    watchSandbox: () => {},
    signIn: () => new Promise(() => {}),
    mask: (operation, value) => {
      const list = getOperation(operation as OperationName).output.find(({kind}) => kind === 'list');
      return maskSensitive(list?.item().members() ?? [], value) as Item;
    },
    operation: getOperation,
    prepareOperation: () => undefined,
    isReadOnly: name => getOperation(name).readOnly,
    operations: () => [...operations.keys()],
    maskOutput: (operation, value) => maskSensitive(getOperation(operation as OperationName).output, value) as Item,
    maskInput: (operation, value) => maskSensitive(getOperation(operation as OperationName).input, value) as Item,
    loadFiles: async (_operation, input) => ({input, named: input, notes: []}),
    completePath: async () => [],
    saveFile: async path => ({path}),
    saveCode: async path => ({path}),
    journal: () => [],
    watchJournal: () => {},
    unresolvedChanges: async () => [],
    sweepLeftovers: async () => [],
    settleChange: () => {},
    profiles: async () => [
      {name: 'prod', region: 'eu-west-1', isUsed: true},
      {name: 'stage', region: undefined, isUsed: false},
    ],
    regions: async () => [
      {id: 'eu-west-1', name: 'Europe (Ireland)'},
      {id: 'us-east-1', name: 'US East (N. Virginia)'},
    ],
    copy: async () => ({to: 'Copied'}),
    toLink: text => text,
    edit: async text => ({text}),
    openLocalCode: () => new Promise(() => {}),
    texts: {
      highlight: async () => undefined,
      compare: async () => undefined,
      findOriginal: async () => undefined,
      findSource: async () => undefined,
      findBuilt: async () => undefined,
    },
    themes: shippedThemes,
    keepFavourites: async () => ({kept: true}),
    keepFilter: async () => ({kept: true}),
    settingsText: async () => ({text: '{}'}),
    writeSettings: async () => ({settings: {}, notices: [], place: async () => []}),
    keepTheme: async () => ({kept: true}),
    eventTemplates: [],
    savedQueries: {
      list: async () => ({names: []}),
      read: async (_, name) => ({text: '', path: `/queries/${name}.txt`}),
      save: async (_, name) => ({path: `/queries/${name}.txt`}),
      remove: async () => ({removed: true}),
    },
    savedEvents: {
      list: async () => ({names: []}),
      read: async (_, name) => ({text: '{}', path: `/events/${name}.json`}),
      save: async (_, name) => ({path: `/events/${name}.json`}),
      remove: async () => ({removed: true}),
      readFile: async path => ({text: '{}', path}),
    },
    writeNote: async name => ({path: `/tmp/${name}`}),
    suspend: async () => {},
    redraw: () => {},
    quit: () => {},
    now: () => now,
    ...world.services,
  };
}
