import {readFileSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {keys} from '../../support/console.ts';
import {openSilent} from '../../support/log-lines.ts';

it('saves what is shown to a file of one’s own; what cannot be written is said where it was typed', async () => {
  const {press, put, waitFor, home, text} = await openSilent();
  await put([
    [2000, 'ERROR one'],
    [1000, 'INFO two\nwith a second line'],
    [500, 'ERROR three'],
  ]);
  press('l');
  await waitFor('── 3 lines');
  press(`/ERROR${keys.enter}`);
  await waitFor('── 2/3');
  press('S');
  await waitFor('Save 2 lines to');
  await waitFor(/~\/function-00000-\d{8}-\d{6}\.log/);
  press(`${keys.ctrlU}/nowhere/at/all.log${keys.enter}`);
  await waitFor('✗ The file was not written: there is no such folder');
  expect(text()).toContain('│ /nowhere/at/all.log');
  writeFileSync(join(home, 'there.log'), 'mine');
  press(`${keys.ctrlU}~/there.log${keys.enter}`);
  await waitFor('✗ it exists; Enter again replaces it');
  expect(readFileSync(join(home, 'there.log'), 'utf8')).toBe('mine');
  press(keys.enter);
  await waitFor(`Saved 2 lines to ${join(home, 'there.log')}`);
  const saved = readFileSync(join(home, 'there.log'), 'utf8').split('\n');
  expect(saved).toEqual([
    expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z function-00000 ERROR one$/),
    expect.stringMatching(/ function-00000 ERROR three$/),
    '',
  ]);
  expect(statSync(join(home, 'there.log')).mode & 0o777).toBe(0o600);
});

it('saves as JSON, too, the messages just as they came, and of an invocation its lines', async () => {
  const {press, put, waitFor, home} = await openSilent();
  const id = '8f1c0000-1111-2222-3333-444455556661';
  const odd = `2026-11-22T14:03:20.140Z\t${id}\tINFO\t\u001B[31mred\u001B[0m 👨‍👩‍👧\r\n\tat x\n`;
  await put([[3000, 'before']], {stream: `2026/11/22/[$LATEST]${'b'.repeat(32)}`});
  await put([
    [2000, `START RequestId: ${id} Version: 1\n`],
    [1000, odd],
  ]);
  press('l');
  await waitFor('── 3 lines');
  press('S');
  await waitFor('Save 3 lines to');
  press(`${keys.ctrlU}~/all.jsonl${keys.enter}`);
  await waitFor(`Saved 3 lines to ${join(home, 'all.jsonl')}`);
  const saved = readFileSync(join(home, 'all.jsonl'), 'utf8').trimEnd().split('\n');
  expect(saved.map(line => JSON.parse(line))).toEqual([
    expect.objectContaining({message: 'before', function: 'function-00000'}),
    expect.objectContaining({message: `START RequestId: ${id} Version: 1\n`}),
    {
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      function: 'function-00000',
      logStreamName: `2026/11/22/[$LATEST]${'a'.repeat(32)}`,
      message: odd,
    },
  ]);
  press(keys.enter);
  await waitFor('invocation, Esc goes back');
  press('S');
  await waitFor('Save 2 lines to');
  press(`${keys.ctrlU}~/one.log${keys.enter}`);
  await waitFor(`Saved 2 lines to ${join(home, 'one.log')}`);
  expect(readFileSync(join(home, 'one.log'), 'utf8')).toContain(`Z function-00000 ${odd.slice(0, -1)}\n`);
});

it('copies a line, its invocation, or all that is shown', async () => {
  const {press, put, waitFor, output, dialog} = await openSilent();
  const id = '8f1c0000-1111-2222-3333-444455556661';
  await put([[3000, 'before']], {stream: `2026/11/22/[$LATEST]${'b'.repeat(32)}`});
  await put([
    [2000, `START RequestId: ${id} Version: 1`],
    [1000, 'printed'],
  ]);
  press('l');
  await waitFor('── 3 lines');
  const clipboard = () =>
    [...output().matchAll(/\u001B\]52;c;([\w+/=]*)(?:\u0007|\u001B\\)/g)].map(([, text = '']) =>
      Buffer.from(text, 'base64').toString('utf8'),
    );
  press('y');
  await dialog('Copy of the log').choose('this line');
  await waitFor('Sent to the terminal: the line');
  press('y');
  await dialog('Copy of the log').choose('its invocation');
  await waitFor('Sent to the terminal: 2 lines');
  press('y');
  await dialog('Copy of the log').choose('all that is shown: 3 lines');
  await waitFor('Sent to the terminal: 3 lines');
  const [line, invocation = '', all = ''] = clipboard();
  expect(line).toBe('printed');
  expect(invocation).toMatch(/^\S+Z function-00000 START .*\n\S+Z function-00000 printed\n$/);
  expect(all.split('\n')).toHaveLength(4);
});

it('saves the lines of the invocations that are listed', async () => {
  const {press, put, waitFor, home} = await openSilent();
  const [good, bad] = ['8f1c0000-1111-2222-3333-444455556661', '8f1c0000-1111-2222-3333-444455556662'];
  const report = (id: string) => `REPORT RequestId: ${id}\tDuration: 1 ms\tBilled Duration: 1 ms`;
  await put([
    [9000, `START RequestId: ${good} Version: 1`],
    [8000, report(good)],
    [7000, `START RequestId: ${bad} Version: 1`],
    [6000, `2026-11-22T14:03:20.140Z\t${bad}\tERROR\tit failed`],
    [5000, report(bad)],
  ]);
  press('l');
  await waitFor('── 5 lines');
  press('Tv');
  await waitFor('1 failed of 2');
  press('S');
  await waitFor('Save 3 lines to');
  press(`${keys.ctrlU}~/failed.log${keys.enter}`);
  await waitFor(`Saved 3 lines to ${join(home, 'failed.log')}`);
  const saved = readFileSync(join(home, 'failed.log'), 'utf8');
  expect(saved.split('\n').filter(line => line.includes(bad))).toHaveLength(3);
  expect(saved).not.toContain(good);
});
