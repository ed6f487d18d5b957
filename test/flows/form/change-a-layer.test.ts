import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {GetLayerVersionPolicyCommand, ListLayerVersionsCommand} from '@aws-sdk/client-lambda';
import {expect, it} from 'vitest';
import {keys, startConsole} from '../../support/console.ts';
import {call, fillIn, send, sendReview} from '../../support/operate.ts';
import {zipOf} from '../../support/sandbox.ts';

it('publishes a version of a layer, permits it to an account, takes that back, and deletes the version', async () => {
  const console = await startConsole();
  const {client} = console.sandbox;
  const path = join(console.home, 'layer.zip');
  writeFileSync(path, await zipOf({'nodejs/index.mjs': 'export const one = 1;\n'}));
  await console.pane('layers').focus();
  await console.detail.titled('image-tools');
  console.press('n');
  await fillIn(console, [
    ['ZipFile', path],
    ['Description', 'one'],
  ]);
  await send(console);
  const versions = async () =>
    (await client.send(new ListLayerVersionsCommand({LayerName: 'image-tools'}))).LayerVersions ?? [];
  expect(await versions()).toMatchObject([{Version: 2, Description: 'one'}, {Version: 1}]);

  await console.waitFor(/▌image-tools +2 /);
  await call(console, 'AddLayerVersionPermission');
  await fillIn(console, [
    ['StatementId', 'partner'],
    ['Principal', '210987654321'],
  ]);
  await send(console);
  const policy = () => client.send(new GetLayerVersionPolicyCommand({LayerName: 'image-tools', VersionNumber: 2}));
  expect((await policy()).Policy).toContain('210987654321');
  await call(console, 'GetLayerVersionPolicy');
  await console.waitFor('"Policy"');
  console.press(keys.esc);
  await console.waitFor('actions');

  await call(console, 'RemoveLayerVersionPermission');
  await fillIn(console, [['StatementId', 'partner']]);
  await send(console, 'partner');
  await expect(policy()).rejects.toThrow();
  await console.waitFor('u puts it back');
  console.press('u');
  await console.waitFor('Review: Undo');
  await sendReview(console);
  expect((await policy()).Policy).toContain('partner');

  console.press('D');
  await sendReview(console, 'image-tools:2');
  expect(await versions()).toMatchObject([{Version: 1}]);
});
