import {expect, it} from 'vitest';
import {declarations, resources} from '../../src/catalog/index.ts';
import type {Item} from '../../src/core/item.ts';
import type {Read, Tab} from '../../src/core/resource/detail.ts';
import type {Resource} from '../../src/core/resource/resource.ts';
import {type Field, getOperation, type Operation, type OperationName} from '../../src/schema/index.ts';
import {sampleInput} from '../support/sample-input.ts';
import {items, ready, tabOf} from './items.ts';

const tabs = resources.flatMap(resource =>
  resource.tabs.map((tab): readonly [string, string, Resource, Tab<Item>] => [resource.name, tab.title, resource, tab]),
);

it.each(tabs)('a row of %s, %s, that can be edited names what the form for it has', (_, title, resource, tab) => {
  const operation = findEdit(resource, tab);
  if (operation === undefined) return;
  const answers = Object.fromEntries(Object.entries(tab.reads).map(([name, read]) => [name, ready(answerOf(read))]));
  const item = resource.toRows === undefined ? itemOf(resource.list) : (items[resource.name] ?? {});
  const lines = tabOf(resource, title).linesOf(item, answers);
  const members = lines.flatMap(({member}) => (member === undefined ? [] : [member]));
  expect(members.filter(member => !hasPlace(operation.input, member))).toEqual([]);
});

it('knows where every variable, tag and setting of a function is edited', () => {
  const all = tabs
    .filter(([name]) => name === 'functions')
    .flatMap(([, title, resource, tab]) => {
      const answers = Object.fromEntries(
        Object.entries(tab.reads).map(([name, read]) => [name, ready(answerOf(read))]),
      );
      return tabOf(resource, title)
        .linesOf(itemOf(resource.list), answers)
        .map(({member}) => member);
    });
  expect(all).toEqual(
    expect.arrayContaining([
      ...['Runtime', 'MemorySize', 'Timeout', 'Role', 'Layers[0]', 'VpcConfig.SubnetIds[0]', 'LoggingConfig.LogGroup'],
      ...['AuthType', 'Cors.MaxAge', 'MaximumRetryAttempts', 'ReservedConcurrentExecutions'],
      expect.stringMatching(/^Environment\.Variables\{.+\}$/),
      expect.stringMatching(/^Tags\{.+\}$/),
    ]),
  );
});

/** The operation that the key of editing opens in a tab. */
function findEdit(resource: Resource, tab: Tab<Item>): Operation | undefined {
  const name = tab.keys?.['e'];
  const own = declarations.find(({key, on}) => key === 'e' && on.includes(resource.name));
  const use = name === undefined ? own : declarations.find(one => (one.name ?? one.operation) === name);
  return use === undefined ? undefined : getOperation(use.operation);
}

/** What an operation answers when it answers with all it has. */
function answerOf({operation, all}: Pick<Read<Item, unknown>, 'operation' | 'all'>): unknown {
  return all ? [itemOf(operation)] : sampleOutput(operation);
}

function itemOf(list: OperationName): Item {
  const [items] = Object.values(sampleOutput(list)).filter(Array.isArray);
  return items?.[0] as Item;
}

function sampleOutput(name: OperationName): Item {
  const operation = getOperation(name);
  return JSON.parse(JSON.stringify(sampleInput({...operation, input: operation.output})));
}

function hasPlace(fields: readonly Field[], member: string): boolean {
  const [name = '', ...parts] = member.match(/^[^.[{]+|\.[^.[{]+|\[\d+\]|\{.*\}$/gs) ?? [];
  let field = fields.find(one => one.name === name);
  for (const part of parts) {
    if (field === undefined) return false;
    field = part.startsWith('.') ? field.members().find(one => one.name === part.slice(1)) : field.item();
  }
  return field !== undefined;
}
