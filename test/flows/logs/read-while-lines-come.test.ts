import {expect, it} from 'vitest';
import {keys} from '../../support/console.ts';
import {openSilent} from '../../support/log-lines.ts';

const numbered = (count: number, from = 0) =>
  Array.from({length: count}, (_, index) => [60_000 - index - from, `line ${from + index}`] as const);

it('pauses when one scrolls, counts what is new, and follows again at the end', async () => {
  const {press, put, waitFor, log} = await openSilent();
  await put(numbered(100));
  press('l');
  await waitFor('following ── 100 lines');
  press('kk');
  await waitFor(/▌.*line 97 /);
  await waitFor('── paused ── 100 lines');
  await waitFor(' Space follow ');
  const before = log();
  await put(numbered(7, 100));
  await waitFor('── paused ── 7 new');
  expect(log()).toEqual(before);
  press('G');
  await waitFor('following ── 107 lines');
  await waitFor(' Space pause ');
  expect(log().at(-1)).toMatch(/^▌.*line 106$/);

  press(' ');
  await waitFor('── paused');
  press(' ');
  await waitFor('── following');
  press('g');
  await waitFor('line 0 ');
  expect(log()[0]).toMatch(/^▌.*line 0$/);
  press(keys.pageDown);
  await waitFor(rows => rows.some(row => /│▌.*line [1-9]\d? /.test(row)));
});

it('is emptied, and goes on following', async () => {
  const {press, put, waitFor, log} = await openSilent();
  await put(numbered(10));
  press('l');
  await waitFor('── 10 lines');
  press('\u000C');
  await waitFor('No lines. What comes appears here');
  await put([[10, 'after that']]);
  await waitFor('following ── 1 line');
  expect(log()[0]).toContain('after that');
});
