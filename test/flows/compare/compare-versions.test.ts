import {readFileSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {keys, type RunningConsole} from '../../support/console.ts';
import {fillIn, openOrders, send} from '../../support/operate.ts';
import {zipOf} from '../../support/sandbox.ts';

const copied = ({output}: RunningConsole) => {
  const [, text = ''] = [...output().matchAll(/\u001B\]52;c;([\w+/=]*)/g)].at(-1) ?? [];
  return Buffer.from(text, 'base64').toString();
};

it('a version is compared with the one before, and the lines of a file that differ are gone through', async () => {
  const console = await openOrders();
  const {press, waitFor} = console;
  await console.pane('versions').focus();
  await console.pane('versions').select('2');
  await waitFor('c compare');
  press('c');
  const dialog = console.dialog('Compare orders-api:1 with orders-api:2');
  await dialog.shows(/Layers +the same/);
  await dialog.shows(/Resource policy +the same: no policy of its own/);
  await dialog.shows(/Code +1 of 2 files differs/);
  await dialog.shows(/~ prices\.json +\+1 −1/);
  press('G\r');
  await dialog.shows(/- \{"mug": 12\.5/);
  await dialog.shows(/\+ \{"mug": 13/);
  press('gn');
  await dialog.shows(/▌ +Description/);
  press('n');
  await dialog.shows(/▌.*prices\.json/);
  press('n');
  await dialog.shows(/▌.*- \{"mug": 12\.5/);
  press('N');
  await dialog.shows(/▌.*prices\.json/);
  press('y');
  await console.dialog('Copy of the comparison').choose('all of it as text');
  await waitFor('the comparison.');
  expect(copied(console)).toContain('--- orders-api:1\n+++ orders-api:2\n');
  expect(copied(console)).toContain('-{"mug": 12.5, "tee": 24, "poster": 18}\n');
  await dialog.leave();
});

it('what is marked is compared, the older on the left, or with what is chosen; and the two versions of an alias', async () => {
  const console = await openOrders();
  const {press, waitFor} = console;
  await console.pane('versions').focus();
  await console.pane('versions').select('3');
  press(' ');
  await waitFor('c compare with…');
  press('c');
  await console.dialog('What to compare orders-api:3 with').choose('orders-api:live');
  const alias = console.dialog('Compare orders-api:3 with orders-api:live');
  await alias.shows(/MemorySize +512 +256/);
  await alias.shows(/Resource policy +1 differs · 3: no policy of its own/);
  press('c');
  await console.dialog('What to compare orders-api:3 with').choose('another function…');
  await console.dialog('What to compare orders-api:3 with').choose('thumbnailer');
  const other = console.dialog('Compare orders-api:3 with thumbnailer:$LATEST');
  await other.shows(/Reserved concurrency/);
  await other.leave();
  await alias.leave();
  await console.pane('versions').select('1');
  press(' ');
  await waitFor('c compare both');
  press('c');
  const both = console.dialog('Compare orders-api:1 with orders-api:3');
  await both.shows(/MemorySize +256 +512/);
  await both.leave();
  await console.pane('aliases').focus();
  await console.pane('aliases').select('live');
  press('c');
  await console
    .dialog('Compare orders-api:2 with orders-api:3')
    .shows(/MemorySize +256 +512[\s\S]*Code +\d+ of \d+ files differ/);
});

it('asks whose source is meant where an alias leads to two versions, or what is different', async () => {
  const console = await openOrders();
  const {press, dialog, pane} = console;
  await pane('aliases').focus();
  await pane('aliases').select('live');
  press('f');
  await dialog('Source of orders-api:live').shows(/version 2 · \d+ %/);
  await dialog('Source of orders-api:live').shows(/version 3 · \d+ %/);
  press('2');
  await dialog('orders-api:3').opened();
  await dialog('orders-api:3').leave();
  press('f');
  await dialog('Source of orders-api:live').opened();
  press('3');
  await dialog('Compare orders-api:2 with orders-api:3').opened();
});

it('what may not be read is said and is not the same, and what is secret is told by its name alone', async () => {
  const console = await openOrders();
  const {press, waitFor, endpoint, sandbox, home} = console;
  const variables = (key: string) => ({Environment: {Variables: {STAGE: 'production', PAYMENT_API_KEY: key}}});
  await sandbox.client.updateFunctionConfiguration({FunctionName: 'orders-api', ...variables('sk-live-4242')});
  await sandbox.client.publishVersion({FunctionName: 'orders-api'});
  const headers = {'x-amzn-errortype': 'AccessDeniedException'};
  endpoint.fail('GetPolicy', {kind: 'answer', status: 403, headers, body: '{"Message":"not authorized"}'});
  await console.pane('versions').focus();
  press('r');
  await console.pane('versions').select('4');
  press('c');
  const dialog = console.dialog('Compare orders-api:3 with orders-api:4');
  await dialog.shows(/Resource policy +\? of 3 unknown \(no permission: lambda:GetPolicy\), of 4 unknown/);
  await dialog.shows(/Environment\.Variables\{PAYMENT_API_KEY\} +•+ +differs, masked/);
  await dialog.shows(/Environment\.Variables\{SESSION_SECRET\} +•+ +not there/);
  press('S');
  await waitFor('Save the comparison to');
  press(`${keys.ctrlU}~/versions.diff${keys.enter}`);
  await waitFor(/Saved the comparison to/);
  const file = join(home, 'versions.diff');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const text = readFileSync(file, 'utf8');
  expect(text).toContain('Environment.Variables{PAYMENT_API_KEY}: differs (masked)');
  expect(text + console.text()).not.toMatch(/sk-live-4242|demo-key|correct-horse/);
});

it('a function is compared with how it was before a change of this session, and with a zip on this machine', async () => {
  const console = await openOrders();
  console.press('e');
  await fillIn(console, [['Timeout', '25']]);
  await send(console);
  console.press('c');
  await console.dialog('What to compare orders-api:$LATEST with').choose('before Edit function');
  const dialog = console.dialog('Compare orders-api before');
  await dialog.shows(/Edit function +1 differs/);
  await dialog.shows(/Timeout +10 +25/);
  await dialog.leave();
  const {press, waitFor, home} = console;
  const zip = await zipOf({'index.js': 'exports.handler = async () => 1;\n', 'prices.json': '{}\n', 'more.txt': 'x'});
  writeFileSync(join(home, 'built.zip'), zip);
  press('c');
  await console
    .dialog('What to compare orders-api:$LATEST with')
    .choose('a folder or zip on this machine…', 'a folder');
  await waitFor('without what its .lambdaignore names');
  press(`${keys.ctrlU}~/built.zip${keys.enter}`);
  const built = console.dialog('Compare orders-api:$LATEST with ~/built.zip');
  await built.shows(/Code +\d+ of \d+ files differ/);
  await built.shows(/\+ more\.txt +only on the right · 1 B/);
  await built.shows(/~ index\.js +\+1 −\d+/);
});
