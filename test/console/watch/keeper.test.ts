import {expect, it, vi} from 'vitest';
import type {ListData} from '../../../src/console/reads/list-query.ts';
import {overdueAt} from '../../../src/console/watch/due.ts';
import {findShownFacts} from '../../../src/console/watch/shown-facts.ts';
import {ProblemError} from '../../../src/core/problem.ts';
import {problem} from '../../ui/fake-services.ts';
import {manyFunctions, watchWorld} from './watched-world.ts';

const second = 1000;
const minute = 60 * second;

/** Another client changes a function. */
function change(service: {[member: string]: unknown}[], index: number, members: object): void {
  service[index] = {...service[index], RevisionId: 'second', ...members};
}

it('keeps its promises when another client changes what is shown, within ten calls a second', async () => {
  const service = manyFunctions(1000);
  const {shown, busiest, asked} = await watchWorld(service);
  for (let round = 0; round < 5; round += 1) {
    const began = Date.now();
    const Description = `round ${round}`;
    for (const index of [0, 7, 999]) change(service, index, {Description, RevisionId: `revision ${round}`});
    await vi.advanceTimersByTimeAsync(10 * second);
    expect(shown(0)).toMatchObject({Description});
    await vi.advanceTimersByTimeAsync(20 * second);
    expect(shown(7)).toMatchObject({Description});
    await vi.advanceTimersByTimeAsync(30 * second);
    expect(shown(999)).toMatchObject({Description});
    expect(busiest(began)).toBeLessThanOrEqual(10);
    // Begins each round at another moment of the rounds of reading.
    await vi.advanceTimersByTimeAsync(3700);
  }
  expect(asked.length).toBeGreaterThan(0);
});

it('shows what was made and takes away what was deleted by others, the selected one within ten seconds', async () => {
  const service = manyFunctions(30);
  const missing = async ({FunctionName}: {FunctionName?: unknown}) => {
    const found = service.find(item => item['FunctionName'] === FunctionName);
    if (found === undefined) throw new ProblemError(problem('missing', {code: 'ResourceNotFoundException'}));
    return {Configuration: found};
  };
  const {workspace, key, client} = await watchWorld(service, {calls: {GetFunction: missing}});
  const names = () => client.getQueryData<ListData>(key)?.items.map(({FunctionName}) => FunctionName);
  service.shift();
  await vi.advanceTimersByTimeAsync(10 * second);
  expect(names()).not.toContain('function-0');
  service.push({...manyFunctions(31)[30]});
  await vi.advanceTimersByTimeAsync(30 * second);
  expect(names()).toContain('function-30');
  expect(workspace.resources.length).toBeGreaterThan(0);
});

it('draws nothing, and keeps each item the one it was, when what is read again has not changed', async () => {
  const {drawn, client, key, asked, store} = await watchWorld(manyFunctions(120));
  const before = client.getQueryData(key);
  const session = store.getState();
  const began = asked.length;
  await vi.advanceTimersByTimeAsync(3 * minute);
  expect(asked.slice(began).filter(({operation}) => operation === 'ListFunctions').length).toBeGreaterThan(9);
  expect(client.getQueryData(key)).toBe(before);
  expect(store.getState()).toBe(session);
  expect(drawn).not.toHaveBeenCalled();
});

it('asks nothing once nobody has pressed a key for a quarter of an hour, says so, and goes on with the next key', async () => {
  const {asked, presence, store} = await watchWorld(manyFunctions(20));
  presence.touch();
  await vi.advanceTimersByTimeAsync(15 * minute + second);
  expect(store.getState().watch.isPaused).toBe(true);
  const left = asked.length;
  await vi.advanceTimersByTimeAsync(24 * 60 * minute);
  expect(asked.length).toBe(left);
  presence.touch();
  await vi.advanceTimersByTimeAsync(2 * second);
  expect(store.getState().watch.isPaused).toBe(false);
  expect(asked.length).toBeGreaterThan(left);
});

it('follows what is still changing until it rests', async () => {
  const service = manyFunctions(3);
  let State = 'Pending';
  const answer = async () => ({Configuration: {...service[0], State}});
  const {shown} = await watchWorld(service, {calls: {GetFunction: answer}});
  expect(shown(0)).toMatchObject({State: 'Pending'});
  State = 'Active';
  await vi.advanceTimersByTimeAsync(3 * second);
  expect(shown(0)).toMatchObject({State: 'Active'});
});

it('recovers by itself once credentials work again', async () => {
  const service = manyFunctions(3);
  let isExpired = false;
  const expiring = async () => {
    if (isExpired) throw new ProblemError(problem('credentials', {code: 'ExpiredTokenException'}));
    return {Configuration: service[0]};
  };
  const {client, key} = await watchWorld(service, {calls: {GetFunction: expiring, ListFunctions: expiring}});
  const states = () =>
    client
      .getQueryCache()
      .findAll()
      .filter(({state}) => state.status === 'error').length;
  isExpired = true;
  await vi.advanceTimersByTimeAsync(minute);
  expect(client.getQueryState(key)?.status).toBe('error');
  expect(states()).toBeGreaterThan(1);
  isExpired = false;
  await vi.advanceTimersByTimeAsync(30 * second);
  expect(states()).toBe(0);
});

it('has the screen say anew how old things are only while something is older than its promise, in steps', async () => {
  const service = manyFunctions(3);
  let isStuck = false;
  const stuck = async () => (isStuck ? await new Promise<never>(() => {}) : {Configuration: service[0]});
  const {store} = await watchWorld(service, {calls: {GetFunction: stuck}});
  const told: unknown[] = [];
  store.subscribe(({watch}, before) => {
    if (watch !== before.watch) told.push(watch);
  });
  await vi.advanceTimersByTimeAsync(minute);
  expect(told).toEqual([]);
  isStuck = true;
  await vi.advanceTimersByTimeAsync(minute + 5 * second);
  expect(told.length).toBeGreaterThanOrEqual(3);
  expect(told.length).toBeLessThanOrEqual(5);
});

it('lets what was read or changed meanwhile stand against an older answer', async () => {
  const service = manyFunctions(3);
  let release: (() => void) | undefined;
  let isHeld = false;
  const answer = async () => {
    const Configuration = {...service[0]};
    if (isHeld)
      await new Promise<void>(resolve => {
        release = resolve;
      });
    return {Configuration};
  };
  const {client, shown} = await watchWorld(service, {calls: {GetFunction: answer}});
  change(service, 0, {Description: 'old'});
  isHeld = true;
  await vi.advanceTimersByTimeAsync(10 * second);
  isHeld = false;
  change(service, 0, {Description: 'new'});
  await Promise.all([client.invalidateQueries({queryKey: ['read']}), vi.advanceTimersByTimeAsync(second)]);
  release?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(shown(0)).toMatchObject({Description: 'new'});
});

/** Walks for so many seconds, and gives what was asked of the service meanwhile. */
async function walk(world: Awaited<ReturnType<typeof watchWorld>>, seconds: number, {keysPerSecond, rows}: Pace) {
  const began = Date.now();
  for (let move = 1; move <= seconds * keysPerSecond; move += 1) {
    world.moveTo((move * rows) % 5000);
    await vi.advanceTimersByTimeAsync(second / keysPerSecond);
  }
  return {began, asked: world.asked.filter(({at}) => at >= began)};
}

interface Pace {
  readonly keysPerSecond: number;
  /** Rows that a key moves. */
  readonly rows: number;
}

const paces: readonly Pace[] = [
  {keysPerSecond: 1, rows: 80},
  {keysPerSecond: 2, rows: 37},
  {keysPerSecond: 30, rows: 1},
];

it.each(paces)(
  'keeps to ten requests a second while somebody walks through five thousand functions: %o',
  async pace => {
    const world = await watchWorld(manyFunctions(5000));
    const {began, asked} = await walk(world, 60, pace);
    expect(asked.length).toBeGreaterThan(60);
    expect(world.busiest(began)).toBeLessThanOrEqual(10);
  },
);

it.each(paces)(
  'has at most a tenth refused by a service that allows five a second, and says how old what is shown is: %o',
  async pace => {
    const world = await watchWorld(manyFunctions(5000), {allowed: 5});
    const before = {taken: world.limiter.taken, refused: world.limiter.refused};
    await walk(world, 60, pace);
    const refused = world.limiter.refused - before.refused;
    expect(refused / (world.limiter.taken - before.taken + refused)).toBeLessThanOrEqual(0.1);
    const old = findShownFacts(world.parts).filter(fact => overdueAt(world.client, fact) < Date.now());
    expect(world.store.getState().watch.step > 0).toBe(old.length > 0);
  },
);

it('reads where a walk comes to rest, and not what it passes', async () => {
  const world = await watchWorld(manyFunctions(200));
  const isOfTab = ({operation}: {operation: string}) => operation !== 'GetFunction' && !operation.startsWith('List');
  world.moveTo(40);
  await vi.advanceTimersByTimeAsync(second / 2);
  const walked = await walk(world, 10, {keysPerSecond: 2, rows: 1});
  expect(walked.asked.filter(isOfTab)).toEqual([]);
  await vi.advanceTimersByTimeAsync(2 * second);
  const read = world.asked.filter(({at}) => at >= walked.began).filter(isOfTab);
  expect(read.length).toBeGreaterThan(2);
  expect(new Set(read.map(({input}) => input['FunctionName']))).toEqual(new Set(['function-20', undefined]));
});

it('never asks for rows that went from the screen before it was their turn', async () => {
  const world = await watchWorld(manyFunctions(200));
  for (let change = 0; change < 10; change += 1) world.bucket.atOnce();
  const began = world.asked.length;
  world.moveTo(60);
  await vi.advanceTimersByTimeAsync(second);
  world.moveTo(120);
  await vi.advanceTimersByTimeAsync(10 * second);
  const names = world.asked.slice(began).map(({input}) => String(input['FunctionName'] ?? ''));
  const numbers = names.filter(name => name.startsWith('function-')).map(name => Number(name.slice(9)));
  expect(Math.min(...numbers)).toBe(120);
  expect(numbers.length).toBeGreaterThan(20);
});
