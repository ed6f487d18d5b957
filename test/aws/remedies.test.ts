import {describe, expect, it} from 'vitest';
import type {ConnectionSettings} from '../../src/aws/connection.ts';
import {CredentialsFailure} from '../../src/aws/credentials.ts';
import {describeProblem} from '../../src/aws/describe-problem.ts';
import {connect, forever} from './endpoint.ts';

/** What a service answers, as the SDK throws it. */
function answer(httpStatusCode: number, name: string, message = 'In the words of the service.'): Error {
  return Object.assign(new Error(message), {name, $fault: 'client', $metadata: {httpStatusCode}});
}

function failure(code: string, message = code): Error {
  return Object.assign(new Error(message), {code});
}

const failures: Readonly<Record<string, Error>> = {
  denied: answer(403, 'AccessDeniedException', 'User: arn:aws:iam::1:user/me is not authorized to perform: lambda:X'),
  'denied explicitly': answer(403, 'AccessDeniedException', 'with an explicit deny in a policy'),
  missing: answer(404, 'ResourceNotFoundException'),
  conflict: answer(409, 'ResourceConflictException'),
  'under way': answer(409, 'ResourceConflictException', 'An update is in progress for resource: f'),
  precondition: answer(412, 'PreconditionFailedException'),
  invalid: answer(400, 'InvalidParameterValueException'),
  throttled: answer(429, 'TooManyRequestsException'),
  service: answer(500, 'ServiceException'),
  gateway: answer(503, 'Unknown'),
  unsupported: answer(501, 'NotImplementedException'),
  expired: answer(403, 'ExpiredTokenException'),
  'of another region': answer(403, 'InvalidSignatureException', 'should be scoped to a valid region'),
  'not enabled': answer(403, 'UnrecognizedClientException'),
  clock: answer(403, 'InvalidSignatureException', 'Signature expired: it is now earlier than'),
  refused: failure('ECONNREFUSED'),
  'not found': failure('ENOTFOUND'),
  unreachable: failure('EHOSTUNREACH'),
  certificate: failure('CERT_HAS_EXPIRED'),
  'no TLS': failure('EPROTO'),
  slow: failure('ETIMEDOUT', 'connect ETIMEDOUT'),
  reset: failure('ECONNRESET'),
  'no HTTP': failure('HPE_INVALID_CONSTANT'),
  'no credentials': new CredentialsFailure('x', {cause: new Error('Could not load credentials from any providers')}),
  'SSO session': new CredentialsFailure('x', {cause: new Error('The SSO session is invalid')}),
  'login session': new CredentialsFailure('x', {cause: new Error('Run aws login')}),
  MFA: new CredentialsFailure('x', {cause: new Error('Profile requires multi-factor authentication')}),
  'bad process': new CredentialsFailure('x', {cause: new Error('Profile invalid')}),
  odd: new Error('something else'),
};

const aws: ConnectionSettings = {...connect('http://127.0.0.1:1'), endpoint: undefined};
const profile = {
  kind: 'profile',
  name: 'dev',
  signIn: 'dev',
  signsInBy: 'SSO',
  takesCode: false,
  process: undefined,
  files: {} as never,
} as const;
const connections: Readonly<Record<string, ConnectionSettings>> = {
  'an endpoint': connect('http://127.0.0.1:1'),
  AWS: aws,
  'an unknown region': {...aws, region: 'xx-nowhere-1'},
  'a profile': {...aws, profile: 'dev', credentials: profile},
  'one of several profiles': {...aws, profile: 'dev', credentials: profile, hasOtherProfiles: true},
};

/** The keys of the console that a text names: single letters that stand alone, and are no words. */
function keysIn(text: string): readonly string[] {
  return text.match(/(?<![\w':-])[B-Zb-z](?![\w-])/g) ?? [];
}

describe.each(Object.entries(connections))('the remedies over %s', (_, connection) => {
  const attempt = {operation: 'GetFunction', changes: false, connection, host: 'example.com'};

  it.each(Object.entries(failures))('of a read (%s) name keys that work where reads are shown', (_, error) => {
    const {tryThis} = describeProblem(error, attempt, forever);
    const allowed = connection.hasOtherProfiles ? ['r', 'R', 'L', 'P'] : ['r', 'R', 'L'];
    for (const key of keysIn(tryThis)) expect(allowed, tryThis).toContain(key);
  });

  it.each(Object.entries(failures))('of a change (%s) name no key of the panes', (_, error) => {
    const {tryThis} = describeProblem(error, {...attempt, operation: 'UpdateAlias', changes: true}, forever);
    expect(keysIn(tryThis), tryThis).toEqual([]);
  });

  it.each(Object.entries(failures))('of a read that is told in a dialog (%s) name none either', (_, error) => {
    const {tryThis} = describeProblem(error, {...attempt, inDialog: true}, forever);
    expect(keysIn(tryThis), tryThis).toEqual([]);
    expect(tryThis).not.toBe('');
  });
});

it('leads from what is not allowed to another profile where there is one', () => {
  const tell = (hasOtherProfiles: boolean) => {
    const attempt = {operation: 'X', changes: false, connection: {...aws, hasOtherProfiles}, host: undefined};
    return describeProblem(failures['denied'], attempt, forever).tryThis;
  };
  expect(tell(true)).toBe('Ask for lambda:X to be allowed for arn:aws:iam::1:user/me, or switch the profile with P.');
  expect(tell(false)).toBe('Ask for lambda:X to be allowed for arn:aws:iam::1:user/me.');
});
