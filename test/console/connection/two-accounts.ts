import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {QueryClient} from '@tanstack/query-core';
import {onTestFinished} from 'vitest';
import {declarations, functions, resources} from '../../../src/catalog/index.ts';
import type {Connection} from '../../../src/console/connection/connection.ts';
import {buildKeyTable} from '../../../src/console/dispatch/key-table.ts';
import {buildListQuery, toListKey} from '../../../src/console/reads/list-query.ts';
import {connectionOf} from '../../../src/console/session/connection-of.ts';
import {toSession} from '../../../src/console/session/session.ts';
import type {ControllerTools} from '../../../src/console/tools/parts.ts';
import type {Item} from '../../../src/core/item.ts';
import {parseCommandLine} from '../../../src/program/command-line.ts';
import {createConnect} from '../../../src/program/connections.ts';
import {createJournal} from '../../../src/program/journal.ts';
import {openSettings} from '../../../src/program/settings.ts';
import {noGuard} from '../../../src/terminal/guard/terminal-guard.ts';
import type {Lifecycle} from '../../../src/terminal/process/lifecycle.ts';
import {createConsole} from '../../../src/ui/create-console.ts';
import {type FaultyEndpoint, startFaultyEndpoint} from '../../support/faulty-endpoint.ts';
import {eventually} from '../../support/patience.ts';
import {functionInput, machine, type RunningSandbox, region, startSandbox, zipOf} from '../../support/sandbox.ts';
import {toServices, toWorld} from '../../ui/fake-services.ts';

/** A console between two accounts, each a sandbox of its own with a function `orders-api` that answers whose it is. */
export interface TwoAccounts {
  readonly tools: ControllerTools;
  /** By the profile that leads there; `prod` begins read-only, as its name asks for. */
  readonly shop: Account;
  readonly prod: Account;
  /** Looks at the account of a profile. */
  lookAt(profile: 'shop' | 'prod'): Promise<Connection>;
  /** Types keys: a name of a key, or a text of several. */
  press(...keys: readonly string[]): void;
  /** Ends the console, as quitting does. */
  end(): void;
}

export interface Account {
  readonly connection: Connection;
  readonly sandbox: RunningSandbox;
  /** What stands before the sandbox, and can be told to misbehave. */
  readonly endpoint: FaultyEndpoint;
  /** Its functions, as the panes read them. */
  functions(): Promise<readonly Item[]>;
}

/** Opens a console that has connected to both and looks at `shop`. It ends with the test. */
export async function openTwoAccounts(): Promise<TwoAccounts> {
  const started = {shop: await startAccount('shop'), prod: await startAccount('prod')};
  const {connect, end} = createConnecting({shop: started.shop.endpoint, prod: started.prod.endpoint});
  const client = new QueryClient({defaultOptions: {queries: {retry: false, networkMode: 'always'}}});
  const {controller, store} = createConsole({
    services: {...toServices(toWorld(), []), connect, now: () => new Date()},
    client,
    resources,
    functions,
    declarations,
    keys: buildKeyTable(resources, declarations),
    messages: [],
    session: toSession(120, 40, 'functions'),
    hasColours: true,
    unicode: true,
    opening: {},
    showsMetrics: false,
  });
  onTestFinished(() => {
    controller.stop();
    end();
  });
  const lookAt = async (profile: 'shop' | 'prod') => {
    controller.execute({type: 'connect', profile});
    return eventually(() => {
      const connection = connectionOf(store.getState());
      if (connection?.profile !== profile) throw new Error(`${profile} is not looked at`);
      return connection;
    });
  };
  const account = async (profile: 'shop' | 'prod'): Promise<Account> => {
    const connection = await lookAt(profile);
    const query = buildListQuery(connection, client, toListKey(connection.key, 'ListFunctions', {}));
    const read = async () =>
      (await client.fetchQuery({...query, notifyOnChangeProps: undefined} as never)) as ListItems;
    return {...started[profile], connection, functions: async () => (await read()).items};
  };
  const prod = await account('prod');
  const shop = await account('shop');
  const press = (...keys: readonly string[]) => {
    for (const key of keys) controller.press(key, key.length === 1 ? key : '');
  };
  return {tools: controller.tools, shop, prod, lookAt, press, end};
}

interface ListItems {
  readonly items: readonly Item[];
}

async function startAccount(name: string): Promise<Pick<Account, 'sandbox' | 'endpoint'>> {
  const sandbox = await startSandbox();
  const endpoint = await startFaultyEndpoint(sandbox.url);
  onTestFinished(async () => {
    await endpoint.close();
    await sandbox.close();
  });
  const code = `export const handler = async () => { console.log('printed by ${name}'); return '${name}'; };\n`;
  await sandbox.client.createFunction(
    await functionInput('orders-api', {Code: {ZipFile: await zipOf({'index.mjs': code})}}),
  );
  return {sandbox, endpoint};
}

/** The program's own way to connect, by a profile for each endpoint. */
function createConnecting(endpoints: Readonly<Record<string, FaultyEndpoint>>) {
  const home = mkdtempSync(join(tmpdir(), 'lambdeck-two-'));
  onTestFinished(() => rmSync(home, {recursive: true, force: true}));
  const config = join(home, 'config');
  const profiles = Object.entries(endpoints).map(
    ([name, {url}]) =>
      `[profile ${name}]\nregion = ${region}\nendpoint_url = ${url}\naws_access_key_id = A\naws_secret_access_key = s\n`,
  );
  writeFileSync(config, profiles.join(''));
  const endings: (() => void)[] = [];
  const lifecycle = {
    beforeExit: (ending: () => void) => endings.push(ending),
    log: () => undefined,
  } as unknown as Lifecycle;
  const env = {HOME: home, AWS_CONFIG_FILE: config, AWS_SHARED_CREDENTIALS_FILE: join(home, 'none')};
  const host = {
    process,
    version: '0.0.0',
    console,
    env,
    home,
    temporaryFolder: home,
    guard: noGuard,
    bootstrapFolder: machine.bootstrapFolder,
    ownSandbox: '',
    textWorker: '',
  };
  const request = parseCommandLine([], '0.0.0');
  if (request.kind !== 'console') throw new Error('No arguments open the console');
  const settings = openSettings({config: home, state: home});
  const handOver = <T>(work: () => Promise<T>) => work();
  const connect = settings.then(
    file =>
      createConnect({host, request, settings: file, lifecycle, handOver, journal: createJournal(home, process.pid)})
        .connect,
  );
  return {
    connect: async (...asked: Parameters<Awaited<typeof connect>>) => (await connect)(...asked),
    end: () => {
      for (const ending of endings) ending();
    },
  };
}
