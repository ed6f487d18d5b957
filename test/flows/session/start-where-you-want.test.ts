import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {createHome, openConsole} from '../../support/console.ts';
import {words} from '../../support/shell-words.ts';

const ofOrders = ['--function', 'orders-api'];

it.each([
  [
    'functions that a filter finds',
    ['--filter', 'orders'],
    /▌orders-api[\s\S]*Versions 4/,
    /Functions 1\/\d+ \/orders/,
  ],
  [
    'what has a tag',
    ['--tag', 'team=shop', '--filter', 'orders'],
    /▌orders-api/,
    /Functions 1\/\d+ \/tag:team=shop orders/,
  ],
  ['a pane', ['--pane', 'layers', '--filter', 'tools'], /▌image-tools/, /Layers 1\/3 \/tools/],
  [
    'a pane of a function',
    [...ofOrders, '--pane', 'versions', '--filter', 'build'],
    /▌3 .*canary/,
    /Versions 1\/4 \/build/,
  ],
  ['the incident board', ['--view', 'board'], /╭─ Incidents/, /read now/],
  [
    'the logs of a function',
    [...ofOrders, '--view', 'logs', '--filter', 'error'],
    /following/,
    /Log ── orders-api ── .*\/error/,
  ],
  ['the invocations of a function', [...ofOrders, '--view', 'invocations'], /STARTED/, /Log ── orders-api ── timeline/],
])('starts with %s', async (_, args, awaited, title) => {
  const {waitFor} = await openConsole({args});
  await waitFor(awaited);
  await waitFor(title);
});

it('opens the board on the function that is named, below what is said of the settings', async () => {
  const home = createHome();
  mkdirSync(join(home, '.config', 'lambdeck'), {recursive: true});
  writeFileSync(join(home, '.config', 'lambdeck', 'settings.json'), '{"theme": 7, "metric": true}');
  const args = ['--view', 'board', '--function', 'clickstream-ingest'];
  const {waitFor, dialog, text} = await openConsole({args, home});
  await dialog('Settings').shows('there is no setting "metric"');
  await waitFor(/read less than/);
  await dialog('Settings').leave();
  await waitFor(/▌clickstream-ingest/);
  expect(text()).toContain('─ Incidents');
});

it('offers the line that opens the same view again', async () => {
  const {press, waitFor, output, pane, dialog, endpoint} = await openConsole({
    args: [...ofOrders, '--pane', 'versions'],
  });
  await waitFor('▌$LATEST');
  await pane('versions').filter('build');
  await waitFor('▌3 ');
  const lastCopied = () => {
    const [, text = ''] = output().match(/.*\u001B\]52;c;([\w+/=]*)/s) ?? [];
    return words(Buffer.from(text, 'base64').toString());
  };
  const copied = async (menu: string) => {
    press('y');
    await dialog(menu).choose('the line that opens this view again');
    await waitFor('Sent to the terminal: the line that opens this view again');
    return lastCopied();
  };
  const target = ['lambdeck', '--endpoint-url', endpoint.url, '--region', 'eu-west-1'];
  expect(await copied('Copy of orders-api:3')).toEqual([
    ...target,
    ...ofOrders,
    '--pane',
    'versions',
    '--filter',
    'build',
  ]);
  await pane('functions').focus();
  press('T');
  await waitFor(/Log ── orders-api ── timeline of \d/);
  await waitFor('✗ TypeError');
  expect(await copied('Copy of the log')).toEqual([...target, ...ofOrders, '--view', 'invocations']);
  press('Hy');
  await waitFor('Sent to the terminal: the line that opens this view again');
  expect(lastCopied()).toEqual([...target, '--view', 'board']);
});
