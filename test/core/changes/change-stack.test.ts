import {expect, it} from 'vitest';
import type {FunctionChange} from '../../../src/core/changes/change.ts';
import {withStacks} from '../../../src/core/changes/change-stack.ts';
import {buildChangeFacts, formatChangeRow} from '../../../src/core/changes/format-change.ts';
import type {Tags} from '../../../src/core/tags/tags.ts';

const own = {'aws:cloudformation:stack-name': 'shop', team: 'web'};

it.each<[string, string | undefined, string, Tags | undefined, boolean, string, string | undefined]>([
  [
    'its name',
    'CloudFormation',
    'UpdateFunctionCode',
    own,
    false,
    'stack shop · code a',
    'shop, by the function’s tags now',
  ],
  [
    'its name for the SAM CLI',
    'SAM',
    'UpdateFunctionCode',
    own,
    false,
    'stack shop · code a',
    'shop, by the function’s tags now',
  ],
  [
    'its name for CDK',
    'CDK',
    'UpdateFunctionCode',
    own,
    false,
    'stack shop · code a',
    'shop, by the function’s tags now',
  ],
  [
    ...([
      'none where tags are known without one',
      'CloudFormation',
      'UpdateFunctionCode',
      {team: 'web'},
      false,
    ] as const),
    ...(['of no stack now · code a', 'none, by the function’s tags now'] as const),
  ],
  [
    ...(['not yet what is being read', 'CloudFormation', 'UpdateFunctionCode', undefined, true] as const),
    ...(['stack not known yet · code a', 'not known yet: its tags are being read'] as const),
  ],
  [
    ...(['not what cannot be read', 'CloudFormation', 'UpdateFunctionCode', undefined, false] as const),
    ...(['stack not known · code a', 'not known: its tags cannot be read'] as const),
  ],
  ['nothing of what others did', 'Terraform', 'UpdateFunctionCode', own, false, 'code a', undefined],
  ['nothing where the tool is not known', undefined, 'UpdateFunctionCode', own, false, 'code a', undefined],
  ['nothing of a change to a role', 'CloudFormation', 'PutRolePolicy', own, false, 'code a', undefined],
])('tells of the stack %s', (_, tool, operation, tags, isAwaited, row, fact) => {
  const change: FunctionChange = {
    ...{id: 'a', time: 0, functionName: 'orders', operation, what: ['code a'], error: undefined, requestId: undefined},
    author: {who: 'deployer', tool, address: undefined},
  };
  const [told = change] = withStacks([change], () => ({tags, isAwaited}));
  expect(formatChangeRow(told, {width: 120, now: 0, labelled: false})).toMatch(new RegExp(`deployer +${row} *$`));
  expect(Object.fromEntries(buildChangeFacts(told))['Stack']).toBe(fact);
});
