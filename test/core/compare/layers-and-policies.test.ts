import {expect, it} from 'vitest';
import {toVersionSide} from '../../../src/console/compare/choose-sides.ts';
import {compareLayers} from '../../../src/core/compare/compare-layers.ts';
import {comparePolicies} from '../../../src/core/compare/compare-policies.ts';

const layer = (name: string, version: number, account = '123456789012') => ({
  Arn: `arn:aws:lambda:eu-west-1:${account}:layer:${name}:${version}`,
});
const told = (contrasts: readonly {path: string; left: string | undefined; right: string | undefined}[]) =>
  contrasts.map(({path, left, right}) => [path, left, right]);

it.each([
  ['none and none', [], [], []],
  ['another version', [layer('tools', 3)], [layer('tools', 4)], [['tools', 'version 3', 'version 4']]],
  ['one more', [], [layer('tools', 1)], [['tools', undefined, 'version 1']]],
  ['one less', [layer('tools', 1)], [], [['tools', 'version 1', undefined]]],
  ['another order', [layer('a', 1), layer('b', 1)], [layer('b', 1), layer('a', 1)], [['order', 'a, b', 'b, a']]],
  [
    'one name in two accounts',
    [layer('tools', 1)],
    [layer('tools', 1, '999999999999')],
    [
      ['arn:aws:lambda:eu-west-1:123456789012:layer:tools', 'version 1', undefined],
      ['arn:aws:lambda:eu-west-1:999999999999:layer:tools', undefined, 'version 1'],
    ],
  ],
])('layers that differ are told: %s', (_, left, right, wanted) => {
  expect(told(compareLayers({Layers: left}, {Layers: right}))).toEqual(wanted);
});

const arn = (qualifier?: string) =>
  `arn:aws:lambda:eu-west-1:123456789012:function:orders-api${qualifier === undefined ? '' : `:${qualifier}`}`;
const statement = (Resource: string, more: object = {}) => ({
  Sid: 'events',
  Effect: 'Allow',
  Principal: {Service: 'events.amazonaws.com'},
  Action: 'lambda:InvokeFunction',
  Resource,
  ...more,
});
const document = (...Statement: readonly object[]) => JSON.stringify({Version: '2012-10-17', Id: 'default', Statement});
const policies = (left: unknown, right: unknown) =>
  told(
    comparePolicies(
      {policy: left, of: toVersionSide('orders-api', '2')},
      {policy: right, of: toVersionSide('orders-api', '3')},
    ),
  );

it('that each policy names its own version is no difference', () => {
  expect(policies(document(statement(arn('2'))), document(statement(arn('3'))))).toEqual([]);
  expect(policies(document(statement(arn('2'))), document(statement(arn('2'))))).toEqual([
    ['events.Resource', '(itself)', arn('2')],
  ]);
});

it('statements that differ are told member by member, and those that only one has as a whole', () => {
  const condition = {StringEquals: {'AWS:SourceAccount': '123456789012'}};
  expect(
    policies(document(statement(arn('2'))), document(statement(arn('3'), {Condition: condition, Effect: 'Deny'}))),
  ).toEqual([
    ['events.Effect', 'Allow', 'Deny'],
    ['events.Condition', undefined, JSON.stringify(condition)],
  ]);
  expect(policies(undefined, document({Sid: 'x', Effect: 'Allow'}))).toEqual([['x', undefined, '{"Effect":"Allow"}']]);
});

it('policies that cannot be read as such are compared as they are', () => {
  expect(policies('no JSON', 'no JSON')).toEqual([]);
  expect(policies('no JSON', undefined)).toEqual([['document', 'no JSON', undefined]]);
});
