import {expect, test} from 'vitest';
import type {Answer} from '../../../src/core/detail-line.ts';
import {versionBefore} from '../../../src/core/remedies/alias-remedies.ts';
import {findRemedyTarget, type RemedyFacts} from '../../../src/core/remedies/remedy.ts';
import {buildRemedyRows, pickRemedies} from '../../../src/core/remedies/remedy-rows.ts';
import {withReservation} from '../../../src/core/remedies/reservations.ts';
import {buildAliasTrafficQueries, formatAliasTraffic} from '../../../src/core/remedies/traffic.ts';
import {alias, denied, mapping, orders} from '../../catalog/items.ts';

const target = {functionName: 'orders-api', functionArn: String(orders.FunctionArn)};
const pending: Answer<never> = {state: 'pending'};
const nothing: RemedyFacts = {
  reserved: pending,
  mappings: pending,
  aliases: pending,
  versions: pending,
  traffic: pending,
  formerly: undefined,
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
  const [remedy] = remediesOf({reserved: ready(reserved), formerly});
  expect(`${remedy?.before} → ${remedy?.after}`).toBe(change);
  expect(remedy?.does).toMatchObject({operation, on: {items: [{FunctionName: 'orders-api'}]}});
  const on = remedy !== undefined && 'on' in remedy.does ? remedy.does.on : undefined;
  expect(on?.preset?.['ReservedConcurrentExecutions']).toBe(preset);
});

test('what was reserved is remembered from the call that puts it back', () => {
  const back = (reserved: number) =>
    ({
      operation: 'PutFunctionConcurrency',
      input: {FunctionName: 'a', ReservedConcurrentExecutions: reserved},
    }) as const;
  expect(withReservation({}, back(7))).toEqual({a: 7});
  expect(withReservation({a: 7}, undefined)).toEqual({a: 7});
  expect(withReservation({a: 7}, {operation: 'UpdateAlias', input: {FunctionName: 'a'}})).toEqual({
    a: 7,
  });
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

test.each([
  ['the highest published one below its own', '12', {}, ['$LATEST', '3', '11', '12', '13'], '11'],
  ['the older of the two it shares its calls between', '12', {'13': 0.1}, ['11', '12', '13'], '12'],
  ['that too when the older one has the small share', '13', {'12': 0.1}, ['11', '12', '13'], '12'],
  ['the newest published one before $LATEST', '$LATEST', {}, ['$LATEST', '2', '10'], '10'],
  ['none before the first', '1', {}, ['$LATEST', '1'], undefined],
])('the version before is %s', (_, FunctionVersion, AdditionalVersionWeights, published, expected) => {
  expect(versionBefore({...alias, FunctionVersion, RoutingConfig: {AdditionalVersionWeights}}, published)).toBe(
    expected,
  );
});

test('an alias is taken back whole: its other version loses its share', () => {
  const versions = ready([{Version: '12'}, {Version: '13'}]);
  const [remedy] = remediesOf({aliases: ready([alias]), versions});
  expect(remedy).toMatchObject({before: '12 90% · 13 10%', after: '12 100%'});
  expect(remedy?.does).toMatchObject({
    operation: 'PointAlias',
    on: {preset: {FunctionVersion: '12', RoutingConfig: {AdditionalVersionWeights: {}}}},
  });
});

test('an alias that cannot be taken back says why', () => {
  const why = (facts: Partial<RemedyFacts>) =>
    remediesOf({aliases: ready([{...alias, FunctionVersion: '1', RoutingConfig: {}}]), ...facts})[0]?.does;
  expect(why({versions: ready([{Version: '1'}])})).toEqual({impossible: 'there is no published version before 1'});
  expect(why({versions: denied as Answer<never>})).toEqual({impossible: 'its versions cannot be read'});
  expect(why({})).toEqual({impossible: 'its versions are still being read'});
});

test('the traffic of an alias is told by version where it shares its calls', () => {
  const plain = {...alias, Name: 'canary', FunctionVersion: '13', RoutingConfig: {}};
  const queries = buildAliasTrafficQueries('orders-api', [alias, plain]);
  expect(queries).toHaveLength(6);
  const series = queries.map(query => ({
    query,
    values: query.metric === 'Errors' ? [undefined, query.executedVersion === '13' ? 2 : 0] : [3, 4],
  }));
  expect(formatAliasTraffic(series, [alias, plain])).toEqual(
    new Map([
      ['live', 'version 12: 7 calls · version 13: 7 calls, 2 failed'],
      ['canary', 'version 13: 7 calls'],
    ]),
  );
});

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
