import fc from 'fast-check';
import {expect, test} from 'vitest';
import {parsePolicy} from '../../../src/core/format/policy.ts';

const parseOne = (statement: object) => parsePolicy(JSON.stringify({Statement: [statement]}))?.[0];

test('reads who may do what under which condition', () => {
  const statement = parseOne({
    Sid: 's3-uploads',
    Effect: 'Allow',
    Principal: {Service: 's3.amazonaws.com'},
    Action: 'lambda:InvokeFunction',
    Resource: 'arn:aws:lambda:eu-west-1:123456789012:function:thumbnailer',
    Condition: {
      ArnLike: {'AWS:SourceArn': 'arn:aws:s3:::uploads'},
      StringEquals: {'AWS:SourceAccount': ['123456789012', '210987654321']},
    },
  });
  expect(statement).toEqual({
    sid: 's3-uploads',
    effect: 'Allow',
    principals: ['Service s3.amazonaws.com'],
    actions: ['lambda:InvokeFunction'],
    resources: ['arn:aws:lambda:eu-west-1:123456789012:function:thumbnailer'],
    conditions: [
      'AWS:SourceArn ArnLike arn:aws:s3:::uploads',
      'AWS:SourceAccount StringEquals 123456789012 or 210987654321',
    ],
    reach: 'limited',
  });
});

test.each([
  [{Effect: 'Allow', Principal: '*'}, 'anyone'],
  [{Effect: 'Allow', Principal: {AWS: '*'}}, 'anyone'],
  [{Effect: 'Allow', Principal: {AWS: ['123456789012', '*']}, Condition: {}}, 'anyone'],
  [{Effect: 'Allow', NotPrincipal: {AWS: '123456789012'}}, 'anyone'],
  [{Effect: 'Deny', Principal: '*'}, 'limited'],
  [{Effect: 'Allow', Principal: {AWS: '123456789012'}}, 'limited'],
  [{Effect: 'Allow', Principal: '*', Condition: {StringEquals: {'aws:PrincipalOrgID': 'o-1'}}}, 'limited'],
  [{Effect: 'Allow', Principal: '*', Condition: {StringEquals: {'lambda:FunctionUrlAuthType': 'NONE'}}}, 'url'],
  [{Effect: 'Allow', Principal: '*', Condition: {Bool: {'lambda:InvokedViaFunctionUrl': 'true'}}}, 'url'],
  [{Effect: 'Allow', Principal: '*', Condition: {Bool: {'aws:SecureTransport': 'true'}}}, 'anyone'],
  [{Effect: 'Allow', Principal: '*', Condition: {StringLike: {'aws:SourceArn': '*'}}}, 'anyone'],
  [{Effect: 'Allow', Principal: '*', Condition: {ArnLike: {'aws:SourceArn': 'arn:aws:*:*:*:*'}}}, 'anyone'],
  [{Effect: 'Allow', Principal: '*', Condition: {ArnLike: {'aws:SourceArn': 'arn:aws:s3:::uploads'}}}, 'limited'],
  [{Effect: 'Allow', Principal: '*', Condition: {StringEquals: {'aws:SourceAccount': ['1', '*']}}}, 'anyone'],
  [{Effect: 'Allow', Principal: '*', Condition: {StringNotEquals: {'aws:SourceAccount': '123456789012'}}}, 'anyone'],
  [{Effect: 'Allow', Principal: '*', Condition: {StringEqualsIfExists: {'aws:SourceAccount': '1'}}}, 'anyone'],
  [{Effect: 'Allow', Principal: '*', Condition: {IpAddress: {'aws:SourceIp': '0.0.0.0/0'}}}, 'anyone'],
  [{Effect: 'Allow', Principal: '*', Condition: {IpAddress: {'aws:SourceIp': '10.0.0.0/8'}}}, 'limited'],
  [{Effect: 'Allow', Principal: '*', Condition: {Null: {'aws:SourceArn': 'false'}}}, 'anyone'],
  [
    {
      Effect: 'Allow',
      Principal: '*',
      Condition: {StringEquals: {'lambda:FunctionUrlAuthType': 'NONE', 'aws:SourceAccount': '123456789012'}},
    },
    'limited',
  ],
])('%j reaches %s', (statement, reach) => {
  expect(parseOne(statement)?.reach).toBe(reach);
});

test('a single statement need not be a list', () => {
  expect(parsePolicy('{"Statement": {"Sid": "one", "Effect": "Allow"}}')?.[0]?.sid).toBe('one');
});

test('exceptions are named as such', () => {
  expect(parseOne({Effect: 'Allow', NotPrincipal: '*', NotAction: 'lambda:*'})).toMatchObject({
    principals: ['all but *'],
    actions: ['all but lambda:*'],
  });
});

test.each([undefined, '', 'no json', '[]', '"text"', '{}', '{"Statement": ["text"]}', 17])('%j is no policy', text => {
  expect(parsePolicy(text)).toBeUndefined();
});

test('any statement of any shape is read without failing', () => {
  const names = ['Sid', 'Effect', 'Principal', 'NotPrincipal', 'Action', 'Resource', 'Condition'];
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), fc.jsonValue()), statement => {
      expect(parseOne(statement)).toHaveProperty('reach');
    }),
  );
});
