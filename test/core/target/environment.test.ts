import {describe, expect, it} from 'vitest';
import {readCallerArn} from '../../../src/core/target/caller-arn.ts';
import {findEnvironment, type TargetFacts} from '../../../src/core/target/environment.ts';
import {namesProduction} from '../../../src/core/target/names-production.ts';
import {readEnvironments} from '../../../src/core/target/read-environments.ts';

const plain: TargetFacts = {
  profiles: ['dev'],
  account: '111111111111',
  alias: undefined,
  role: '',
  region: 'eu-west-1',
};

describe('a name says that it is production', () => {
  it.each([
    ...(['prod', 'PROD', 'acme-prod', 'prd', 'eu.production', 'live', 'shop_live', 'prod2', 'prod-eu-west-1'] as const),
    ...(['ProdAdmin', 'shopProd', 'AWSReservedSSO_ProdAdmin_0a1b2c', 'SSOProd', 'role/prod'] as const),
  ])('by a word: %s', name => {
    expect(namesProduction(name)).toBe(true);
  });

  it.each([
    ...([
      'nonprod',
      'preprod',
      'pre-prod',
      'non_prod',
      'NonProd',
      'not-production',
      'product-dev',
      'products',
    ] as const),
    ...(['reproduce', 'delivery', 'alive', 'dev', ''] as const),
  ])('but not %s', name => {
    expect(namesProduction(name)).toBe(false);
  });
});

describe('what a target is', () => {
  it.each<[string, Partial<TargetFacts>]>([
    ['profile', {profiles: ['acme-prod']}],
    ['profile among those that tools name', {profiles: ['dev', 'prod']}],
    ['role', {role: 'ProdAdmin'}],
    ['account alias', {alias: 'acme-live'}],
  ])('follows from the name of its %s', (_, facts) => {
    expect(findEnvironment({...plain, ...facts}, [])).toMatchObject({label: 'PRODUCTION', readOnly: true});
    expect(findEnvironment(plain, [])).toMatchObject({label: undefined, readOnly: false});
  });

  it('is as the first rule says that says it, and else as its names do', () => {
    const {rules} = readEnvironments([
      {match: {account: '111111111111', region: 'eu-*'}, label: 'SHOP'},
      {match: {profile: ['PROD', 'other']}, readOnly: false, colour: 'red'},
      {match: {}, label: 'ANY', readOnly: true},
    ]);
    const found = (facts: Partial<TargetFacts>) => findEnvironment({...plain, ...facts}, rules);
    expect(found({})).toMatchObject({label: 'SHOP', readOnly: true, colour: undefined});
    expect(found({profiles: ['prod'], region: 'us-east-1'})).toMatchObject({label: 'ANY', readOnly: false});
    expect(found({profiles: ['prod']}).colour?.basic).toEqual({ink: 1, attributes: []});
    const [shop] = rules;
    expect(findEnvironment({...plain, profiles: ['prod']}, shop ? [shop] : [])).toMatchObject({
      label: 'SHOP',
      readOnly: true,
    });
  });

  it.each([
    ['account', {account: '111111111111'}],
    ['role', {role: 'admin'}],
  ])('is guarded by a rule about the %s until that is known', (member, match) => {
    const {rules} = readEnvironments([{match, label: 'GUARDED', readOnly: true}]);
    const found = (facts: Partial<TargetFacts>) => findEnvironment({...plain, ...facts}, rules);
    expect(found({[member]: undefined})).toMatchObject({label: undefined, readOnly: true});
    expect(found({account: '222222222222', role: ''})).toMatchObject({label: undefined, readOnly: false});
    expect(found({account: '111111111111', role: 'Admin'})).toMatchObject({label: 'GUARDED', readOnly: true});
  });

  it('may be told to have no label', () => {
    const {rules} = readEnvironments([{match: {profile: 'prod'}, label: '', readOnly: false}]);
    expect(findEnvironment({...plain, profiles: ['prod']}, rules)).toMatchObject({label: undefined, readOnly: false});
  });
});

describe('rules that are written wrongly', () => {
  it.each<[unknown, RegExp, boolean]>([
    ['prod', /"environments" is no list/, true],
    [['prod'], /environments\[0\] is no object/, true],
    [[{label: 'A'}], /"match" of environments\[0\] is no object/, true],
    [[{match: {acount: '1'}}], /has "acount", which is none of account, profile, role, region/, true],
    [[{match: {profile: {}}}], /has neither a text nor a list of texts as "profile"/, true],
    [[{match: {}, label: 7}], /"label" of environments\[0\] is no text/, false],
    [[{match: {}, colour: 'reddish'}], /"colour" of environments\[0\] is neither/, false],
    [[{match: {}, readOnly: 'no'}], /"readOnly" of environments\[0\] is neither true nor false/, false],
    [[{match: {}, readonly: true}], /environments\[0\] has no "readonly": what it is about starts read-only/, false],
  ])('%j are told, and guard', (value, said, isUnsure) => {
    const read = readEnvironments(value);
    expect(read.wrong.map(({what}) => what).join('\n')).toMatch(said);
    expect(read.isUnsure).toBe(isUnsure);
    const guards = /read-only/.test(read.wrong.map(({what}) => what).join('\n'));
    expect(isUnsure || findEnvironment(plain, read.rules).readOnly).toBe(guards);
  });
});

it.each([
  ['arn:aws:sts::123456789012:assumed-role/ProdAdmin/alice', {role: 'ProdAdmin', name: 'ProdAdmin/alice'}],
  ['arn:aws-us-gov:iam::123456789012:user/team/bob', {role: '', name: 'bob'}],
  ['arn:aws:iam::123456789012:root', {role: '', name: 'root'}],
  ['nobody', undefined],
])('%s names who calls', (arn, named) => {
  expect(readCallerArn(arn)).toEqual(named);
});
