import {environmentManager, QueryClient} from '@tanstack/query-core';
import {onTestFinished} from 'vitest';
import {createBudget} from '../../../src/aws/budget/budget.ts';
import {defaultTimeouts, type Timeouts} from '../../../src/aws/clients.ts';
import {declarations, functions, resources} from '../../../src/catalog/index.ts';
import type {Connection} from '../../../src/console/connection/connection.ts';
import {own} from '../../../src/console/connection/owner.ts';
import {createController} from '../../../src/console/dispatch/controller.ts';
import {buildKeyTable, createLiveKeys} from '../../../src/console/dispatch/key-table.ts';
import {openOperation} from '../../../src/console/form/operate.ts';
import {type BulkState, bulkDialogName, type ReviewState, reviewDialogName} from '../../../src/console/form/states.ts';
import {createLogs} from '../../../src/console/logs/store/logs.ts';
import {createWorkspace} from '../../../src/console/reads/workspace.ts';
import {connectionOf} from '../../../src/console/session/connection-of.ts';
import {toSession} from '../../../src/console/session/session.ts';
import {createSessionStore} from '../../../src/console/session/store.ts';
import type {Item} from '../../../src/core/item.ts';
import {callsTo} from '../../aws/endpoint.ts';
import {patience} from '../../support/patience.ts';
import {zipOf} from '../../support/sandbox.ts';
import {pagesOf, toConnection, toServices, toWorld} from '../../ui/fake-services.ts';
import type {Thing} from './changes.ts';

/** What a call of the console goes through on its way to the service; it may do something before, and see what came. */
export type OnCall = (operation: string, input: Item, make: () => Promise<Item>) => Promise<Item>;

/** A console without a screen, whose forms are filled in as JSON and whose calls go to a real endpoint. */
export interface HeadlessConsole {
  press(...keys: readonly string[]): void;
  type(text: string): void;
  /** Opens a declared operation on a thing, and fills in the form that asks what it is on; says why when it does not open. */
  open(use: string, thing: Thing): Promise<void>;
  undo(): Promise<void>;
  /** Fills in the open form. */
  fillIn(input: Item): Promise<void>;
  /** Kind of the dialog on top; undefined while there is none. */
  top(): string | undefined;
  review(): ReviewState | undefined;
  bulk(): BulkState | undefined;
  notice(): string;
  /** Resolves once that is so. */
  until(what: string, isSo: () => boolean): Promise<void>;
  /** Takes everything away that lies over the panes. */
  closeAll(): void;
}

/** An account of which nobody else asks anything, so that no request waits for its turn. */
const plenty = {lambda: 1e6, logs: 1e6, metrics: 1e6, trail: 1e6};

/** Opens one that ends with the test. */
export async function openHeadless(
  endpoint: string,
  onCall: OnCall,
  timeouts: Timeouts = defaultTimeouts,
): Promise<HeadlessConsole> {
  environmentManager.setIsServer(() => false);
  const calls = callsTo(endpoint, timeouts, () => false, createBudget(plenty));
  const code = await zipOf({'index.mjs': 'export const handler = async () => "mine";\n'});
  let typed: Item = {};
  let connection: Connection | undefined;
  const world = toWorld({
    lists: Object.fromEntries(
      ['ListFunctions', 'ListLayers', 'ListEventSourceMappings'].map(list => [list, pagesOf([])]),
    ),
    connection: {
      source: {open: () => Promise.reject(new Error('there is no code to look at')), reopen: async () => undefined},
      call: (operation, input, {signal}) =>
        onCall(
          operation,
          input,
          async () => (await calls.call(operation as 'ListTags', input as never, signal)) as Item,
        ),
    },
    services: {
      edit: async text => ({text: fillText(text, typed)}),
      loadFiles: async (_, input) => {
        const loaded = input['ZipFile'] === undefined ? input : {...input, ZipFile: code};
        return {input: loaded, named: input, notes: []};
      },
      connect: async () => {
        connection ??= toConnection(world);
        return connection;
      },
    },
  });
  const services = toServices(world, []);
  const client = new QueryClient({defaultOptions: {queries: {retry: false, networkMode: 'always'}}});
  const store = createSessionStore(toSession(120, 40, 'functions'));
  const keys = createLiveKeys(buildKeyTable(resources, declarations));
  const controller = createController({
    ...{services, client, store, resources, functions, declarations, ...keys},
    workspace: createWorkspace(client, store, resources),
    logs: createLogs({services, store}),
    opening: {},
    showsMetrics: false,
  });
  onTestFinished(() => {
    controller.stop();
    client.clear();
  });
  controller.start();
  const {tools} = controller;
  const top = () => tools.dialogs.top()?.name;
  const until: HeadlessConsole['until'] = async (what, isSo) => {
    const begun = performance.now();
    while (!isSo()) {
      if (performance.now() - begun > patience) throw new Error(`${what} did not come: ${top()}, ${notice()}`);
      await new Promise(resolve => setTimeout(resolve, 1));
    }
  };
  /** Nothing was opened, and why is said. */
  const isTold = () => top() === undefined && notice() !== '';
  const notice = () => store.getState().notice?.text ?? '';
  const fillIn: HeadlessConsole['fillIn'] = async input => {
    const before = tools.dialogs.top()?.state;
    typed = input;
    controller.press('ctrl+e', '');
    await until('what was filled in', () => tools.dialogs.top()?.state !== before);
  };
  await until('a connection', () => connectionOf(store.getState()) !== undefined);
  return {
    press: (...pressed) => {
      for (const key of pressed) controller.press(key, '');
    },
    type: text => {
      for (const letter of text) controller.press(letter, letter);
    },
    async open(use, {resource, items, target}) {
      if (connection === undefined) throw new Error('It is connected');
      const to = connection;
      const on = resource === undefined ? undefined : {resource, items: items.map(item => own(to, item))};
      tools.clearNotice();
      void openOperation(tools, use, {on});
      if (target === undefined) return until('a form', () => top() === 'form' || top() === 'review' || isTold());
      await until('a form that asks what it is on', () => top() === 'form');
      const asking = tools.dialogs.top()?.id;
      await fillIn(target);
      controller.press('ctrl+s', '');
      await until('what follows', () => tools.dialogs.top()?.id !== asking && ['form', 'review'].includes(top() ?? ''));
    },
    undo: async () => {
      tools.clearNotice();
      tools.execute({type: 'undo'});
      await until('a review', () => top() === 'review' || isTold());
    },
    fillIn,
    top,
    review: () => tools.dialogs.find(reviewDialogName)?.state(),
    bulk: () => tools.dialogs.find(bulkDialogName)?.state(),
    notice,
    until,
    closeAll: () => {
      while (tools.dialogs.top() !== undefined) tools.dialogs.close();
    },
  };
}

/** The whole input of a form with some members set, or the document that it holds alone. */
function fillText(text: string, members: Item): string {
  const [only] = Object.values(members);
  const isDocument = typeof only === 'string' && only.startsWith('{') && !text.includes('ResourceArn');
  return isDocument ? only : JSON.stringify({...(JSON.parse(text) as Item), ...members});
}
