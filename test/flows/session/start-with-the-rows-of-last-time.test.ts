import {mkdirSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {keys, openConsole, type RunningConsole, startConsole} from '../../support/console.ts';
import {functionsSeed} from '../../support/sandbox.ts';

it('shows the rows of the last time with their age until the service answers, and finds and moves among them at once', async () => {
  const first = await leave(await startConsole());
  const mend = first.endpoint.fail('ListFunctions', {kind: 'hold'});
  const {press, pane, text} = await openConsole({after: first});
  await pane('functions').titled(/Functions \d+ from \d+ s ago/);
  await pane('functions').shows('orders-api');
  await pane('functions').filter('thumb');
  await pane('functions').shows('▌thumbnailer');
  press(`${keys.esc}k`);
  await pane('functions').shows(/^▌(?!thumbnailer)/);
  expect(text()).not.toContain('nodejs');
  mend();
  first.endpoint.release();
  await pane('functions').titled(/Functions \d+ (?!from)/);
  await pane('functions').shows(/^▌(?!thumbnailer)/);
});

it('does nothing with such a row before the service has told of it, then what was typed, in order', async () => {
  const first = await leave(await startConsole());
  const mend = first.endpoint.fail('ListFunctions', {kind: 'hold'});
  const {press, waitFor, pane} = await openConsole({after: first});
  await pane('functions').titled(/from \d+ s ago/);
  press(`/thumbnailer${keys.enter}i${keys.ctrlU}`);
  await waitFor('Invoke waits until the service has told of thumbnailer');
  press('{"a": 1}');
  expect(first.endpoint.count('Invoke')).toBe(0);
  mend();
  first.endpoint.release();
  await waitFor('1 {"a": 1}');
  press(keys.ctrlS);
  await waitFor(() => first.endpoint.count('Invoke') > 0);
  expect(first.endpoint.calls.find(({operation}) => operation === 'Invoke')).toMatchObject({
    url: expect.objectContaining({pathname: expect.stringContaining('thumbnailer')}),
    body: '{"a": 1}',
  });
});

it('does nothing with a row that is gone by now, nor what was typed after it', async () => {
  const first = await leave(await startConsole());
  await first.sandbox.client.deleteFunction({FunctionName: 'thumbnailer'});
  const mend = first.endpoint.fail('ListFunctions', {kind: 'hold'});
  const {press, waitFor, gone, pane} = await openConsole({after: first});
  await pane('functions').titled(/from \d+ s ago/);
  press(`/thumbnailer${keys.enter}i`);
  await waitFor('Invoke waits until');
  press('{}');
  mend();
  first.endpoint.release();
  await waitFor('thumbnailer: Invoke was not done, nor what was typed after it: it is not there any more');
  await gone('▌thumbnailer');
});

it('drops what waits with Esc', async () => {
  const first = await leave(await startConsole());
  first.endpoint.fail('ListFunctions', {kind: 'hold'});
  const {press, waitFor, exited} = await openConsole({after: first});
  await waitFor(/from \d+ s ago/);
  press('iq');
  await waitFor('Invoke waits until');
  press(keys.esc);
  await waitFor('What waited was dropped');
  press('q');
  expect(await exited).toBe(0);
  first.endpoint.release();
});

it('draws what stands there once', async () => {
  const first = await leave(await startConsole());
  first.endpoint.fail('ListFunctions', {kind: 'hold'});
  const {waitFor, press, output} = await openConsole({after: first});
  await waitFor(/from \d+ s ago/);
  press('j');
  await waitFor(/▌clickstream|▌fraud/);
  for (const name of ['lambdeck', 'thumbnailer']) expect(output().split(name)).toHaveLength(2);
  expect(output().split('\u001B[?1049h')).toHaveLength(2);
  first.endpoint.release();
});

it('tells why the list cannot be had instead of what it was', async () => {
  const first = await leave(await startConsole());
  const body = JSON.stringify({Message: 'not authorized to perform: lambda:ListFunctions'});
  first.endpoint.fail('ListFunctions', {
    kind: 'answer',
    status: 403,
    headers: {'x-amzn-errortype': 'AccessDeniedException'},
    body,
  });
  const {waitFor, gone} = await openConsole({after: first});
  await waitFor('✗ ListFunctions');
  await gone('thumbnailer');
});

it('shows nothing of another account, and nothing of a file that is damaged, which it replaces', async () => {
  const first = await leave(await startConsole());
  const [file = ''] = listRows(first);
  first.endpoint.fail('ListFunctions', {kind: 'hold'});
  const other = await openConsole({after: first, env: {AWS_ACCESS_KEY_ID: 'AKIDOTHER'}});
  await other.pane('functions').shows('loading…');
  expect(other.text()).not.toContain('thumbnailer');
  const whole = readFileSync(file, 'utf8');
  for (const damaged of ['', '{', '[]', whole.slice(0, -9), whole.replace(/"format":\d+/, '"format":0')]) {
    writeFileSync(file, damaged);
    const second = await openConsole({after: first});
    await second.pane('functions').shows('loading…');
    expect(second.text()).not.toContain('thumbnailer');
    await leave(second);
  }
  first.endpoint.release();
});

it('keeps names and versions alone, for the owner of the files', async () => {
  const first = await leave(await startConsole());
  const [file = '', ...others] = listRows(first);
  expect(others).toEqual([]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(statSync(join(file, '..')).mode & 0o777).toBe(0o700);
  const {lists} = JSON.parse(readFileSync(file, 'utf8'));
  for (const item of lists.functions.items) {
    expect(Object.keys(item).sort()).toEqual(['FunctionArn', 'FunctionName', 'Version']);
  }
});

it('keeps nothing where the settings say so, and removes what was kept', async () => {
  const first = await leave(await startConsole());
  mkdirSync(join(first.home, '.config', 'lambdeck'), {recursive: true});
  writeFileSync(join(first.home, '.config', 'lambdeck', 'settings.json'), '{"rememberRows": false}');
  first.endpoint.fail('ListFunctions', {kind: 'hold'});
  const second = await openConsole({after: first});
  await second.pane('functions').shows('loading…');
  expect(second.text()).not.toContain('thumbnailer');
  first.endpoint.release();
  await leave(second);
  expect(listRows(first)).toEqual([]);
});

async function leave(console: RunningConsole): Promise<RunningConsole> {
  console.press('q');
  await console.exited;
  return console;
}

function listRows({home}: RunningConsole): readonly string[] {
  const folder = join(home, '.local', 'state', 'lambdeck', 'rows');
  try {
    return readdirSync(folder).map(name => join(folder, name));
  } catch {
    return [];
  }
}

it('lists all pages, whatever changes while they come and whoever draws them', async () => {
  const {endpoint, pane, drawn, press} = await openConsole({sandbox: {seed: () => functionsSeed(120)}});
  const mend = endpoint.fail('ListFunctions', {kind: 'hold'}, () => endpoint.count('ListFunctions') > 1);
  press('jk');
  await pane('functions').titled(/Functions \d+\+/);
  press('jk');
  await drawn();
  mend();
  endpoint.release();
  await pane('functions').titled('Functions 120 ');
});
