import {expect, test} from 'vitest';
import type {Answer} from '../../../src/core/detail-line.ts';
import type {FunctionTraffic} from '../../../src/core/remedies/alias-traffic.ts';
import type {MadeChange} from '../../../src/core/remedies/made-change.ts';
import {findRemedyTarget, type RemedyFacts} from '../../../src/core/remedies/remedy.ts';
import {buildRemedyRows, findCurrentRemedy, pickRemedies, pickSettled} from '../../../src/core/remedies/remedy-rows.ts';
import {alias, denied, mapping, orders} from '../../catalog/items.ts';

const target = {functionName: 'orders-api', functionArn: String(orders.FunctionArn)};
const pending: Answer<never> = {state: 'pending'};
const nothing: RemedyFacts = {
  reserved: pending,
  mappings: pending,
  aliases: pending,
  versions: pending,
  traffic: pending,
  account: pending,
  changes: [],
  differences: () => ({state: 'pending'}),
};

function remediesOf(facts: Partial<RemedyFacts>) {
  return pickRemedies(buildRemedyRows(target, {...nothing, ...facts}));
}

function ready<Value>(value: Value): Answer<Value> {
  return {state: 'ready', value};
}

test('nothing is offered before the state is known, or when it may not be read', () => {
  expect(remediesOf({})).toEqual([]);
  const rows = buildRemedyRows(target, {...nothing, mappings: denied as Answer<never>});
  expect(rows).toContainEqual({group: 'Mappings', words: '? unknown (no permission: lambda:ListEventSourceMappings)'});
});

test('neither a number nor the cursor goes to another remedy when what stands before it is read', () => {
  const mappings = ready([mapping]);
  const early = buildRemedyRows(target, {...nothing, mappings});
  const late = buildRemedyRows(target, {...nothing, mappings, reserved: ready({})});
  const [own] = pickRemedies(early);
  expect(own).toBeDefined();
  expect([pickSettled(early), findCurrentRemedy(early, undefined)]).toEqual([[], undefined]);
  expect(findCurrentRemedy(early, own?.id)).toEqual(own);
  expect(findCurrentRemedy(late, own?.id)?.id).toBe(own?.id);
  expect(pickSettled(late)[0]).toEqual(findCurrentRemedy(late, undefined));
});

test.each([
  [{}, undefined, 'none reserved → 0: every call throttled', 'PutFunctionConcurrency', 0],
  [{ReservedConcurrentExecutions: 5}, undefined, '5 reserved → 0: every call throttled', 'PutFunctionConcurrency', 0],
  [
    {ReservedConcurrentExecutions: 0},
    5,
    '0: every call throttled → 5 reserved, as before',
    'PutFunctionConcurrency',
    5,
  ],
  [
    {ReservedConcurrentExecutions: 0},
    undefined,
    '0: every call throttled → none reserved',
    'DeleteFunctionConcurrency',
    undefined,
  ],
])('with %j reserved, formerly %s: %s', (reserved, formerly, change, operation, preset) => {
  const changes = formerly === undefined ? [] : [toReserved(formerly)];
  const [remedy] = remediesOf({reserved: ready(reserved), changes});
  expect(`${remedy?.before} → ${remedy?.after}`).toBe(change);
  expect(remedy?.does).toMatchObject({operation, on: {items: [{FunctionName: 'orders-api'}]}});
  const on = remedy !== undefined && 'on' in remedy.does ? remedy.does.on : undefined;
  expect(on?.preset?.['ReservedConcurrentExecutions']).toBe(preset);
});

const account = ready({AccountLimit: {ConcurrentExecutions: 1000, UnreservedConcurrentExecutions: 890}});

test('a function that is throttled is offered more, or no limit of its own, with what is left to give', () => {
  const traffic = ready(trafficOf({}, 12));
  const remedies = remediesOf({reserved: ready({ReservedConcurrentExecutions: 10}), account, traffic});
  expect(remedies.map(({title, before, after}) => `${title}: ${before} → ${after}`)).toEqual([
    'Raise the reservation: 10 reserved → 20 reserved',
    'Take the reservation away: 10 reserved → none reserved: shares 900 with others',
    'Stop all calls: reserve 0: 10 reserved → 0: every call throttled',
  ]);
  expect(remedies[0]?.notes).toEqual([
    '12 calls were throttled in the last hour',
    'headroom: 890 of 1000 unreserved, so up to 790 more can be reserved',
  ]);
  expect(remedies[0]?.does).toMatchObject({on: {preset: {ReservedConcurrentExecutions: 20}}});
});

test('no more is offered than can be reserved, and none where nothing is left', () => {
  const of = (unreserved: number, reserved: number) =>
    remediesOf({
      reserved: ready({ReservedConcurrentExecutions: reserved}),
      account: ready({AccountLimit: {ConcurrentExecutions: 1000, UnreservedConcurrentExecutions: unreserved}}),
    }).find(({id}) => id === 'reserved more');
  expect(of(130, 50)?.does).toMatchObject({on: {preset: {ReservedConcurrentExecutions: 80}}});
  expect(of(100, 50)?.does).toEqual({impossible: 'all but the 100 left to other functions are reserved'});
});

test('a function without a reservation is offered one when it is throttled, and asked how much', () => {
  const quiet = remediesOf({reserved: ready({}), account, traffic: ready(trafficOf({}, 0))});
  expect(quiet.map(({id}) => id)).toEqual(['reserved']);
  const [first] = remediesOf({reserved: ready({}), account, traffic: ready(trafficOf({}, 1))});
  expect(first).toMatchObject({title: 'Reserve concurrency for it', after: 'as many as you type'});
  expect(first?.does).toMatchObject({operation: 'PutFunctionConcurrency', on: {preset: {}}});
});

test('mappings of other functions are left alone, of aliases too', () => {
  const own = {...mapping, FunctionArn: `${target.functionArn}:live`};
  const other = {...mapping, UUID: 'other', FunctionArn: `${target.functionArn}-2`};
  const remedies = remediesOf({mappings: ready([own, other])});
  expect(remedies.map(({title}) => title)).toEqual(['Disable sqs orders-queue → live']);
});

test('several mappings can be turned off or on at once, only those in that state', () => {
  const states = ['Enabled', 'Enabled', 'Disabled', 'Disabled', 'Updating'];
  const all = states.map((State, index) => ({...mapping, UUID: String(index), State}));
  const remedies = remediesOf({mappings: ready(all)});
  const itemsOf = (id: string) => {
    const does = remedies.find(remedy => remedy.id === id)?.does;
    return does !== undefined && 'on' in does ? does.on.items.map(({UUID}) => UUID) : undefined;
  };
  expect([itemsOf('all Disable'), itemsOf('all Enable')]).toEqual([
    ['0', '1'],
    ['2', '3'],
  ]);
  expect(remedies.at(-1)?.does).toEqual({impossible: 'it is Updating: wait until that is done'});
});

const versions = ready([{Version: '$LATEST'}, {Version: '11'}, {Version: '12'}, {Version: '13'}]);
const plain = {...alias, FunctionVersion: '12', RoutingConfig: {}};

test('an alias is taken back to the version it led to before, by what this session changed', () => {
  const changes = [toMove('13', '12')];
  const traffic = ready(trafficOf({'11': [300, 0], '12': [9, 0], '13': [911, 103]}, 0));
  const remedies = remediesOf({aliases: ready([plain]), versions, changes, traffic});
  expect(remedies.map(({title, before, after}) => [title, before, after])).toEqual([
    ['Take live back to 13', '12', '13 100%'],
  ]);
  expect(remedies[0]?.notes[0]).toMatch(
    /^it led there until \d\d:\d\d · 911 calls in the last day, 103 failed, the last before/,
  );
  expect(remedies[0]?.does).toMatchObject({
    operation: 'PointAlias',
    on: {preset: {FunctionVersion: '13', RoutingConfig: {AdditionalVersionWeights: {}}}},
  });
});

test('an alias that was changed elsewhere is offered what ran for it, the last first, with how that fared', () => {
  const changes = [{...toMove('11', '12'), answer: {Name: 'live', FunctionVersion: '12', RevisionId: 'older'}}];
  const traffic = ready(trafficOf({'12': [9, 0], '13': [5, 5], '11': [340, 2], '10': [9, 0]}, 0));
  const remedies = remediesOf({aliases: ready([plain]), versions, changes, traffic});
  expect(remedies.map(({id, title}) => [id, title])).toEqual([
    ['alias live', 'Take live back to 13'],
    ['alias live 11', 'Take live back to 11'],
  ]);
  expect(remedies[1]?.notes[0]).toMatch(
    /^which it led to before is not known here, but this one ran for it · 340 calls in the last day, 2 failed, the last before \d\d:\d\d$/,
  );
});

const shared = {...alias, FunctionVersion: '13', RoutingConfig: {AdditionalVersionWeights: {'12': 0.1}}};

test.each([
  ['13', '12', 0.1],
  ['12', '13', 0.9],
  ['13', '12', 0.5],
])(
  'an alias that shares its calls is offered each of its versions alone, whichever has more: %s and %s',
  (own, other, share) => {
    const split = {...alias, FunctionVersion: own, RoutingConfig: {AdditionalVersionWeights: {[other]: share}}};
    const traffic = ready(trafficOf({'13': [5, 5], '12': [340, 2]}, 0));
    for (const facts of [{}, {traffic}]) {
      const remedies = remediesOf({aliases: ready([split]), versions, ...facts});
      expect(remedies.map(({id, title, after}) => [id, title, after])).toEqual([
        ['alias live', 'Take live to 12 alone', '12 100%'],
        ['alias live 13', 'Take live to 13 alone', '13 100%'],
      ]);
      for (const {notes} of remedies) expect(notes[0]).toMatch(/^it leads there with a share now/);
    }
  },
);

test('an alias that shares its calls goes back to the version that this session had it lead to alone', () => {
  const move: MadeChange = {
    ...toMove('12', '12'),
    before: {FunctionVersion: '12', RoutingConfig: {AdditionalVersionWeights: {}}},
    answer: {...shared, FunctionVersion: '12', RoutingConfig: {AdditionalVersionWeights: {'13': 0.1}}},
  };
  const split = {...alias, FunctionVersion: '12', RoutingConfig: {AdditionalVersionWeights: {'13': 0.1}}};
  const remedies = remediesOf({aliases: ready([split]), versions, changes: [move]});
  expect(remedies.map(({title, notes}) => [title, notes[0]])).toEqual([
    ['Take live back to 12', expect.stringMatching(/^it led there until \d\d:\d\d$/)],
    ['Take live to 13 alone', 'it leads there with a share now'],
  ]);
});

test('in what the version differs that an alias would lead to is told once it is known', () => {
  const split = {...alias, FunctionVersion: '12', RoutingConfig: {AdditionalVersionWeights: {'13': 0.1}}};
  const traffic = ready(trafficOf({'12': [9, 0], '11': [5, 0]}, 0));
  const notes = (one: typeof alias, differences: RemedyFacts['differences']) =>
    remediesOf({aliases: ready([one]), versions, traffic, differences}).map(remedy => remedy.notes.at(-1));
  const differences: RemedyFacts['differences'] = ({from, to}) =>
    ready(`differs in: what ${from} has and ${to} has not`);
  expect(notes(plain, differences)).toEqual(['live leads to 12; 11 differs in: what 12 has and 11 has not']);
  expect(notes(split, differences)).toEqual([
    '12, beside 13, differs in: what 13 has and 12 has not',
    '13, beside 12, differs in: what 12 has and 13 has not',
    'live leads to 12; 11 differs in: what 12 has and 11 has not',
  ]);
  expect(notes(plain, () => pending)).toEqual(['live leads to 12; 11 differs in: reading…']);
});

test('where nothing tells what was before, the version is asked for', () => {
  const traffic = ready(trafficOf({'12': [9, 0]}, 0));
  const [remedy] = remediesOf({aliases: ready([plain]), versions, traffic});
  expect(remedy).toMatchObject({title: 'Take live to another version', after: 'the version you choose'});
  expect(remedy?.notes[0]).toBe('which version it led to before is not known here');
  expect(remedy?.does).toMatchObject({operation: 'PointAlias', on: {preset: {RoutingConfig: {}}}});
  const preset = remedy !== undefined && 'on' in remedy.does ? remedy.does.on.preset : undefined;
  expect(preset).not.toHaveProperty('FunctionVersion');
});

test('an alias that cannot be taken back says why', () => {
  const why = (facts: Partial<RemedyFacts>) =>
    remediesOf({aliases: ready([{...alias, FunctionVersion: '1', RoutingConfig: {}}]), ...facts})[0]?.does;
  expect(why({versions: ready([{Version: '1'}])})).toEqual({impossible: 'there is no other published version'});
  expect(why({versions: denied as Answer<never>})).toEqual({impossible: 'its versions cannot be read'});
  expect(why({})).toEqual({impossible: 'its versions are still being read'});
});

function toReserved(reserved: number): MadeChange {
  const sent = {FunctionName: 'orders-api', ReservedConcurrentExecutions: 0};
  const before = {ReservedConcurrentExecutions: reserved};
  const functionName = 'orders-api';
  return {operation: 'PutFunctionConcurrency', title: 'Stop', functionName, sent, before, answer: sent, at: 0};
}

/** The alias live was moved from a version to another through this session. */
function toMove(from: string, to: string): MadeChange {
  const sent = {FunctionName: 'orders-api', Name: 'live', FunctionVersion: to};
  const answer = {Name: 'live', FunctionVersion: to, RevisionId: alias.RevisionId};
  const before = {FunctionVersion: from};
  return {
    operation: 'UpdateAlias',
    title: 'Move',
    functionName: 'orders-api',
    sent,
    before,
    answer,
    at: 1_763_820_000_000,
  };
}

/** Calls and errors of versions for the alias live, the last called first; and what was throttled. */
function trafficOf(ran: Readonly<Record<string, readonly [number, number]>>, throttles: number): FunctionTraffic {
  const counts = (version: string) => ({calls: ran[version]?.[0] ?? 0, errors: ran[version]?.[1] ?? 0});
  const names = ['12', '13', '11', '10'].filter(version => version in ran);
  const of = names.map((version, index) => ({
    version,
    hour: counts(version),
    day: counts(version),
    until: 1_763_820_000_000 - index * 3_600_000,
  }));
  const none = {calls: 0, errors: 0};
  return {
    aliases: new Map([['live', {versions: of, untold: {hour: none, day: none}}]]),
    hour: {...none, throttles},
    gap: undefined,
  };
}

test.each([
  ['a function', orders],
  ['a version', {FunctionArn: `${target.functionArn}:3`}],
  ['an alias', alias],
  ['a mapping', mapping],
])('the function of %s is found', (_, item) => {
  expect(findRemedyTarget({...item})).toEqual(target);
});

test('an item that does not tell its function has no target', () => {
  expect(findRemedyTarget({UUID: 'x'})).toBeUndefined();
});
