import {expect, test} from 'vitest';
import {splitConflict} from '../../../src/core/form/split-conflict.ts';
import {maskedText, maskValue} from '../../../src/core/mask.ts';
import {getOperation, type OperationName} from '../../../src/schema/index.ts';

function split(name: OperationName, path: string, [opened, theirs, mine]: readonly unknown[]) {
  const field = getOperation(name).input.find(member => member.name === path);
  const mask = (value: unknown) => (field === undefined ? value : maskValue(field, value));
  const shown = {opened: mask(opened), theirs: mask(theirs), mine: mask(mine)};
  return splitConflict(field, {path, opened, theirs, mine}, shown).map(entry => [
    entry.path,
    ...[entry.opened, entry.theirs, entry.mine],
  ]);
}

test.each([
  [
    'what one of them changed',
    [
      {a: '1', b: '1'},
      {a: '2', b: '1'},
      {a: '1', b: '1'},
    ],
    [['Tags{a}', '2']],
  ],
  ['what both changed', [{a: '1'}, {a: '2'}, {a: '3'}], [['Tags{a}', '2']]],
  ['what was taken away', [{a: '1', b: '1'}, {b: '1'}, {a: '1', b: '1'}], [['Tags{a}', undefined]]],
  ['what is there for the first time', [undefined, {a: '2'}, undefined], [['Tags{a}', '2']]],
  ['nothing but an empty map', [undefined, {}, undefined], [['Tags', {}]]],
] as const)('of a map is told %s, entry by entry', (_what, values, told) => {
  expect(split('TagResource', 'Tags', values).map(([path, , theirs]) => [path, theirs])).toEqual(told);
});

test('what is secret stays masked, and is told where it was changed', () => {
  const variables = (PIN: string) => ({Variables: {PIN, STAGE: 'test'}});
  expect(split('UpdateFunctionConfiguration', 'Environment', ['1', '2', '3'].map(variables))).toEqual([
    ['Environment.Variables{PIN}', maskedText, maskedText, maskedText],
  ]);
});

test('what is no map stays whole', () => {
  expect(split('UpdateFunctionConfiguration', 'Timeout', [1, 2, 1])).toEqual([['Timeout', 1, 2, 1]]);
  expect(split('DeleteAlias', 'Policy', ['{}', '{"a":1}', undefined])).toEqual([
    ['Policy', '{}', '{"a":1}', undefined],
  ]);
});
