import type {Lambda} from '@aws-sdk/client-lambda';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {refusalOf} from '../../support/answer.ts';
import {accountId, functionInput, type RunningSandbox, startSandbox, zipOf} from '../../support/sandbox.ts';

const orders = {FunctionName: 'orders'};
let sandbox: RunningSandbox;
let lambda: Lambda;

beforeEach(async () => {
  sandbox = await startSandbox({now: () => Date.parse('2026-01-31T09:30:00Z')});
  lambda = sandbox.client;
  await lambda.createFunction(await functionInput('orders', {Publish: true}));
});

afterEach(() => sandbox.close());

test('layers are listed by name with their newest version, versions newest first', async () => {
  const Content = {ZipFile: await zipOf({'a.txt': 'a'})};
  await lambda.publishLayerVersion({LayerName: 'tools', Content, CompatibleRuntimes: ['nodejs24.x']});
  const second = await lambda.publishLayerVersion({LayerName: 'tools', Content, Description: 'second'});
  await lambda.publishLayerVersion({LayerName: 'base', Content});
  expect(second).toMatchObject({Version: 2, CreatedDate: '2026-01-31T09:30:00.000+0000'});
  const {Layers} = await lambda.listLayers();
  expect(Layers?.map(({LayerName, LatestMatchingVersion}) => [LayerName, LatestMatchingVersion?.Version])).toEqual([
    ['base', 1],
    ['tools', 2],
  ]);
  const matching = await lambda.listLayers({CompatibleRuntime: 'nodejs24.x'});
  expect(matching.Layers?.map(({LatestMatchingVersion}) => LatestMatchingVersion?.Version)).toEqual([1]);
  const {LayerVersions} = await lambda.listLayerVersions({LayerName: 'tools'});
  expect(LayerVersions?.map(({Version}) => Version)).toEqual([2, 1]);
  const firstPage = await lambda.listLayerVersions({LayerName: 'tools', MaxItems: 1});
  const secondPage = await lambda.listLayerVersions({LayerName: 'tools', Marker: firstPage.NextMarker ?? ''});
  expect(secondPage.LayerVersions?.map(({Version}) => Version)).toEqual([1]);
});

test('a deleted layer version is gone, its number too, and its content can be had before that', async () => {
  const ZipFile = await zipOf({'a.txt': 'a'});
  const {Content} = await lambda.publishLayerVersion({LayerName: 'tools', Content: {ZipFile}});
  const download = await fetch(Content?.Location ?? '');
  expect((await download.arrayBuffer()).byteLength).toBe(ZipFile.byteLength);
  await lambda.deleteLayerVersion({LayerName: 'tools', VersionNumber: 1});
  await lambda.deleteLayerVersion({LayerName: 'tools', VersionNumber: 1});
  const refusal = await refusalOf(lambda.getLayerVersion({LayerName: 'tools', VersionNumber: 1}));
  expect(refusal).toEqual({
    status: 404,
    code: 'ResourceNotFoundException',
    message: 'The resource you requested does not exist.',
  });
  expect(await lambda.publishLayerVersion({LayerName: 'tools', Content: {ZipFile}})).toMatchObject({Version: 2});
});

test('a function lists its layers with their sizes and refuses ones that are not there', async () => {
  const ZipFile = await zipOf({'a.txt': 'a'});
  const {LayerVersionArn = ''} = await lambda.publishLayerVersion({LayerName: 'tools', Content: {ZipFile}});
  const {Layers} = await lambda.updateFunctionConfiguration({...orders, Layers: [LayerVersionArn]});
  expect(Layers).toEqual([{Arn: LayerVersionArn, CodeSize: ZipFile.byteLength}]);
  const missing = `${LayerVersionArn.slice(0, -1)}9`;
  const refusal = await refusalOf(lambda.updateFunctionConfiguration({...orders, Layers: [missing]}));
  expect(refusal).toMatchObject({status: 400, message: `Layer version ${missing} does not exist.`});
});

test("another account's layers cannot be had by the names of own ones", async () => {
  const Content = {ZipFile: await zipOf({'a.txt': 'a'})};
  const {LayerVersionArn = '', LayerArn = ''} = await lambda.publishLayerVersion({LayerName: 'tools', Content});
  const [foreign, LayerName] = [LayerVersionArn, LayerArn].map(own => own.replace(accountId, '999999999999'));
  const denied = (resource: string | undefined) => ({
    status: 403,
    code: 'AccessDeniedException',
    message: expect.stringContaining(`perform: lambda:GetLayerVersion on resource: ${resource} because`),
  });
  const Layers = [foreign ?? ''];
  expect(await refusalOf(lambda.updateFunctionConfiguration({...orders, Layers}))).toEqual(denied(foreign));
  expect(await refusalOf(lambda.getLayerVersionByArn({Arn: foreign}))).toEqual(denied(foreign));
  expect(await refusalOf(lambda.getLayerVersion({LayerName, VersionNumber: 1}))).toEqual(denied(LayerName));
});

test('versions of a layer are paged by markers that say nothing', async () => {
  const Content = {ZipFile: await zipOf({'nodejs/a.txt': 'a'})};
  for (let version = 1; version <= 3; version++) await lambda.publishLayerVersion({LayerName: 'tools', Content});
  const first = await lambda.listLayerVersions({LayerName: 'tools', MaxItems: 2});
  expect(first.LayerVersions?.map(({Version}) => Version)).toEqual([3, 2]);
  expect(first.NextMarker).not.toMatch(/^\d+$/);
  await lambda.deleteLayerVersion({LayerName: 'tools', VersionNumber: 2});
  const second = await lambda.listLayerVersions({LayerName: 'tools', Marker: first.NextMarker});
  expect(second.LayerVersions?.map(({Version}) => Version)).toEqual([1]);
  expect(await refusalOf(lambda.listLayerVersions({LayerName: 'tools', Marker: 'made-up'}))).toMatchObject({
    status: 400,
    code: 'InvalidParameterValueException',
  });
});
