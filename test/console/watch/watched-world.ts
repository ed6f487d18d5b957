import {QueriesObserver, QueryClient, QueryObserver} from '@tanstack/query-core';
import {onTestFinished, vi} from 'vitest';
import {createBucket} from '../../../src/aws/budget/bucket.ts';
import {functions, resources} from '../../../src/catalog/index.ts';
import {createOwningConnection} from '../../../src/console/connection/owning-connection.ts';
import {tabQueries} from '../../../src/console/detail/detail.ts';
import {buildListQuery} from '../../../src/console/reads/list-query.ts';
import {withFacts} from '../../../src/console/reads/row-facts.ts';
import {createWorkspace} from '../../../src/console/reads/workspace.ts';
import {toSession} from '../../../src/console/session/session.ts';
import {createSessionStore} from '../../../src/console/session/store.ts';
import type {ControllerParts} from '../../../src/console/tools/parts.ts';
import {createPresence} from '../../../src/console/tools/presence.ts';
import {createSettler} from '../../../src/console/tools/settle.ts';
import {createKeeper} from '../../../src/console/watch/keeper.ts';
import type {Item} from '../../../src/core/item.ts';
import {ProblemError} from '../../../src/core/problem.ts';
import {createLimiter} from '../../support/limiter.ts';
import {item, problem, toConnection, toServices, toWorld, type World} from '../../ui/fake-services.ts';

/** Functions as a service has them, for any client to change. */
export function manyFunctions(count: number): Item[] {
  return Array.from({length: count}, (_, index) => ({
    ...item('functions'),
    FunctionName: `function-${index}`,
    FunctionArn: `arn:aws:lambda:eu-west-1:123456789012:function:function-${index}`,
    RevisionId: 'first',
  }));
}

/** Milliseconds that each answer takes. */
const latency = 150;
const pageSize = 50;

/** A call that reached the service. */
interface Asked {
  readonly operation: string;
  readonly input: Item;
  readonly at: number;
  readonly background: boolean;
}

/**
 * A keeper over a service that others change and that may let only so many requests a second through, on a fake clock. The
 * components' reads are made by observers, as theirs are.
 */
export async function watchWorld(service: Item[], changes: Partial<World> & {readonly allowed?: number} = {}) {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const asked: Asked[] = [];
  const limiter = createLimiter(changes.allowed ?? 1000, () => Date.now());
  const bucket = createBucket(10);
  const ask = async (call: Omit<Asked, 'at'>, signal: AbortSignal, attempt = 1, isRest = false): Promise<void> => {
    const urgency = isRest ? 'list' : 'user';
    const turn = await bucket.turn(call.background ? 'background' : urgency, signal);
    asked.push({...call, at: Date.now()});
    const isRefused = !limiter.take();
    await new Promise(resolve => setTimeout(resolve, latency));
    turn.answered(isRefused ? {rest: 1000} : undefined);
    if (isRefused && attempt === 3) throw new ProblemError(problem('throttled'));
    if (isRefused) await ask(call, signal, attempt + 1, isRest);
  };
  const world = toWorld({services: {now: () => new Date()}, ...changes});
  const plain = toConnection(world);
  const find = (name: unknown) => service.find(({FunctionName}) => FunctionName === name);
  const connection = createOwningConnection({
    ...plain,
    call: async (operation, input, {background, signal}) => {
      await ask({operation, input, background}, signal);
      const own = world.calls[operation];
      if (own !== undefined) return own(input);
      return operation === 'GetFunction' ? {Configuration: {...find(input['FunctionName']), State: 'Active'}} : {};
    },
    list: async function* (operation, input, {background, signal}) {
      const all = operation === 'ListFunctions' ? service : [];
      for (let at = 0; at === 0 || at < all.length; at += pageSize) {
        await ask({operation, input, background}, signal, 1, at > 0);
        const own = world.calls[operation];
        if (own !== undefined) await own(input);
        yield {items: structuredClone(all.slice(at, at + pageSize))};
      }
    },
  });
  const client = new QueryClient({defaultOptions: {queries: {retry: false, networkMode: 'always'}}});
  const store = createSessionStore(toSession(120, 40, 'functions'));
  store.dispatch({type: 'connection', connection: {state: 'ready', connection}});
  const workspace = createWorkspace(client, store, resources);
  const presence = createPresence();
  const parts = {
    ...{services: toServices(world, []), client, store, workspace, resources, functions, presence, showsMetrics: false},
  } as unknown as ControllerParts;
  const drawn = vi.fn();
  const tabs = new QueriesObserver(client, []);
  const key = workspace.pane(functions).key;
  if (key === undefined) throw new Error('There is no list of functions');
  const list = new QueryObserver(client, buildListQuery(connection, client, key));
  const ends = [list.subscribe(drawn), tabs.subscribe(drawn)];
  const keeper = createKeeper(parts);
  const settler = createSettler(store, client, workspace, keeper.look);
  const ignore = store.subscribe(() => tabs.setQueries(tabQueries(parts)));
  /** Has the cursor where a key would put it: on a row, at the top of the window. */
  const moveTo = (index: number) => {
    const {cursor, view} = workspace.pane(functions);
    const row = view.rows[index];
    const selected = row === undefined ? undefined : functions.id(row);
    presence.touch();
    store.dispatch({type: 'cursor', pane: 'functions', cursor: {...cursor, selected, index, top: index}});
  };
  onTestFinished(() => {
    settler.stop();
    ignore();
    keeper.stop();
    for (const end of ends) end();
    client.clear();
  });
  await vi.advanceTimersByTimeAsync(service.length * 10 + 5000);
  settler.settle();
  await vi.advanceTimersByTimeAsync(10_000);
  drawn.mockClear();
  return {
    ...{asked, limiter, bucket, client, store, workspace, presence, key, drawn, moveTo, keeper, world, parts},
    /** An item as its row and Detail show it. */
    shown: (index: number) => {
      const row = workspace.pane(functions).items[index];
      return row === undefined ? undefined : withFacts(client, key, functions, row);
    },
    /** The most calls in any one second from a time on. */
    busiest: (from: number) =>
      Math.max(
        0,
        ...asked
          .filter(({at}) => at >= from)
          .map(({at}) => asked.filter(other => other.at >= at && other.at < at + 1000).length),
      ),
  };
}
