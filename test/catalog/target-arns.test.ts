import {describe, expect, it, test} from 'vitest';
import {declarations, resources} from '../../src/catalog/index.ts';
import type {Item} from '../../src/core/item.ts';
import {findTargetArn} from '../../src/core/operation/target-arn.ts';
import {getOperation} from '../../src/schema/index.ts';
import {nameOf} from '../support/name-of.ts';
import {sampleInput} from '../support/sample-input.ts';
import {items} from './items.ts';

/** Each declared operation on each kind of item it can be opened on. */
const cases = declarations.flatMap(use => use.on.map(kind => [nameOf(use), kind, use] as const));
const prefix = 'arn:aws:lambda:eu-west-1:123456789012';
const arns = resources.map(resource => resource.arn(items[resource.name] as never));

function fillFrom(use: (typeof declarations)[number], kind: string): Item {
  const filled = use.fill?.({item: items[kind], parent: items['functions']}) ?? {};
  return Object.fromEntries(Object.entries(filled).filter(([, value]) => value !== undefined));
}

describe.each(cases)('%s on one of the %s', (_name, kind, use) => {
  const operation = getOperation(use.operation);
  const fixed = fillFrom(use, kind);
  const all = {...sampleInput(operation), ...fixed};
  const required = operation.input.filter(field => field.required).map(({name}) => name);
  const least = {...Object.fromEntries(required.map(name => [name, all[name]])), ...fixed};

  it.each([
    ['only what is needed', least],
    ['all there is', all],
  ])('is said to be on what %s of its input tells, whatever is under the cursor', (_what, input) => {
    const found = new Set(arns.map(arn => findTargetArn(operation, input, arn)));
    expect(found.size).toBe(1);
    const [arn] = found;
    if (arn === undefined) return;
    const inPlaces = operation.input.filter(({binding}) => binding.in === 'path' || binding.in === 'query');
    const told = inPlaces.map(({name}) => String((input as Item)[name] ?? ''));
    const [, name = '', part] = arn.replace(`${prefix}:`, '').split(':');
    if (!told.includes(arn)) expect(told).toContain(name);
    // A version or an alias is named where one is meant, and only there.
    const qualifier = (input as Item)['Qualifier'];
    if (qualifier !== undefined && inPlaces.some(field => field.name === 'Qualifier')) expect(part).toBe(qualifier);
    else if (part !== undefined && !told.includes(arn)) expect(told).toContain(part);
  });
});

test.each([
  ['PublishVersion', 'versions', {}, 'function:orders-api'],
  ['CreateAlias', 'aliases', {Name: 'blue'}, 'function:orders-api'],
  ['UpdateAlias', 'aliases', {}, 'function:orders-api:live'],
  ['DeleteVersion', 'versions', {}, 'function:orders-api:13'],
  ['UpdateFunctionConfiguration', 'functions', {}, 'function:orders-api'],
  [
    'UpdateEventSourceMapping',
    'mappings',
    {FunctionName: 'other'},
    `event-source-mapping:${items['mappings']?.['UUID']}`,
  ],
  ['DeleteLayerVersion', 'layer-versions', {}, 'layer:tools:2'],
  ['PublishLayerVersion', 'layers', {LayerName: 'tools'}, 'layer:tools'],
  ['TagResource', 'functions', {}, 'function:orders-api'],
] as const)('%s on one of the %s with %j is on %s', (name, kind, members, resource) => {
  const use = declarations.find(declared => nameOf(declared) === name);
  if (use === undefined) throw new Error(`${name} is declared`);
  const input = {...fillFrom(use, kind), ...members};
  expect(findTargetArn(getOperation(use.operation), input, `${prefix}:function:another:7`)).toBe(
    `${prefix}:${resource}`,
  );
});

test.each([
  ['CreateEventSourceMapping', {FunctionName: 'orders-api'}],
  ['CreateFunction', {FunctionName: 'orders-api'}],
  ['DeleteFunction', {FunctionName: '210987654321:function:orders-api'}],
] as const)('of %s with %j no ARN is said', (name, input) => {
  expect(findTargetArn(getOperation(name), input, `${prefix}:function:another`)).toBeUndefined();
});
