import {mkdtempSync, readdirSync, rmSync, utimesSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {Lambda} from '@aws-sdk/client-lambda';
import {expect, onTestFinished, test} from 'vitest';
import {credentials, functionInput, region, startSandbox, zipOf} from '../../support/sandbox.ts';

async function openSandbox(path: string) {
  const sandbox = await startSandbox({storage: {kind: 'folder', path}});
  return {...sandbox, lambda: new Lambda({region, endpoint: sandbox.url, credentials, maxAttempts: 1})};
}

/** Makes everything that is kept look as if it were of yesterday. */
function age(zips: string): void {
  const yesterday = new Date(Date.now() - 86_400_000);
  for (const name of readdirSync(zips)) utimesSync(join(zips, name), yesterday, yesterday);
}

test('code nothing uses any more goes, code of versions and of deleted layers in use stays', async () => {
  const path = mkdtempSync(join(tmpdir(), 'lambdeck-garbage-'));
  onTestFinished(() => rmSync(path, {recursive: true, force: true}));
  const zips = join(path, 'code', 'zips');
  const zip = (text: string) => zipOf({'index.js': `exports.handler = async () => '${text}';`});
  const first = await openSandbox(path);
  const content = async (name: string) => ({LayerName: name, Content: {ZipFile: await zip(name)}});
  await first.lambda.publishLayerVersion(await content('unused'));
  const {LayerVersionArn: layer = ''} = await first.lambda.publishLayerVersion(await content('used'));
  const Code = {ZipFile: await zip('one')};
  await first.lambda.createFunction(await functionInput('kept', {Code, Layers: [layer], Publish: true}));
  await first.lambda.updateFunctionCode({FunctionName: 'kept', ZipFile: await zip('two')});
  await first.lambda.updateFunctionCode({FunctionName: 'kept', ZipFile: await zip('three')});
  await first.lambda.createFunction(await functionInput('gone', {Code: {ZipFile: await zip('gone')}}));
  await first.lambda.deleteFunction({FunctionName: 'gone'});
  for (const LayerName of ['unused', 'used']) await first.lambda.deleteLayerVersion({LayerName, VersionNumber: 1});
  first.lambda.destroy();
  await first.close();
  expect(readdirSync(zips)).toHaveLength(6);
  age(zips);
  const next = await openSandbox(path);
  const answers = ['1', '$LATEST'].map(async Qualifier => {
    const {Payload} = await next.lambda.invoke({FunctionName: 'kept', Qualifier});
    return Buffer.from(Payload ?? []).toString('utf8');
  });
  expect(await Promise.all(answers)).toEqual(['"one"', '"three"']);
  expect(readdirSync(zips)).toHaveLength(3);
  next.lambda.destroy();
  await next.close();
});
