import {readdirSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {expect, test} from 'vitest';
import {resources} from '../../src/catalog/index.ts';
import {shownResources} from '../../src/core/resource/shown-resources.ts';
import {getOperation, validate} from '../../src/schema/index.ts';
import {items, now} from './items.ts';

const folder = join(import.meta.dirname, '../../src/catalog');

test('every file of the catalog is reached from its index', () => {
  const files = readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter(file => file.endsWith('.ts'));
  const reached = new Set<string>();
  const visit = (file: string) => {
    if (reached.has(file) || !file.startsWith(folder)) return;
    reached.add(file);
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g))
      visit(join(dirname(file), path));
  };
  visit(join(folder, 'index.ts'));
  expect(files.map(file => join(folder, file)).filter(file => !reached.has(file))).toEqual([]);
});

test.each([
  ['functions', ['Functions', 'Versions', 'Aliases', 'Layers', 'Mappings']],
  ['mappings', ['Functions', 'Versions', 'Aliases', 'Layers', 'Mappings']],
  ['layers', ['Functions', 'Layer versions', 'Aliases', 'Layers', 'Mappings']],
  ['layer-versions', ['Functions', 'Layer versions', 'Aliases', 'Layers', 'Mappings']],
  ['executions', ['Functions', 'Durable executions', 'Steps']],
  ['steps', ['Functions', 'Durable executions', 'Steps']],
  ['capacity-providers', ['Capacity providers', 'Versions on it']],
  ['code-signing-functions', ['Code signing', 'Functions under it']],
])('the panes are in this order while %s are looked at', (subject, titles) => {
  expect(shownResources(resources, subject).map(resource => resource.title)).toEqual(titles);
});

test.each(resources.map(resource => [resource.name, resource] as const))('%s is declared whole', (_name, resource) => {
  const headers = resource.columns.map(column => column.header);
  const titles = resource.tabs.map(tab => tab.title);
  expect(new Set(headers).size).toBe(headers.length);
  expect(new Set(titles).size).toBe(titles.length);
  expect(titles[0]).toBe('Overview');
  expect(resource.columns.filter(column => column.grow !== undefined && !column.extra).length).toBeGreaterThan(0);
  if (resource.sortedBy !== undefined) expect(headers).toContain(resource.sortedBy);
  if (resource.parent !== undefined) expect(resources).toContain(resource.parent);
  expect(resource.empty).toMatch(/^No .+\.$/);
});

test.each(resources.map(resource => [resource.name, resource] as const))(
  'the calls of %s satisfy their operations for a believable item',
  (name, resource) => {
    const item = items[name] ?? {};
    const parent = resource.parent === undefined ? undefined : items[resource.parent.name];
    const calls = [
      // Of each function in turn it is asked by name.
      {
        operation: resource.list,
        input: {...resource.input(parent), ...(resource.ofEachFunction && {FunctionName: 'a'})},
      },
      ...(resource.get === undefined ? [] : [resource.get(item)]),
      ...resource.tabs.flatMap(tab =>
        Object.values(tab.reads).flatMap(read => {
          const input = read.input(item);
          // There is nothing to ask of an item that can have none.
          return input === undefined ? [] : [{operation: read.operation, input}];
        }),
      ),
    ];
    for (const {operation, input} of calls) {
      expect({operation, errors: validate(getOperation(operation), input)}).toEqual({operation, errors: []});
    }
    if (resource.invokeTarget !== undefined) {
      const {Timeout: _seconds, isDurable: _, ...target} = resource.invokeTarget(item);
      expect(validate(getOperation('Invoke'), target)).toEqual([]);
    }
  },
);

test.each(resources.map(resource => [resource.name, resource] as const))(
  'tabs of %s only read, and list to the end only what is a list',
  (_name, resource) => {
    for (const read of resource.tabs.flatMap(tab => Object.values(tab.reads))) {
      expect(getOperation(read.operation).readOnly).toBe(true);
      expect(read.all).toBe(getOperation(read.operation).pagination !== undefined);
    }
  },
);

test('what is shown first of each kind', () => {
  const shown = resources.map(resource =>
    resource.columns
      .filter(column => column.extra !== true && !column.traffic)
      .map(column => column.value(items[resource.name] ?? {}, now)),
  );
  expect(shown).toEqual([
    ['orders-api', 'nodejs24.x', '…', '2m'],
    ['13', 'canary build', '2m'],
    ['2', 'shared tools', '4d'],
    ['live', '12 90% · 13 10%'],
    ['tools', '3', '4d'],
    ['sqs orders-queue', 'Enabled', '10'],
    ['order-42', 'running', '1 min', '1m'],
    ['└ ← approval', 'waiting', '59.0 s'],
    ['web', '', '400', '2d'],
    ['orders-api', '13', ''],
    ['orders-api:live', 'NONE', '*', ''],
    ['sqs orders-queue', 'orders-api:live', 'Enabled'],
    ['releases only', 'refused', '1', 'csc-0123456789abcdef0'],
    ['orders-api'],
  ]);
});

test('each kind has its page in the web console, where that has one', () => {
  const home = '/lambda/home?region=eu-west-1#';
  expect(resources.map(resource => resource.consolePath?.(items[resource.name] ?? {}, 'eu-west-1'))).toEqual([
    `${home}/functions/orders-api?tab=code`,
    `${home}/functions/orders-api/versions/13?tab=code`,
    `${home}/layers/tools/versions/2?tab=details`,
    `${home}/functions/orders-api/aliases/live?tab=code`,
    `${home}/layers/tools/versions/3?tab=details`,
    `${home}/functions/orders-api?subtab=triggers&tab=configure`,
    `${home}/functions/orders-api?tab=durableExecutions`,
    undefined,
    undefined,
    `${home}/functions/orders-api/versions/13?tab=code`,
    `${home}/functions/orders-api?subtab=url&tab=configure`,
    `${home}/functions/orders-api?subtab=triggers&tab=configure`,
    `${home}/code-signing-configurations/csc-0123456789abcdef0`,
    `${home}/functions/orders-api?tab=configure`,
  ]);
});

test('what runs can be invoked', () => {
  expect(resources.map(resource => resource.invokeTarget?.(items[resource.name] ?? {}))).toEqual([
    {FunctionName: 'orders-api', Timeout: 10},
    {FunctionName: 'orders-api', Qualifier: '13', Timeout: 10},
    undefined,
    {FunctionName: 'orders-api', Qualifier: 'live'},
    undefined,
    undefined,
    {FunctionName: 'orders-api', Qualifier: '13', isDurable: true},
    undefined,
    undefined,
    {FunctionName: 'orders-api', Qualifier: '13'},
    undefined,
    undefined,
    undefined,
    {FunctionName: 'orders-api'},
  ]);
});
