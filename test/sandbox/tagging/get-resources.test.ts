import {
  GetResourcesCommand,
  type GetResourcesCommandInput,
  GetTagKeysCommand,
  paginateGetResources,
  ResourceGroupsTaggingAPIClient,
} from '@aws-sdk/client-resource-groups-tagging-api';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {credentials, functionInput, type RunningSandbox, region, startSandbox} from '../../support/sandbox.ts';

let sandbox: RunningSandbox;
let tagging: ResourceGroupsTaggingAPIClient;

beforeAll(async () => {
  sandbox = await startSandbox();
  tagging = new ResourceGroupsTaggingAPIClient({region, endpoint: sandbox.url, credentials, maxAttempts: 1});
  const create = async (name: string, Tags?: Record<string, string>) => {
    await sandbox.client.createFunction(await functionInput(name, Tags === undefined ? {} : {Tags}));
  };
  await create('orders', {team: 'shop', stage: 'production'});
  await create('pay', {team: 'payments'});
  await create('plain');
  await create('was-tagged', {team: 'shop'});
  await sandbox.client.untagResource({Resource: toArn('was-tagged'), TagKeys: ['team']});
  await sandbox.client.createCodeSigningConfig({
    AllowedPublishers: {SigningProfileVersionArns: [`arn:aws:signer:${region}:123456789012:/signing-profiles/p/1`]},
    Tags: {team: 'shop'},
  });
});

afterAll(async () => {
  tagging.destroy();
  await sandbox.close();
});

const toArn = (name: string) => `arn:aws:lambda:${region}:123456789012:function:${name}`;

async function find(input: GetResourcesCommandInput): Promise<readonly string[]> {
  const {ResourceTagMappingList = []} = await tagging.send(new GetResourcesCommand(input));
  return ResourceTagMappingList.map(({ResourceARN = ''}) => ResourceARN.replace(/^.*:/, ''));
}

test('tells what has tags or had some, and nothing of what never had any', async () => {
  const {ResourceTagMappingList, PaginationToken} = await tagging.send(
    new GetResourcesCommand({ResourceTypeFilters: ['lambda:function']}),
  );
  expect(PaginationToken).toBe('');
  expect(ResourceTagMappingList).toEqual([
    {
      ResourceARN: toArn('orders'),
      Tags: [
        {Key: 'team', Value: 'shop'},
        {Key: 'stage', Value: 'production'},
      ],
    },
    {ResourceARN: toArn('pay'), Tags: [{Key: 'team', Value: 'payments'}]},
    {ResourceARN: toArn('was-tagged'), Tags: []},
  ]);
});

test.each<[string, GetResourcesCommandInput, readonly string[]]>([
  ['a value', {TagFilters: [{Key: 'team', Values: ['payments']}]}, ['pay']],
  ['any of several values', {TagFilters: [{Key: 'team', Values: ['payments', 'shop']}]}, ['orders', 'pay']],
  ['a key alone', {TagFilters: [{Key: 'stage'}]}, ['orders']],
  ['all of several keys', {TagFilters: [{Key: 'stage'}, {Key: 'team', Values: ['payments']}]}, []],
  ['no other case', {TagFilters: [{Key: 'Team'}]}, []],
])('finds functions by %s', async (_, input, names) => {
  expect(await find({...input, ResourceTypeFilters: ['lambda:function']})).toEqual(names);
});

test('finds by type and by ARN', async () => {
  expect(await find({ResourceTypeFilters: ['lambda:code-signing-config']})).toHaveLength(1);
  expect(await find({ResourceTypeFilters: ['lambda']})).toHaveLength(4);
  expect(await find({ResourceTypeFilters: ['sqs']})).toEqual([]);
  expect(await find({ResourceARNList: [toArn('pay'), toArn('plain'), toArn('none')]})).toEqual(['pay']);
});

test('gives pages of any size, and nothing twice', async () => {
  const found: string[] = [];
  const sizes: number[] = [];
  for await (const {ResourceTagMappingList = []} of paginateGetResources(
    {client: tagging, pageSize: 2},
    {ResourceTypeFilters: ['lambda']},
  )) {
    sizes.push(ResourceTagMappingList.length);
    found.push(...ResourceTagMappingList.map(({ResourceARN = ''}) => ResourceARN));
  }
  expect(sizes).toEqual([2, 2]);
  expect(new Set(found).size).toBe(4);
});

test.each<[string, GetResourcesCommandInput, RegExp]>([
  ['a page of none', {ResourcesPerPage: 0}, /'ResourcesPerPage' failed.*greater than or equal to 1/],
  ['a page of too many', {ResourcesPerPage: 101}, /less than or equal to 100/],
  ['pages of too few tags', {TagsPerPage: 99}, /greater than or equal to 100/],
  ['too many ARNs', {ResourceARNList: Array(101).fill(toArn('x'))}, /less than or equal to 100/],
  ['ARNs and a filter', {ResourceARNList: [toArn('x')], TagFilters: [{Key: 'a'}]}, /ResourceARNList/],
  ['too many filters', {TagFilters: Array(51).fill({Key: 'a'})}, /less than or equal to 50/],
  ['too many values', {TagFilters: [{Key: 'a', Values: Array(21).fill('b')}]}, /less than or equal to 20/],
  ['a long key', {TagFilters: [{Key: 'a'.repeat(129)}]}, /less than or equal to 128/],
  ['a token of nobody', {PaginationToken: 'nonsense'}, /PaginationToken is not valid/],
  ['compliance that is not asked for', {ExcludeCompliantResources: true}, /IncludeComplianceDetails/],
])('refuses %s', async (_, input, message) => {
  await expect(tagging.send(new GetResourcesCommand(input))).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: expect.stringMatching(message),
  });
});

test('has no other operation', async () => {
  await expect(tagging.send(new GetTagKeysCommand({}))).rejects.toMatchObject({name: 'UnknownOperationException'});
});
