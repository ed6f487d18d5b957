import {expect, it} from 'vitest';
import {keys} from '../../support/console.ts';
import {openSilent} from '../../support/log-lines.ts';

it('starts at another time, from the menu or typed in; one that is none is said and kept', async () => {
  const {press, paste, put, waitFor, dialog, log, text, gone} = await openSilent();
  await put([
    [3 * 3_600_000, 'hours ago'],
    [700_000, 'a while ago'],
    [1000, 'just now'],
  ]);
  press('l');
  await waitFor('following ── 1 line');
  press('t');
  await dialog('Logs since').choose('15m ago');
  await waitFor('following ── 2 lines');
  expect(log()[0]).toContain('a while ago');

  press('t');
  press('whenever');
  await waitFor('✗ no time: write 2h');
  press(keys.enter);
  await waitFor('no time: write 2h, 14:03');
  expect(text()).toContain(': whenever');
  press(keys.ctrlU);
  await gone('✗ no time');
  paste('4h ago');
  await dialog('Logs since').shows(/▌4h ago: since (\d\d-\d\d )?\d\d:\d\d:\d\d\.\d{3}/);
  press(keys.enter);
  await waitFor('following ── 3 lines');
  expect(log()[0]).toContain('hours ago');
});

it('takes all that is typed until Enter for a time, digits, too', async () => {
  const {press, put, waitFor, endpoint} = await openSilent();
  await put([
    [23 * 3_600_000, 'yesterday, mostly'],
    [1000, 'just now'],
  ]);
  press('l');
  await waitFor('following ── 1 line');
  press('t24h');
  await waitFor('▌24h: since');
  expect(endpoint.count('StartLiveTail')).toBe(0);
  press(keys.enter);
  await waitFor('following ── 2 lines');
  // 24h would be found, too.
  press('t2h');
  await waitFor('▌2h: since ');
  press(keys.enter);
  await waitFor('following ── 1 line');
});

it('ends where it is told to, and says from when to when', async () => {
  const {press, put, waitFor, log} = await openSilent();
  await put([
    [50 * 60_000, 'before'],
    [30 * 60_000, 'within'],
    [1000, 'just now'],
  ]);
  press('l');
  await waitFor('following ── 1 line');
  press('t40m-20m');
  await waitFor(/▌40m-20m: from .* to /);
  press(keys.enter);
  await waitFor(/done ── 1 line ── (\d\d-\d\d )?\d\d:\d\d–(\d\d-\d\d )?\d\d:\d\d/);
  expect(log()[0]).toContain('within');
  press('r');
  await waitFor('done ── 1 line');
});

it('reads the time of a line as it stands there', async () => {
  const {press, put, waitFor, log} = await openSilent();
  await put([
    [200_000, 'first'],
    [100_000, 'second'],
    [1000, 'third'],
  ]);
  press('l');
  await waitFor('following ── 3 lines');
  const time = /\d\d:\d\d:\d\d\.\d{3}/.exec(log()[1] ?? '')?.[0] ?? '';
  press(`t${time}`);
  await waitFor(`▌${time}: since ${time}`);
  press(keys.enter);
  await waitFor('following ── 2 lines');
  expect(log()[0]).toContain('second');
});

it('starts a live tail, which is free where it is not AWS, and can go back', async () => {
  const {press, put, waitFor, dialog, endpoint} = await openSilent();
  await put([[1000, 'before']]);
  press('l');
  await waitFor('following ── 1 line');
  press('t');
  expect(endpoint.count('StartLiveTail')).toBe(0);
  await dialog('Logs since').choose('live tail: lines as they come, free: this is not AWS');
  await waitFor('following by live tail');
  await put([[0, 'during']]);
  await waitFor('during');
  expect(endpoint.count('StartLiveTail')).toBe(1);
  press('t');
  await dialog('Logs since').choose('by polling again');
  await waitFor(/── following ── 2 lines/);
});
