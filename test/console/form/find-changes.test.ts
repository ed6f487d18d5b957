import {expect, it} from 'vitest';
import {declarations} from '../../../src/catalog/index.ts';
import {findChanges} from '../../../src/console/form/review-changes.ts';
import {buildOperationForm} from '../../../src/core/form/form.ts';
import {getOperation} from '../../../src/schema/index.ts';

it('shows whether code is sent for the processors that the function has', () => {
  const declaration = declarations.find(({operation}) => operation === 'UpdateFunctionCode');
  if (declaration === undefined) throw new Error('Code can be sent');
  const operation = getOperation('UpdateFunctionCode');
  const fixed = {FunctionName: 'orders-api'};
  const form = buildOperationForm(operation, {title: 'x', fixed, guarded: [], values: {}, common: []});
  const changesOf = (architecture: string) => {
    const from = {form, before: undefined, kept: {CodeSha256: 'x', Architectures: [architecture]}};
    return findChanges(from, operation, declaration, {...fixed, ZipFile: 'a.zip', Architectures: ['x86_64']});
  };
  const moved = changesOf('arm64').differences.find(({path}) => path.startsWith('Architectures'));
  expect(moved).toMatchObject({before: expect.stringContaining('arm64'), after: expect.stringContaining('x86_64')});
  const same = changesOf('x86_64');
  expect(same.differences.map(({path}) => path)).toEqual(['ZipFile']);
  expect(same.sentAlong.map(({path}) => path).join()).toContain('Architectures');
});
