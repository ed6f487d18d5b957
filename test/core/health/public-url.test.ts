import {expect, test} from 'vitest';
import {findUrlAccess} from '../../../src/core/health/public-url.ts';

const url = {
  Effect: 'Allow',
  Principal: '*',
  Action: 'lambda:InvokeFunctionUrl',
  Condition: {StringEquals: {'lambda:FunctionUrlAuthType': 'NONE'}},
};
const call = {
  Effect: 'Allow',
  Principal: '*',
  Action: 'lambda:InvokeFunction',
  Condition: {Bool: {'lambda:InvokedViaFunctionUrl': 'true'}},
};
const created = Date.UTC(2026, 10, 1);

function lookAt(statements: readonly object[], when: number | undefined = created) {
  const access = findUrlAccess(JSON.stringify({Statement: statements}), when);
  return {missing: access?.missing.map(({action}) => action.replace('lambda:', '')), denied: access?.denying};
}

test.each<[string, readonly object[], readonly string[]]>([
  ['both statements', [url, call], []],
  ['no statement', [], ['InvokeFunctionUrl', 'InvokeFunction']],
  ['one of them', [url], ['InvokeFunction']],
  ['the other', [call], ['InvokeFunctionUrl']],
  ['one for both', [{Effect: 'Allow', Principal: {AWS: '*'}, Action: ['lambda:Invoke*']}], []],
  ['one for everything', [{Effect: 'Allow', Principal: '*', Action: '*'}], []],
  [
    'one for everything else',
    [call, {Effect: 'Allow', Principal: '*', NotAction: 'lambda:InvokeFunctionUrl'}],
    ['InvokeFunctionUrl'],
  ],
  ['actions in other letters', [{...url, Action: 'LAMBDA:invokefunctionurl'}, call], []],
  ['a longer action', [{...url, Action: 'lambda:InvokeFunctionUrlToo'}, call], ['InvokeFunctionUrl']],
  ['another account', [{...url, Principal: {AWS: '123456789012'}}, call], ['InvokeFunctionUrl']],
  [
    'one organization',
    [{...url, Condition: {StringEquals: {'aws:PrincipalOrgID': 'o-1'}}}, call],
    ['InvokeFunctionUrl'],
  ],
  [
    'signed calls',
    [{...url, Condition: {StringEquals: {'lambda:FunctionUrlAuthType': 'AWS_IAM'}}}, call],
    ['InvokeFunctionUrl'],
  ],
  [
    'all but open calls',
    [{...url, Condition: {StringNotEquals: {'lambda:FunctionUrlAuthType': 'NONE'}}}, call],
    ['InvokeFunctionUrl'],
  ],
  [
    'calls without the URL',
    [url, {...call, Condition: {Bool: {'lambda:InvokedViaFunctionUrl': 'false'}}}],
    ['InvokeFunction'],
  ],
  [
    'what cannot be told beforehand',
    [{...url, Condition: {DateLessThan: {'aws:CurrentTime': '2030-01-01'}}}, call],
    [],
  ],
])('a policy with %s', (_, statements, missing) => {
  expect(lookAt(statements)).toEqual({missing, denied: []});
});

test.each<[string, object, readonly string[]]>([
  ['denies it to anyone', {Sid: 'no', Effect: 'Deny', Principal: '*', Action: 'lambda:*'}, ['no']],
  ['denies another action', {Effect: 'Deny', Principal: '*', Action: 'lambda:GetFunction'}, []],
  ['denies it to some', {Effect: 'Deny', Principal: {AWS: '123456789012'}, Action: 'lambda:*'}, []],
  [
    'denies what is not encrypted',
    {Effect: 'Deny', Principal: '*', Action: '*', Condition: {Bool: {'aws:SecureTransport': 'false'}}},
    [],
  ],
  [
    'denies it at times',
    {Effect: 'Deny', Principal: '*', Action: '*', Condition: {DateLessThan: {'aws:CurrentTime': '2030-01-01'}}},
    [],
  ],
])('a statement that %s', (_, statement, denied) => {
  expect(lookAt([url, call, statement])).toEqual({missing: [], denied});
});

test('a URL of before October 2025 needs the one statement that was enough then', () => {
  expect(lookAt([url], Date.UTC(2025, 8, 30)).missing).toEqual([]);
  expect(lookAt([], Date.UTC(2025, 8, 30)).missing).toEqual(['InvokeFunctionUrl']);
  expect(findUrlAccess(JSON.stringify({Statement: [url]}), undefined)?.missing).toHaveLength(1);
});

test('no policy allows nothing, and of one that cannot be read nothing is known', () => {
  expect(findUrlAccess(undefined, created)?.missing).toHaveLength(2);
  expect(findUrlAccess('nonsense', created)).toBeUndefined();
});
