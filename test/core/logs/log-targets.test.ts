import {expect, it} from 'vitest';
import {planLogs, unknownOwner} from '../../../src/core/logs/log-targets.ts';

const hash = '0123456789abcdef0123456789abcdef';

it('reads each group once and tells whose its lines are', () => {
  const {groups, labelOf} = planLogs([
    {FunctionName: 'orders-api', label: 'orders-api'},
    {FunctionName: 'a', label: 'a:live', versions: ['2', '3'], LogGroup: '/apps/shared'},
    {FunctionName: 'b', label: 'b', LogGroup: '/apps/shared'},
  ]);
  expect(groups.map(({name}) => name)).toEqual(['/aws/lambda/orders-api', '/apps/shared']);
  expect(labelOf('/aws/lambda/orders-api', `2026/11/22/[$LATEST]${hash}`)).toBe('orders-api');
  expect(labelOf('/aws/lambda/orders-api', 'a stream of another making')).toBe('orders-api');
  expect(labelOf('/apps/shared', `2026/11/22/a[3]${hash}`)).toBe('a:live');
  expect(labelOf('/apps/shared', `2026/11/22/a[4]${hash}`)).toBeUndefined();
  expect(labelOf('/apps/shared', `2026/11/22/b[4]${hash}`)).toBe('b');
  expect(labelOf('/apps/shared', `2026/11/22/c[2]${hash}`)).toBeUndefined();
  expect(labelOf('/apps/shared', `2026/11/22/[2]${hash}`)).toBe(unknownOwner);
  expect(labelOf('/apps/shared', 'a stream of another making')).toBe(unknownOwner);
});

it('does not take the streams of a group’s own function for those of another that logs there', () => {
  const {labelOf} = planLogs([{FunctionName: 'guest', label: 'guest', LogGroup: '/aws/lambda/host'}]);
  expect(labelOf('/aws/lambda/host', `2026/11/22/guest[2]${hash}`)).toBe('guest');
  expect(labelOf('/aws/lambda/host', `2026/11/22/[2]${hash}`)).toBeUndefined();
  expect(labelOf('/aws/lambda/host', `2026/11/22/host[2]${hash}`)).toBeUndefined();
});

it('takes only the streams of the versions that are meant', () => {
  const {labelOf} = planLogs([{FunctionName: 'orders-api', label: 'orders-api:live', versions: ['2']}]);
  expect(labelOf('/aws/lambda/orders-api', `2026/11/22/[2]${hash}`)).toBe('orders-api:live');
  expect(labelOf('/aws/lambda/orders-api', `2026/11/22/[12]${hash}`)).toBeUndefined();
  expect(labelOf('/aws/lambda/orders-api', `2026/11/22/[$LATEST]${hash}`)).toBeUndefined();
});

it('takes no stream of an unknown function for one of the versions that are meant', () => {
  const {labelOf} = planLogs([{FunctionName: 'a', label: 'a:live', versions: ['2'], LogGroup: '/apps/shared'}]);
  expect(labelOf('/apps/shared', `2026/11/22/[2]${hash}`)).toBeUndefined();
});
