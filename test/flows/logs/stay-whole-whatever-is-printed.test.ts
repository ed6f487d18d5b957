import stringWidth from 'string-width';
import {expect, it} from 'vitest';
import {keys} from '../../support/console.ts';
import {openSilent} from '../../support/log-lines.ts';

const long = `long ${'0123456789'.repeat(20_000)}`;
const odd = [
  [9000, long],
  [8000, `訂單${'訂單已收到'.repeat(200)}`],
  [7000, 'bell \u0007 \u001B[2J\u001B]0;owned\u0007 \u202Eback'],
  [6000, '👩‍👩‍👧 family é è'],
  [5000, 'one\ntwo\nthree'],
  [4000, `{"level":"INFO","message":"${'x'.repeat(70_000)}"`],
  [3000, ' '],
  [2000, '{"a":'.repeat(5000)],
] as const;

it.for([
  [120, 40],
  [80, 24],
  [60, 15],
] as const)('keeps every row as wide as it should be at %j', async ([columns, rows]) => {
  const {press, put, waitFor, screen, gone} = await openSilent({columns, rows});
  await put(odd);
  const brokenRows = () =>
    screen()
      .slice(
        screen().findIndex(row => row.startsWith('╭')),
        -1,
      )
      .filter(row => stringWidth(row) !== columns || !/[│┃╮╯┤]$/.test(row));
  press('l');
  await waitFor(/8 lines/);
  await waitFor('following');
  expect(screen().join('\n')).toContain('one ↵ two ↵ three');
  expect(brokenRows()).toEqual([]);
  press('w');
  await waitFor('Long lines are wrapped');
  expect(brokenRows()).toEqual([]);
  press('g');
  await waitFor('… Enter shows it whole');
  expect(brokenRows()).toEqual([]);
  press('\r');
  await waitFor('invocation, Esc');
  expect(brokenRows()).toEqual([]);
  press('G');
  await gone('a line of no invocation');
  expect(brokenRows()).toEqual([]);
  press(keys.esc);
  await waitFor('… Enter shows it whole');
});

it('shows times in the zone of the machine or in UTC, with the day when it is another', async () => {
  const {press, put, waitFor, log, dialog} = await openSilent();
  await put([[23 * 3_600_000, 'yesterday, mostly']]);
  press('l');
  await waitFor('── following');
  press('t');
  await dialog('Logs since').choose('24h ago');
  await waitFor('yesterday, mostly');
  press('U');
  await waitFor(/\.\d{3}Z +yesterday/);
  expect(log()[0]).toMatch(/^▌(\d\d-\d\d )?\d\d:\d\d:\d\d\.\d{3}Z +yesterday/);
});
