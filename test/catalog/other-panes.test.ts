import {expect, test} from 'vitest';
import {aliases} from '../../src/catalog/aliases.ts';
import {layerVersions} from '../../src/catalog/layer-versions.ts';
import {layers} from '../../src/catalog/layers.ts';
import {mappings} from '../../src/catalog/mappings.ts';
import {versions} from '../../src/catalog/versions.ts';
import type {Answer} from '../../src/core/detail-line.ts';
import type {SourceQueue} from '../../src/core/queues/queue-services.ts';
import {createSortedRows} from '../../src/core/table/sorted-rows.ts';
import {alias, denied, layer, layerVersion, mapping, orders, ready, rowOf, tabOf, version} from './items.ts';

test('versions start with $LATEST and go on from the newest', () => {
  const column = versions.columns.findIndex(({header}) => header === versions.sortedBy);
  const items = ['$LATEST', '2', '10', '9', 'odd'].map(Version => ({...version, Version}));
  const view = createSortedRows(versions)([...items].reverse(), '', {column, reverse: false});
  expect(view.rows.map(row => row.Version)).toEqual(['$LATEST', '10', '9', '2', 'odd']);
});

test('a version reads itself, not the function', () => {
  const read = versions.tabs[0]?.reads.configuration;
  expect(read?.input({...version})).toEqual({FunctionName: 'orders-api', Qualifier: '13'});
  expect(read?.input({...version, Version: '$LATEST'})).toEqual({FunctionName: 'orders-api'});
});

test('a version tells which aliases lead to it', () => {
  const lines = tabOf(versions, 'Overview').linesOf(version, {aliases: ready([alias])});
  expect(rowOf(lines, 'Aliases')?.value).toBe('live → 12 (90 %), 13 (10 %)');
  const refused = tabOf(versions, 'Overview').linesOf(version, {aliases: denied});
  expect(rowOf(refused, 'Aliases')?.value).toBe('? unknown (no permission: lambda:ListAliases)');
});

test('an alias tells its routing and what is kept ready for it', () => {
  const tab = tabOf(aliases, 'Overview');
  const lines = tab.linesOf(alias, {provisioned: {state: 'absent'}});
  expect(rowOf(lines, 'Routing')?.value).toBe('12 (90 %), 13 (10 %)');
  expect(rowOf(lines, 'Provisioned')?.value).toBe('none');
  const kept = {
    Status: 'FAILED',
    RequestedProvisionedConcurrentExecutions: 5,
    AvailableProvisionedConcurrentExecutions: 0,
    StatusReason: 'no capacity',
  };
  const failing = tab.linesOf(alias, {provisioned: ready(kept)});
  expect(rowOf(failing, 'Provisioned')?.value).toBe('FAILED · 0 available of 5 requested');
  expect(rowOf(failing, 'Reason')).toEqual({label: 'Reason', value: 'no capacity', tone: 'bad'});
});

test('an alias whose ARN does not tell its function asks nothing', () => {
  const inputs = aliases.tabs.flatMap(tab => Object.values(tab.reads).map(read => read.input({Name: 'live'})));
  expect(inputs.length).toBeGreaterThan(1);
  expect(inputs.filter(input => input !== undefined)).toEqual([]);
});

test("an alias's policy is its own", () => {
  expect(aliases.tabs[1]?.reads.policy?.input({...alias})).toEqual({FunctionName: 'orders-api', Qualifier: 'live'});
});

const others = {
  value: 'Only $LATEST of each was looked at: the review of a deletion (D) names every version that has it.',
  tone: 'dim',
};

test('a layer tells which functions use it and which lag behind', () => {
  const other = {...orders, FunctionName: 'thumbnailer', Layers: [{Arn: `${layer.LayerArn}:3`}]};
  const none = {...orders, FunctionName: 'plain', Layers: [{Arn: `${layer.LayerArn}-more:3`}]};
  const lines = tabOf(layers, 'Used by').linesOf(layer, {functions: ready([orders, other, none])});
  expect(lines).toEqual([
    {label: 'orders-api', value: 'version 2 (latest is 3)', tone: 'warn'},
    {label: 'thumbnailer', value: 'version 3'},
    others,
  ]);
  expect(tabOf(layers, 'Used by').linesOf(layer, {functions: ready([])})[0]?.value).toMatch(/^No function/);
});

test('a version of a layer tells which functions use that one', () => {
  const other = {...orders, FunctionName: 'thumbnailer', Layers: [{Arn: `${layer.LayerArn}:3`}]};
  const tab = tabOf(layerVersions, 'Used by');
  expect(tab.linesOf(layerVersion, {functions: ready([orders, other])})).toEqual([
    {label: 'orders-api', value: 'nodejs24.x'},
    others,
  ]);
  expect(tab.linesOf(layerVersion, {functions: ready([other])})[0]?.value).toMatch(/^No function/);
});

test("a layer's download link loses its signature", () => {
  const answer = ready({Content: {CodeSize: 2048, Location: 'https://layers.s3.amazonaws.com/tools.zip?sig=hush'}});
  const lines = tabOf(layers, 'Overview').linesOf(layer, {version: answer});
  expect(rowOf(lines, 'Size')?.value).toBe('2 KB');
  expect(JSON.stringify(lines)).not.toContain('hush');
});

test('a mapping tells its fresh state', () => {
  const tab = tabOf(mappings, 'Overview');
  const fresh = ready({...mapping, State: 'Disabled', StateTransitionReason: 'User action'});
  const lines = tab.linesOf(mapping, {mapping: fresh});
  expect(rowOf(lines, 'State')).toMatchObject({label: 'State', value: 'Disabled', tone: 'warn'});
  expect(rowOf(lines, 'Reason')?.value).toBe('User action');
  expect(tab.linesOf(mapping, {mapping: denied})[0]?.value).toContain('no permission: lambda:GetEventSourceMapping');
});

test('a mapping tells what waits in its queue, how old the oldest is, and what went to the dead letters', () => {
  const facts = {visible: 12, inFlight: 3, delayed: 0, age: 250, visibility: 30, feeders: []};
  const redrive = {target: 'arn:aws:sqs:eu-west-1:123456789012:lost', most: 3};
  const problem = {kind: 'denied', what: 'No permission', why: 'sqs:GetQueueUrl is missing.', tryThis: ''} as const;
  const empty = {...facts, visible: 0, inFlight: 0};
  const told = (value: SourceQueue): Answer<SourceQueue> => ({state: 'ready', value});
  const rowsOf = (queue: Answer<SourceQueue>) => {
    const lines = tabOf(mappings, 'Overview').linesOf(mapping, {}, {queue});
    return ['Messages', 'Oldest', 'Dead letters'].map(label => rowOf(lines, label)?.value);
  };
  const nowhere = 'nowhere: no redrive policy';
  expect(
    tabOf(mappings, 'Overview')
      .linesOf(mapping)
      .some(({label}) => label === 'Messages'),
  ).toBe(false);
  const cases: readonly (readonly [Answer<SourceQueue>, readonly (string | undefined)[]])[] = [
    [{state: 'pending'}, ['…', undefined, undefined]],
    [{state: 'failed', problem}, ['? No permission: sqs:GetQueueUrl is missing.', undefined, undefined]],
    [told({facts}), ['12 visible · 3 in flight', '4 min 10 s', nowhere]],
    [told({facts: {...facts, delayed: 2, age: 'none'}}), ['12 visible · 3 in flight · 2 delayed', '–', nowhere]],
    [told({facts: {...facts, age: {why: 'not allowed'}}}), ['12 visible · 3 in flight', '? not allowed', nowhere]],
    // CloudWatch is a minute behind.
    [told({facts: empty}), ['0 visible · 0 in flight', undefined, nowhere]],
    [
      told({facts: {...empty, redrive}, dead: {...facts, age: 3700}}),
      ['0 visible · 0 in flight', undefined, '15 in lost, the oldest 1 h 1 min'],
    ],
    [told({facts: {...empty, redrive}, dead: empty}), ['0 visible · 0 in flight', undefined, 'none in lost']],
    [
      told({facts: {...empty, redrive}, dead: {problem}}),
      ['0 visible · 0 in flight', undefined, 'lost · ? No permission: sqs:GetQueueUrl is missing.'],
    ],
  ];
  for (const [queue, shown] of cases) expect(rowsOf(queue)).toEqual(shown);
});

test('only a mapping that a queue feeds has one that is asked', () => {
  const tab = mappings.tabs.find(({title}) => title === 'Overview');
  expect(tab?.queue?.({...mapping, EventSourceArn: 'arn:aws:sqs:eu-west-1:1:q'})).toBe('arn:aws:sqs:eu-west-1:1:q');
  for (const EventSourceArn of ['arn:aws:kinesis:eu-west-1:1:stream/s', undefined, 'odd']) {
    expect(tab?.queue?.({...mapping, EventSourceArn})).toBeUndefined();
  }
});

test('a mapping settles while it is created, switched or deleted', () => {
  expect(mappings.isSettling?.({...mapping, State: 'Enabling'})).toBe(true);
  expect(mappings.isSettling?.({...mapping, State: 'Enabled'})).toBe(false);
});

test('settings say in words what -1 means', () => {
  const stream = {...mapping, MaximumRetryAttempts: -1, MaximumRecordAgeInSeconds: -1, StartingPosition: 'LATEST'};
  const lines = tabOf(mappings, 'Settings').linesOf(stream);
  expect(rowOf(lines, 'Retries')?.value).toBe('until the record expires');
  expect(rowOf(lines, 'Longest age')?.value).toBe('no limit');
  expect(lines[0]).toEqual({value: 'Reading', tone: 'heading'});
});

test('filter patterns are indented, no filters and unreadable ones are said', () => {
  const tab = tabOf(mappings, 'Filters');
  expect(tab.linesOf(mapping).map(line => line.value)).toContain('    "kind": [');
  expect(tab.linesOf({})[0]?.value).toMatch(/^No filters/);
  const error = {FilterCriteriaError: {ErrorCode: 'KMSAccessDenied', Message: 'The key is disabled'}};
  expect(rowOf(tab.linesOf(error), 'Message')?.value).toBe('The key is disabled');
});
