import {expect, test} from 'vitest';
import {findNames} from '../../../src/console/form/find-names.ts';
import {buildOperationForm} from '../../../src/core/form/form.ts';
import {isSecret} from '../../../src/core/mask.ts';
import {operations} from '../../../src/schema/index.ts';

test('of no operation a secret is among the names of what it is on', () => {
  const told = [...operations.values()].flatMap(operation => {
    const fixed = Object.fromEntries(operation.input.map(field => [field.name, `the-${field.name}`]));
    const form = buildOperationForm(operation, {title: operation.name, fixed, guarded: [], values: {}, common: []});
    const secrets = operation.input.filter(isSecret).map(field => `the-${field.name}`);
    return findNames({form}, {operation: operation.name, on: []}, operation)
      .filter(text => secrets.includes(text))
      .map(text => [operation.name, text]);
  });
  expect(told).toEqual([]);
});
