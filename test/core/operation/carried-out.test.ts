import {describe, expect, it, test} from 'vitest';
import {declarations} from '../../../src/catalog/index.ts';
import {findPresenceRead, isCarriedOut, type ThereNow} from '../../../src/core/operation/carried-out.ts';
import {getOperation, type OperationName, operations} from '../../../src/schema/index.ts';
import {nameOf} from '../../support/name-of.ts';

const FunctionName = 'orders';
const asked = {MaximumRetryAttempts: 1};
const old = {MaximumEventAgeInSeconds: 600};
const noTarget = {DestinationConfig: {OnSuccess: {}, OnFailure: {}}};
const there = (now: Partial<ThereNow>): ThereNow => ({before: undefined, kept: {}, isFirst: false, ...now});

function isDone(use: string, sent: object, now: Partial<ThereNow>): boolean {
  const declaration = declarations.find(declared => nameOf(declared) === use);
  if (declaration === undefined) throw new Error(`Nothing is declared for ${use}`);
  const operation = getOperation(declaration.operation);
  return isCarriedOut(operation, declaration, {sent: sent as never, now: there(now)});
}

describe('a change was carried out', () => {
  it.each<[use: string, sent: object, now: Partial<ThereNow>]>([
    ['UpdateFunctionConfiguration', {FunctionName, Timeout: 9}, {before: {Timeout: 9, Role: 'r'}}],
    ['UpdateFunctionConfiguration', {FunctionName, Description: '', RevisionId: '1'}, {before: {Timeout: 9}}],
    ['UpdateFunctionConfiguration', {FunctionName, Environment: {Variables: {}}}, {before: {}}],
    ['PutFunctionEventInvokeConfig', {FunctionName, MaximumRetryAttempts: 1}, {before: {...asked, ...noTarget}}],
    ['TagResource', {Resource: 'arn', Tags: {team: 'a'}}, {kept: {Tags: {team: 'a', cost: '1'}}}],
    ['UntagResource', {Resource: 'arn', TagKeys: ['team']}, {kept: {Tags: {cost: '1'}}}],
    ['DeleteFunctionConcurrency', {FunctionName}, {kept: {}}],
    ['DeleteFunctionCodeSigningConfig', {FunctionName}, {isFirst: true}],
  ])('%s of %j, when there is %j', (use, sent, now) => expect(isDone(use, sent, now)).toBe(true));
});

describe('a change is not known to have been carried out', () => {
  it.each<[use: string, sent: object, now: Partial<ThereNow>]>([
    ['UpdateFunctionConfiguration', {FunctionName, Timeout: 9}, {before: {Timeout: 8}}],
    ['UpdateFunctionConfiguration', {FunctionName, Environment: {Variables: {A: ''}}}, {before: {}}],
    ['PutFunctionEventInvokeConfig', {FunctionName, MaximumRetryAttempts: 1}, {before: {}, isFirst: true}],
    ['PutFunctionEventInvokeConfig', {FunctionName, MaximumRetryAttempts: 1}, {before: {...asked, ...old}}],
    ['TagResource', {Resource: 'arn', Tags: {team: 'a'}}, {kept: {Tags: {team: 'b'}}}],
    ['UntagResource', {Resource: 'arn', TagKeys: ['team']}, {kept: {Tags: {team: ''}}}],
    ['DeleteFunctionConcurrency', {FunctionName}, {kept: {ReservedConcurrentExecutions: 0}}],
    // What is published or uploaded does not tell by what is there.
    ['PublishVersion', {FunctionName}, {kept: {CodeSha256: 'x'}}],
    ['UpdateFunctionCode', {FunctionName, ZipFile: 'z'}, {kept: {CodeSha256: 'x'}}],
  ])('%s of %j, when there is %j', (use, sent, now) => expect(isDone(use, sent, now)).toBe(false));
});

describe('whether something is there', () => {
  it.each<[name: OperationName, sent: object, read: string | undefined]>([
    ['CreateFunction', {FunctionName, Role: 'r'}, 'GetFunction'],
    ['DeleteFunction', {FunctionName, Qualifier: '2'}, 'GetFunction'],
    ['CreateAlias', {FunctionName, Name: 'live', FunctionVersion: '1'}, 'GetAlias'],
    ['DeleteLayerVersion', {LayerName: 'tools', VersionNumber: 2}, 'GetLayerVersion'],
    ['CreateEventSourceMapping', {FunctionName}, undefined],
    ['PublishLayerVersion', {LayerName: 'tools'}, undefined],
  ])('is told after %s of %j by %s', (name, sent, read) => {
    expect(findPresenceRead(getOperation(name), sent as never, lookup)?.operation).toBe(read);
  });

  test('is asked for by reads only, with what they need', () => {
    for (const [name, operation] of operations) {
      const sent = Object.fromEntries(operation.input.map(field => [field.name, 'x']));
      const read = findPresenceRead(operation, sent, lookup);
      if (read === undefined) continue;
      expect(getOperation(read.operation).readOnly, name).toBe(true);
      const needed = getOperation(read.operation).input.filter(({required}) => required);
      expect(needed.map(field => field.name).filter(field => !(field in read.input))).toEqual([]);
    }
  });
});

const lookup = {has: (name: string) => operations.has(name as OperationName), get: getOperation};
