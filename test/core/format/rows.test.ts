import {expect, test} from 'vitest';
import {buildRows, formatUnknown, row, rowIfAny, rowsFromAnswer} from '../../../src/core/format/rows.ts';
import type {Problem, ProblemKind} from '../../../src/core/problem.ts';

const toProblem = (kind: ProblemKind, code?: string): Problem => ({
  kind,
  what: 'GetPolicy failed',
  why: 'so it is',
  tryThis: '',
  ...(code === undefined ? {} : {code}),
});

test('a missing value is a dim dash, even where a tone is given', () => {
  expect(row('Role', undefined, 'bad')).toEqual({label: 'Role', value: '–', tone: 'dim'});
  expect(row('Role', 'admin')).toEqual({label: 'Role', value: 'admin'});
  expect(rowIfAny('Role', [])).toEqual([]);
  expect(rowIfAny('Split', false)).toEqual([{label: 'Split', value: 'no'}]);
});

test('several values share one label', () => {
  expect(buildRows('Subnets', ['a', 'b']).map(({label, value}) => [label, value])).toEqual([
    ['Subnets', 'a'],
    ['', 'b'],
  ]);
  expect(buildRows('Subnets', [], 'none')).toEqual([{label: 'Subnets', value: 'none', tone: 'dim'}]);
});

test.each([
  [toProblem('denied', 'AccessDeniedException'), 'unknown (no permission: lambda:GetPolicy)'],
  [toProblem('unsupported', 'UnknownOperationException'), 'unknown (this endpoint has no GetPolicy)'],
  [toProblem('throttled', 'TooManyRequestsException'), 'unknown (GetPolicy: TooManyRequestsException)'],
  [toProblem('offline'), 'unknown (GetPolicy: offline)'],
])('$kind is told as %s', (problem, words) => {
  expect(formatUnknown(problem, 'GetPolicy')).toBe(words);
  expect(rowsFromAnswer('Policy', {state: 'failed', problem}, 'GetPolicy', () => [])).toEqual([
    {label: 'Policy', value: `? ${words}`, tone: 'warn'},
  ]);
});

test('an absent answer is left to the rows, a pending one waits', () => {
  const lines = (value: string | undefined) => [row('Policy', value ?? 'none')];
  expect(rowsFromAnswer('Policy', {state: 'absent'}, 'GetPolicy', lines)[0]?.value).toBe('none');
  expect(rowsFromAnswer('Policy', {state: 'ready', value: 'some'}, 'GetPolicy', lines)[0]?.value).toBe('some');
  expect(rowsFromAnswer('Policy', {state: 'pending'}, 'GetPolicy', lines)[0]?.value).toBe('…');
});
