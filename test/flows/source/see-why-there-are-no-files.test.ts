import {createHash} from 'node:crypto';
import {expect, it} from 'vitest';
import {keys, startConsole} from '../../support/console.ts';
import {functionInput, zipOf} from '../../support/sandbox.ts';

it('says of an image where it is', async () => {
  const {press, pane, dialog, sandbox} = await startConsole();
  const {Runtime: _, Handler: __, ...input} = await functionInput('resizer');
  const ImageUri = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/resizer:7';
  await sandbox.client.createFunction({...input, PackageType: 'Image', Code: {ImageUri}});
  press('r');
  await pane('functions').filter('resizer');
  press('f');
  await dialog('Source').shows(
    /resizer:\$LATEST is a container image[\s\S]*dkr\.ecr\.eu-west-1\.amazonaws\.com\/resizer:7/,
  );
  await dialog('Source').leave();
});

it('asks before it fetches much, says why nothing can be fetched, and opens what can be', async () => {
  const {press, pane, dialog, sandbox, endpoint, waitFor} = await startConsole();
  const zip = await zipOf({'index.mjs': 'export const handler = async () => 1;\n'});
  await sandbox.client.createFunction(await functionInput('greeter', {Code: {ZipFile: zip}}));
  press('r');
  await pane('functions').filter('greeter');
  const path = `/_code/${createHash('sha256').update(zip).digest('hex')}.zip`;
  const sizes = {'content-length': String(80 << 20)};
  const mend = endpoint.fail(path, {kind: 'answer', status: 200, headers: sizes, body: zip});
  press('f');
  await dialog('Source').shows('80 MB would have to be fetched. Enter fetches it, Esc leaves it.');
  mend();
  const refuse = endpoint.fail(path, {
    kind: 'answer',
    status: 503,
    body: '<Error><Message>Slow down</Message></Error>',
  });
  press(keys.enter);
  await dialog('Source').shows(/✗ The zip of greeter:\$LATEST cannot be read[\s\S]*Slow down/);
  refuse();
  const before = endpoint.count('GetFunction');
  press('r');
  await waitFor('export const handler');
  expect(endpoint.count('GetFunction')).toBeGreaterThan(before);
});
