import {expect, it} from 'vitest';
import {openSilent, silent} from '../../support/log-lines.ts';

it('shows the last five minutes, then what comes, in the order of time whatever the order it comes in', async () => {
  const {press, put, log, pane} = await openSilent();
  await put([
    [600_000, 'long ago'],
    [60_000, 'first'],
    [50_000, 'third'],
  ]);
  press('l');
  await pane('log').titled(new RegExp(`Log ── ${silent} ── following ── 2 lines ── since \\d\\d:\\d\\d`));
  expect(
    log()
      .filter(row => row !== '')
      .map(row => row.slice(21)),
  ).toEqual(['first', 'third']);

  await put([[55_000, 'second, late']], {stream: `2026/11/22/[$LATEST]${'b'.repeat(32)}`});
  await put([
    [40_000, 'same 1'],
    [40_000, 'same 2'],
    [40_000, 'same 3'],
  ]);
  await pane('log').titled('6 lines');
  const shown = log()
    .filter(row => row !== '')
    .map(row => row.slice(21));
  expect(shown).toEqual(['first', 'second, late', 'third', 'same 1', 'same 2', 'same 3']);
  expect(log()[5]).toMatch(/^▌\d\d:\d\d:\d\d\.\d{3} {8}same 3$/);
});

it('shows thousands of lines that a handler prints, none lost', async () => {
  const {create, invoke, press, waitFor, log, pane} = await openSilent();
  await create(
    'printer',
    `export const handler = async () => { for (let n = 0; n < 3000; n++) console.log('line', n, 'of many'); };`,
  );
  press('r');
  await pane('functions').titled('Functions 3 ');
  press('/printer\r');
  await waitFor('▌printer');
  press('l');
  await pane('log').titled('Log ── printer');
  await invoke('printer');
  press('r');
  await waitFor('── 3,004 lines');
  await waitFor(/INFO +line 2999 of many/);
  expect(log().at(-1)).toMatch(/▌.* REPORT +[\d.]+ ms · billed \d+ ms · \d+\/128 MB · cold/);
  press('/line 1234 of\r');
  await waitFor(/ 1\/3,004 ──/);
  expect(log()[0]).toMatch(/INFO +line 1234 of many/);
});

it('stops following, keeps what is there, and goes on with r', async () => {
  const {press, put, waitFor, text} = await openSilent();
  await put([[1000, 'one']]);
  press('l');
  await waitFor('following ── 1 line');
  press('x');
  await waitFor('── stopped, r goes on ── 1 line');
  press('x');
  await waitFor('Stop following: no log is being followed');
  await put([[500, 'two']]);
  press('r');
  await waitFor('following ── 2 lines');
  expect(text()).toContain('two');
});

it('follows another function instead of the one before', async () => {
  const {press, put, waitFor, text, endpoint, pane, gone} = await openSilent();
  await put([[1000, 'of the one']]);
  press('l');
  await waitFor('of the one');
  await pane('functions').focus();
  press('j');
  await waitFor('▌function-00001');
  press('l');
  await pane('log').titled('Log ── function-00001');
  await gone('of the one');
  const before = endpoint.calls.filter(({body}) => body.includes(`/aws/lambda/${silent}`)).length;
  await put([[100, 'of the other']], {functionName: 'function-00001'});
  await waitFor('of the other');
  expect(endpoint.calls.filter(({body}) => body.includes(`/aws/lambda/${silent}`)).length).toBe(before);
  expect(text()).not.toContain('of the one');
});
