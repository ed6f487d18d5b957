import {GetLayerVersionPolicyCommand, ListLayerVersionsCommand} from '@aws-sdk/client-lambda';
import {expect, it} from 'vitest';
import {keys, type RunningConsole, startConsole} from '../../support/console.ts';
import {fillIn, send, sendReview} from '../../support/operate.ts';

const LayerName = 'shared-logging';

/** The console with the cursor on a version of the sample layer shared-logging, which has two. */
async function openVersion(version: string): Promise<RunningConsole> {
  const console = await startConsole();
  await console.pane('layers').filter(LayerName);
  await console.pane('layer-versions').titled(`Layer versions 2 ── ${LayerName}`);
  await console.pane('layer-versions').focus();
  await console.pane('layer-versions').select(version);
  await console.detail.titled(`${LayerName}:${version} `);
  return console;
}

async function versionsOf({sandbox}: RunningConsole): Promise<readonly (number | undefined)[]> {
  const {LayerVersions = []} = await sandbox.client.send(new ListLayerVersionsCommand({LayerName}));
  return LayerVersions.map(({Version}) => Version);
}

it('deletes the version under the cursor, says that this is for good, and asks for its own word', async () => {
  const console = await openVersion('1');
  console.press('D');
  await console.dialog('Review: Delete layer version').shows('cannot be undone');
  await sendReview(console, `${LayerName}:1`);
  expect(await versionsOf(console)).toEqual([2]);
  await console.pane('layer-versions').titled(`Layer versions 1 ── ${LayerName}`);
});

it('says which functions keep a copy, in which of their versions, and what of the policy goes', async () => {
  const console = await openVersion('2');
  await console.detail.tab('Policy');
  await console.pane('detail').focus();
  console.press('n');
  await fillIn(console, [
    ['StatementId', 'partner'],
    ['Action', 'lambda:GetLayerVersion'],
    ['Principal', '210987654321'],
  ]);
  await send(console);
  const policy = await console.sandbox.client.send(new GetLayerVersionPolicyCommand({LayerName, VersionNumber: 2}));
  expect(policy.Policy).toContain('210987654321');
  await console.detail.shows('partner');
  await console.pane('layer-versions').focus();
  console.press('D');
  const review = console.dialog('Review: Delete layer version');
  await review.shows('Keeps its copy: orders-api:$LATEST');
  await review.shows('Statement of its policy that goes with it: partner');
});

it('copies the ARN of the version under the cursor, and names it in the actions', async () => {
  const console = await openVersion('1');
  console.press('a');
  await console.dialog(`Actions on ${LayerName}:1`).leave();
  console.press('y');
  await console.dialog('Copy').choose('ARN');
  await console.waitFor('Sent to the terminal: ARN');
  const [copied] = console.output().matchAll(/\u001B\]52;c;([\w+/=]*)/g);
  expect(Buffer.from(copied?.[1] ?? '', 'base64').toString()).toMatch(/:layer:shared-logging:1$/);
});

it('deletes several marked versions with one review', async () => {
  const console = await openVersion('2');
  console.press('  ');
  await console.pane('layer-versions').titled('◆2');
  console.press('a');
  await console.dialog('Actions on 2 marked layer versions').leave();
  console.press('D');
  await console.dialog('Review: Delete layer version').shows(`${LayerName}:2: Keeps its copy: orders-api`);
  await sendMany(console, '2');
  expect(await versionsOf(console)).toEqual([]);
});

it('shows the versions of a layer only while layers are looked at', async () => {
  const console = await startConsole();
  await console.pane('versions').titled(/^Versions \d/);
  await console.pane('layers').focus();
  await console.pane('layer-versions').titled(/^Layer versions \d/);
  expect(console.pane('versions').title()).toBe('');
  await console.pane('functions').focus();
  await console.pane('versions').titled(/^Versions \d/);
  await console.command('Go to Layer versions');
  await console.pane('layer-versions').titled(/^Layer versions \d/);
  console.press(keys.esc);
  await console.detail.titled(/^image-tools/);
});

async function sendMany({press, waitFor}: RunningConsole, word: string): Promise<void> {
  await waitFor(`Type ${word} and press Enter`);
  press(word);
  await waitFor(`to send: ${word}`);
  press(keys.enter);
  await waitFor(`${word} of ${word} done`);
}
