import {expect, it, test} from 'vitest';
import {findRoleName, formatRole} from '../../../src/core/roles/role.ts';

const problem = {
  kind: 'denied',
  what: 'GetRole was refused',
  why: 'not authorized',
  tryThis: 'Ask for iam:GetRole.',
} as const;

test.each([
  ['arn:aws:iam::123456789012:role/orders', 'orders'],
  ['arn:aws:iam::123456789012:role/service-role/team/orders', 'orders'],
  ['arn:aws:iam::123456789012:user/orders', undefined],
  ['orders', undefined],
  [undefined, undefined],
])('the role of %j is %j', (arn, name) => {
  expect(findRoleName(arn)).toBe(name);
});

it('is told as far as it may be read', () => {
  const lines = formatRole('arn:aws:iam::1:role/r', {
    trust: {problem},
    own: {value: []},
    attached: {
      value: [
        {name: 'Basic', arn: 'arn:aws:iam::aws:policy/Basic', document: {value: '{"Statement":[]}'}},
        {name: 'Other', arn: 'arn:aws:iam::aws:policy/Other', document: {value: 'no JSON'}},
      ],
    },
  });
  expect(lines.join('\n')).toContain('  ✗ GetRole was refused: not authorized → Ask for iam:GetRole.');
  expect(lines).toContain('ATTACHED POLICIES: Basic  arn:aws:iam::aws:policy/Basic');
  expect(lines).toContain('  no JSON');
  expect(lines.join('\n')).toMatch(/ITS OWN POLICIES\n {2}none/);
});
