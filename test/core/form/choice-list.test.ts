import {describe, expect, it} from 'vitest';
import {findChoiceList} from '../../../src/core/form/choice-list.ts';
import {operations} from '../../../src/schema/index.ts';

const now = new Date('2026-11-22T14:03:22Z');
const all = [...operations.values()];

describe('the list of what a member can be', () => {
  it('is the one whose items carry the member', () => {
    const list = findChoiceList(all, 'CodeSigningConfigArn', {});
    expect(list).toMatchObject({operation: 'ListCodeSigningConfigs', input: {}});
    expect(
      list?.toChoice({CodeSigningConfigArn: 'arn:aws:lambda:eu-west-1:123456789012:code-signing-config:csc-1'}, now),
    ).toEqual({value: 'arn:aws:lambda:eu-west-1:123456789012:code-signing-config:csc-1'});
  });

  it('tells a name from the ARN that ends with it', () => {
    const list = findChoiceList(all, 'CapacityProviderName', {});
    expect(list?.operation).toBe('ListCapacityProviders');
    const provider = {CapacityProviderArn: 'arn:aws:lambda:eu-west-1:1:capacity-provider:pool', State: 'Active'};
    expect(list?.toChoice(provider, now)).toEqual({value: 'pool', note: 'Active'});
  });

  it('is asked for with what the list needs, and not without it', () => {
    expect(findChoiceList(all, 'DurableExecutionArn', {FunctionName: 'orders'})).toMatchObject({
      operation: 'ListDurableExecutionsByFunction',
      input: {FunctionName: 'orders'},
    });
    expect(findChoiceList(all, 'DurableExecutionArn', {FunctionName: ''})).toBeUndefined();
  });

  it('is none for what names nothing', () => {
    for (const member of ['Description', 'MemorySize', 'Name', 'StatementId'])
      expect(findChoiceList(all, member, {}), member).toBeUndefined();
  });
});
