import {expect, it} from 'vitest';
import {keys} from '../../support/console.tsx';
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
  await dialog('Logs since').choose('another time…');
  await waitFor('2h ago · 14:03');
  press('whenever');
  press(keys.enter);
  await waitFor('✗ no time: write 2h');
  expect(text()).toContain('│ whenever');
  press(keys.ctrlU);
  await gone('✗ no time');
  paste('4h ago');
  await waitFor('4h ago ');
  press(keys.enter);
  await waitFor('following ── 3 lines');
  expect(log()[0]).toContain('hours ago');
});

it('states the price of a live tail before it starts one, and can go back', async () => {
  const {press, put, waitFor, dialog, endpoint} = await openSilent();
  await put([[1000, 'before']]);
  press('l');
  await waitFor('following ── 1 line');
  press('t');
  await dialog('Logs since').choose('live tail: lines as they come, for $0.01 per minute…');
  await waitFor('Live tail costs $0.01 per minute (CloudWatch pricing)');
  expect(endpoint.count('StartLiveTail')).toBe(0);
  await waitFor('▌Stay with polling');
  await dialog('Live tail costs').choose('Start the live tail');
  await waitFor('following by live tail');
  await put([[0, 'during']]);
  await waitFor('during');
  expect(endpoint.count('StartLiveTail')).toBe(1);
  press('t');
  await dialog('Logs since').choose('by polling again');
  await waitFor(/── following ── 2 lines/);
});
