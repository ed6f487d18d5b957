import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {Connection} from '../../../src/console/connection/connection.ts';
import type {ConnectRequest} from '../../../src/console/services.ts';
import type {Item} from '../../../src/core/item.ts';
import {alias, orders, version} from '../../catalog/items.ts';
import {eventually} from '../../support/patience.ts';
import {type ListAnswer, toConnection, toWorld} from '../fake-services.ts';
import {keys, type OpenConsole, openConsole} from '../open-console.ts';

/** Two profiles with functions of the same names, in one of two regions. */
const accounts: Readonly<Record<string, string>> = {alpha: '111111111111', beta: '222222222222'};
const regions = ['eu-west-1', 'eu-central-1'];
const names = ['orders-api', 'orders-worker', 'payments', 'thumbnailer'];

/** What somebody does in the panes, and where they look at; meanwhile the service answers late or at once. */
const steps = fc.array(
  fc.oneof(
    {weight: 3, arbitrary: fc.record({does: fc.constant('profile'), what: fc.constantFrom(...Object.keys(accounts))})},
    {weight: 3, arbitrary: fc.record({does: fc.constant('region'), what: fc.constantFrom(...regions)})},
    {weight: 4, arbitrary: fc.record({does: fc.constant('press'), what: fc.constantFrom(...'jkGg *S][r')})},
    {weight: 2, arbitrary: fc.record({does: fc.constant('focus'), what: fc.constantFrom(...'1236')})},
    {weight: 1, arbitrary: fc.record({does: fc.constant('filter'), what: fc.constantFrom('orders', 'pay', 'none')})},
    {weight: 1, arbitrary: fc.record({does: fc.constant('press'), what: fc.constant(keys.esc)})},
    {weight: 1, arbitrary: fc.record({does: fc.constantFrom('hold', 'release'), what: fc.constant('')})},
  ),
  {minLength: 3, maxLength: 16},
);

test('every pane and every action has the same selection after any walk through profiles and regions', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async walk => {
      const world = await openAccounts();
      for (const {does, what} of walk) await world.take(does, what);
      await world.agree();
    }),
    {numRuns: 10, endOnFailure: true},
  );
});

/** A console between the accounts, looking at the functions of the first. */
async function openAccounts() {
  const gate = createGate();
  const connections = new Map<string, Connection>();
  let last = {profile: 'alpha', region: 'eu-west-1'};
  const connect = async (request: ConnectRequest) => {
    last = {...last, region: request.profile === undefined ? last.region : 'eu-west-1', ...request};
    const key = `${last.profile} ${last.region}`;
    const connection = connections.get(key) ?? toAccount(last, gate);
    connections.set(key, connection);
    return connection;
  };
  const profiles = async () =>
    Object.keys(accounts).map(name => ({name, region: 'eu-west-1', isUsed: name === last.profile}));
  const inRegions = async () => regions.map(id => ({id, name: id}));
  const ui = openConsole({connect: (_, request) => connect(request), services: {profiles, regions: inRegions}});
  await ui.waitFor('▌orders-api');
  const switchTo = async (title: string, key: string, what: string) => {
    await ui.press(key);
    await ui.dialog(title).choose(what);
    await ui.waitFor(new RegExp(`${last.profile} {2}(region )?${last.region}`));
  };
  return {
    async take(does: string, what: string): Promise<void> {
      if (does === 'profile') return switchTo('Profile', 'P', what);
      if (does === 'region') return switchTo('Region', 'R', what);
      if (does === 'hold' || does === 'release') return gate[does]();
      if (does === 'filter') return ui.press('1', '/', ...what, keys.enter);
      return ui.press(what);
    },
    /** Resolves once all agree: at first wherever the focus is, then in the list, and after looking elsewhere. */
    async agree(): Promise<void> {
      gate.release();
      // Esc gives up a list that is waited for.
      if (ui.pane('functions').rows().join().includes('was stopped')) await ui.press('r');
      const {profile, region} = last;
      const agreed = () => eventually(() => readSelection(ui, {profile, region}));
      await agreed();
      await ui.pane('functions').focus();
      if (ui.pane('functions').title().includes('◆')) await ui.press(keys.esc);
      await ui.waitFor(() => !ui.pane('functions').title().includes('◆'));
      const selected = await agreed();
      await checkActions(ui, profile, selected);
      await switchTo('Profile', 'P', profile === 'alpha' ? 'beta' : 'alpha');
      await switchTo('Profile', 'P', profile);
      if (region !== last.region) await switchTo('Region', 'R', region);
      await eventually(() => expect(readSelection(ui, {profile, region})).toBe(selected));
    },
  };
}

/** The selected function by the panes of an account, all of which have to agree; undefined where there is none. */
function readSelection(
  {pane, detail}: OpenConsole,
  {profile, region}: {profile: string; region: string},
): string | undefined {
  expect(pane('functions').title()).toMatch(/^Functions [\d/]+( |$)/);
  // A mark stands where the cursor's would.
  const isMarked = pane('functions')
    .rows()
    .some(row => row.startsWith('◆'));
  const findMarked = () => (isMarked ? detail.title().split(/[ :]/)[0] : undefined);
  const selected =
    pane('functions')
      .rows()
      .find(row => row.startsWith('▌'))
      ?.split(/[▌ ]+/)[1] ?? findMarked();
  if (selected === undefined) {
    // What is drawn may still be of the place before: there are none in the other region, or where a filter leaves none.
    const none = region === 'eu-west-1' ? /Nothing matches/ : /Nothing matches|No functions in/;
    expect(pane('functions').rows().join()).toMatch(none);
    expect(detail.rows().join()).toMatch(/^[▌ ]No \w+ is selected/);
    for (const child of ['versions', 'aliases']) expect(pane(child).rows().join()).toContain('no function selected');
    return undefined;
  }
  expect(detail.title().split(/[ :]/)[0]).toBe(selected);
  for (const child of ['versions', 'aliases']) expect(pane(child).title()).toMatch(new RegExp(` 1 .*── ${selected}`));
  expect(pane('versions').rows().join()).toContain(`of ${selected} of ${profile}`);
  expect(pane('aliases').rows().join()).toContain(`${profile}-${selected}`);
  return selected;
}

/** Has every action of the list say what it works on. */
async function checkActions(
  {press, pane, dialog, waitFor}: OpenConsole,
  profile: string,
  selected: string | undefined,
): Promise<void> {
  if (selected === undefined) {
    await press('y');
    return waitFor('no function is selected');
  }
  const arn = `:${accounts[profile]}:function:${selected}`;
  for (const [key, title, content] of [
    ['y', `Copy of ${selected}`, 'name'],
    ['J', `${selected} as JSON`, arn],
    ['i', `Invoke ${selected}`, '{}'],
    ['D', 'Review: Delete function', arn],
    ['a', `Actions on ${selected}`, 'Invoke'],
  ] as const) {
    await press(key);
    await dialog(title).shows(content);
    await press(keys.esc);
    await dialog(title).closed();
    // Under the review lies the form it came from.
    if (key === 'D') await dialog('Delete function').leave();
    await pane('functions').focus();
  }
}

/** A connection to the functions of an account: each has an alias and a version that say whose they are. */
function toAccount(
  {profile, region}: {profile: string; region: string},
  gate: ReturnType<typeof createGate>,
): Connection {
  const account = accounts[profile];
  const arnOf = (name: unknown) => `arn:aws:lambda:${region}:${account}:function:${name}`;
  const listed = (toItems: (input: Item) => readonly Item[]): ListAnswer =>
    async function* (input) {
      await gate.opened();
      yield {items: region === 'eu-west-1' ? toItems(input) : []};
    };
  const lists = {
    ListFunctions: listed(() => names.map(name => ({...orders, FunctionName: name, FunctionArn: arnOf(name)}))),
    ListVersionsByFunction: listed(({FunctionName}) => [
      {
        ...version,
        FunctionName,
        FunctionArn: `${arnOf(FunctionName)}:13`,
        Description: `of ${FunctionName} of ${profile}`,
      },
    ]),
    ListAliases: listed(({FunctionName}) => [
      {...alias, Name: `${profile}-${FunctionName}`, AliasArn: `${arnOf(FunctionName)}:live`},
    ]),
  };
  return toConnection(toWorld({lists}), [], {key: `${profile} ${region}`, profile, region});
}

/** Holds answers back until it is released. */
function createGate() {
  let held: PromiseWithResolvers<void> | undefined;
  return {
    opened: async () => held?.promise,
    hold: () => {
      held ??= Promise.withResolvers();
    },
    release: () => {
      held?.resolve();
      held = undefined;
    },
  };
}
