import {expect, it} from 'vitest';
import {parseRule} from '../../../src/sandbox/alarms/rule.ts';

const states = new Map([
  ['a', 'ALARM'],
  ['b c', 'OK'],
  ['d', 'INSUFFICIENT_DATA'],
] as const);

it.each([
  ['ALARM(a)', true],
  ['ALARM("b c")', false],
  ['NOT ALARM("b c") AND OK("b c")', true],
  ['OK(a) OR INSUFFICIENT_DATA(d)', true],
  ['ALARM(d) OR ALARM(a) AND OK(a)', false],
  ['(ALARM(d) OR ALARM(a)) AND NOT (FALSE OR OK(a))', true],
  ['ALARM("arn:aws:cloudwatch:eu-west-1:123456789012:alarm:a")', true],
  ['TRUE', true],
])('%s is %s', (text, expected) => {
  expect(parseRule(text).holds(name => states.get(name as 'a'))).toBe(expected);
});

it('knows the alarms that a rule names', () => {
  expect(parseRule('ALARM(a) AND NOT (OK("b c") OR ALARM(a))').names).toEqual(['a', 'b c']);
});

it.each(['', 'ALARM', 'ALARM(a', 'ALARM(a) OK(b)', 'a', '(ALARM(a)', 'ALARM("a)', 'NOT', 'ALARM(a) AND'])(
  'refuses %j',
  text => {
    expect(() => parseRule(text)).toThrow(SyntaxError);
  },
);
