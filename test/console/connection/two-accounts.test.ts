import {expect, it} from 'vitest';
import {ofSeveral, own, ownerOf} from '../../../src/console/connection/owner.ts';
import {openOperation} from '../../../src/console/form/operate.ts';
import {formDialogName} from '../../../src/console/form/states.ts';
import {connectionOf, recordAt} from '../../../src/console/session/connection-of.ts';
import {eventually} from '../../support/patience.ts';
import {type Account, openTwoAccounts, type TwoAccounts} from './two-accounts.ts';

const FunctionName = 'orders-api';

/** The function of an account, as its list tells it. */
async function ordersOf(account: Account) {
  const [orders] = await account.functions();
  if (orders === undefined) throw new Error('There is a function');
  return orders;
}

async function reservedIn({sandbox}: Account): Promise<number | undefined> {
  return (await sandbox.client.getFunctionConcurrency({FunctionName})).ReservedConcurrentExecutions;
}

/** Reserves concurrency for functions, wherever they are, and sends it after its review. */
async function reserve({tools, press}: TwoAccounts, accounts: readonly Account[], number: string): Promise<void> {
  const items = await Promise.all(accounts.map(ordersOf));
  void openOperation(tools, 'PutFunctionConcurrency', {on: {resource: 'functions', items}});
  await eventually(() => expect(tools.dialogs.top()?.name).toBe('form'));
  press(...number, 'ctrl+s');
  await eventually(() => expect(tools.dialogs.top()?.name).toBe('review'));
  press('enter');
}

it('has items of both side by side, each of which knows whose it is', async () => {
  const {shop, prod} = await openTwoAccounts();
  const [ours, theirs] = [await ordersOf(shop), await ordersOf(prod)];
  expect([ours, theirs].map(item => ownerOf(item).profile)).toEqual(['shop', 'prod']);
  expect(ownerOf({...theirs, Description: 'merged with what else is known'})).toBe(prod.connection);
  expect(JSON.stringify(own(prod.connection, {FunctionName}))).toBe(JSON.stringify({FunctionName}));
  expect(() => ownerOf({FunctionName})).toThrow();
});

it('changes an item where it is, whichever connection is looked at, and remembers there how to put it back', async () => {
  const two = await openTwoAccounts();
  const {tools, shop, prod} = two;
  prod.connection.lock.setWritable(new Date(Date.now() + 600_000));
  await reserve(two, [prod], '7');
  await eventually(async () => expect(await reservedIn(prod)).toBe(7));
  expect(await reservedIn(shop)).toBeUndefined();
  await eventually(() => expect(tools.store.getState().notice?.text).toContain('(prod eu-west-1): done'));
  const undo = ({connection}: Account) => recordAt(tools.store.getState(), connection.key).undo?.input;
  expect([undo(shop), undo(prod)]).toEqual([undefined, {FunctionName}]);
  two.press('u');
  expect(tools.store.getState().notice?.text).toContain('through another connection (prod eu-west-1)');
});

it('waits for what was sent while another connection is looked at, and lets it be put back on coming back', async () => {
  const two = await openTwoAccounts();
  const {tools, shop, prod} = two;
  shop.endpoint.fail('PutFunctionConcurrency', {kind: 'hold'});
  await reserve(two, [shop], '3');
  await eventually(() => expect(shop.endpoint.underWay('PutFunctionConcurrency')).toBe(1));
  two.press('esc');
  await two.lookAt('prod');
  expect(await reservedIn(shop)).toBeUndefined();
  shop.endpoint.release();
  await eventually(async () => expect(await reservedIn(shop)).toBe(3));
  expect(await reservedIn(prod)).toBeUndefined();
  await two.lookAt('shop');
  two.press('u');
  await eventually(() => expect(tools.dialogs.top()?.name).toBe('review'));
  two.press('enter');
  await eventually(async () => expect(await reservedIn(shop)).toBeUndefined());
});

it('is read-only or not by connection', async () => {
  const two = await openTwoAccounts();
  const {tools, shop, prod} = two;
  const said = () => tools.store.getState().notice?.text;
  expect([shop, prod].map(({connection}) => connection.lock.readOnly)).toEqual([false, true]);
  void openOperation(tools, 'PutFunctionConcurrency', {on: {resource: 'functions', items: [await ordersOf(prod)]}});
  expect(said()).toContain('read-only');
  await two.lookAt('prod');
  two.press('W', '2');
  await two.lookAt('shop');
  two.press('W');
  expect([shop, prod].map(({connection}) => connection.lock.readOnly)).toEqual([true, false]);
  await two.lookAt('prod');
  expect(connectionOf(tools.store.getState())).toBe(prod.connection);
  expect(prod.connection.lock.readOnly).toBe(false);
});

it('does not deal with what is marked in several connections as with one', async () => {
  const {tools, shop, prod} = await openTwoAccounts();
  const items = [await ordersOf(shop), await ordersOf(prod)];
  await openOperation(tools, 'PutFunctionConcurrency', {on: {resource: 'functions', items}});
  expect(tools.store.getState().notice?.text).toBe(ofSeveral);
  expect(tools.dialogs.find(formDialogName)).toBeUndefined();
});

it('invokes a function where it is, and keeps the run and its payload there', async () => {
  const two = await openTwoAccounts();
  const {tools, shop, prod} = two;
  prod.connection.lock.setWritable(new Date(Date.now() + 600_000));
  tools.execute({type: 'invoke', connection: prod.connection, target: {FunctionName}});
  two.press('ctrl+s');
  const record = ({connection}: Account) => recordAt(tools.store.getState(), connection.key);
  const answers = (account: Account) =>
    record(account).runs.map(
      ({outcome}) => outcome.state === 'done' && new TextDecoder().decode(outcome.answer.payload),
    );
  await eventually(() => expect(answers(prod)).toEqual(['"prod"']));
  expect(answers(shop)).toEqual([]);
  expect([record(shop), record(prod)].map(({usedPayloads}) => Object.keys(usedPayloads))).toEqual([[], [FunctionName]]);
});

it('follows the log of a function where it is', async () => {
  const {tools, shop, prod} = await openTwoAccounts();
  for (const {sandbox} of [shop, prod]) await sandbox.client.invoke({FunctionName});
  const {follower, store} = tools.logs;
  const targets = [{FunctionName, label: FunctionName}];
  const request = {targets, since: Date.now() - 60_000, until: undefined, by: 'polling', pattern: undefined} as const;
  follower.start({connection: prod.connection, ...request});
  const printed = () =>
    store.lines.slice(0, store.lines.size).flatMap(({message}) => /printed by \w+/.exec(message) ?? []);
  await eventually(() => expect(printed()).toEqual(['printed by prod']));
  // It is another connection's log than that of the one looked at.
  expect(follower.last).toBeUndefined();
});

it('ends its connections with the console, and not before', async () => {
  const {end, lookAt, shop, prod} = await openTwoAccounts();
  await lookAt('prod');
  expect([shop, prod].map(({connection}) => connection.signal.aborted)).toEqual([false, false]);
  end();
  expect([shop, prod].map(({connection}) => connection.signal.aborted)).toEqual([true, true]);
});
