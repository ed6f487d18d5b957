import {
  DeleteAliasCommand,
  GetAliasCommand,
  ListAliasesCommand,
  ListVersionsByFunctionCommand,
  UpdateAliasCommand,
} from '@aws-sdk/client-lambda';
import {expect, it} from 'vitest';
import {keys} from '../../support/console.ts';
import {fillIn, openOrders, send, sendReview} from '../../support/operate.ts';
import {saveZip} from '../../support/save-zip.ts';

const FunctionName = 'orders-api';

it('moves the cursor to what was made', async () => {
  const console = await openOrders();
  await console.pane('aliases').focus();
  console.press('n');
  await fillIn(console, [
    ['Name', 'zebra'],
    ['FunctionVersion', '2'],
  ]);
  await send(console);
  await console.waitFor('▌zebra');
  await console.pane('functions').focus();
  const path = await saveZip(console.home);
  console.press('n');
  await fillIn(console, [
    ['FunctionName', 'zoo-keeper'],
    ['Role', 'arn:aws:iam::123456789012:role/zoo'],
    ['ZipFile', path],
    ['Runtime', 'nodejs24.x'],
    ['Handler', 'index.handler'],
  ]);
  await send(console);
  await console.waitFor('▌zoo-keeper');
  await console.pane('aliases').titled(/Aliases \d+ ── zoo-keeper/);
});

it('makes an alias, moves it, puts it back and deletes it', async () => {
  const console = await openOrders();
  const {client} = console.sandbox;
  const read = (Name: string) => client.send(new GetAliasCommand({FunctionName, Name}));
  await console.pane('aliases').focus();
  console.press('n');
  await fillIn(console, [
    ['Name', 'beta'],
    ['FunctionVersion', '2'],
  ]);
  await send(console);
  expect(await read('beta')).toMatchObject({FunctionVersion: '2'});

  await console.waitFor(/ beta /);
  console.press('k');
  await console.waitFor('▌beta');
  console.press('e');
  await fillIn(console, [
    ['▸ RoutingConfig', ''],
    ['+ AdditionalVersionWeights', '3=25 %'],
  ]);
  await send(console);
  expect(await read('beta')).toMatchObject({RoutingConfig: {AdditionalVersionWeights: {3: 0.25}}});

  console.press('u');
  await console.waitFor('Undo: Edit alias');
  await sendReview(console);
  expect((await read('beta')).RoutingConfig?.AdditionalVersionWeights ?? {}).toEqual({});

  console.press('D');
  await sendReview(console, `${FunctionName}:beta`);
  const {Aliases = []} = await client.send(new ListAliasesCommand({FunctionName}));
  expect(Aliases.map(({Name}) => Name)).toEqual(['canary', 'live']);
});

it('says at the key of a share that a version is meant, offers those that can take one, and reviews it in percent', async () => {
  const console = await openOrders();
  await console.pane('aliases').focus();
  await console.pane('aliases').select('canary');
  console.press('e');
  const form = console.dialog('Edit alias');
  await form.field('▸ RoutingConfig').focus();
  console.press(keys.enter);
  await form.field('+ AdditionalVersionWeights').focus();
  console.press(keys.enter);
  await form.shows('Key: a version number');
  expect(form.rows().join()).not.toContain('percentage');
  console.press('\u0010');
  const picker = console.dialog('AdditionalVersionWeights');
  await picker.shows('first release');
  // The alias leads to version 3 already, and $LATEST takes no share.
  expect(picker.rows().join('\n')).not.toMatch(/^[▌ ](3|\$LATEST) /m);
  await picker.choose('2  ', '2');
  await form.shows(/2 +=/);
  console.press(keys.tab);
  await form.shows('0–100 %');
  console.press('10 %');
  await form.shows('= 10 %');
  console.press(keys.ctrlS);
  const review = console.dialog('Review: Edit alias');
  await review.shows('+ RoutingConfig.AdditionalVersionWeights{2}: 10 %');
  await review.shows(/"AdditionalVersionWeights": ?{"2": ?0\.1}/);
});

it('deletes version 3 and only that', async () => {
  const console = await openOrders();
  const {client} = console.sandbox;
  // No alias may lead to it.
  await client.send(new DeleteAliasCommand({FunctionName, Name: 'canary'}));
  await client.send(new UpdateAliasCommand({FunctionName, Name: 'live', FunctionVersion: '2', RoutingConfig: {}}));
  await console.pane('versions').focus();
  await console.detail.titled(/^orders-api:/);
  console.press('j');
  await console.waitFor('▌3 ');
  console.press('D');
  await sendReview(console, `${FunctionName}:3`);
  const {Versions = []} = await client.send(new ListVersionsByFunctionCommand({FunctionName}));
  expect(Versions.map(({Version}) => Version)).toEqual(['$LATEST', '1', '2']);
  const calls = console.endpoint.calls.filter(({operation}) => operation === 'DeleteFunction');
  expect(calls.map(({url}) => url.search)).toEqual(['?Qualifier=3']);
});

it('says which alias leads to a version that is to be deleted, and why $LATEST cannot be', async () => {
  const console = await openOrders();
  await console.pane('versions').focus();
  await console.detail.titled(/^orders-api:/);
  console.press('gD');
  await console.waitFor('$LATEST is no published version');
  console.press('j');
  await console.waitFor('▌3 ');
  console.press('D');
  await console.waitFor('Alias that leads here: canary');
  console.press(`${FunctionName}:3${keys.enter}`);
  await console.waitFor(/✗ DeleteFunction/);
  const {Versions = []} = await console.sandbox.client.send(new ListVersionsByFunctionCommand({FunctionName}));
  expect(Versions).toHaveLength(4);
});
