import {expect, it} from 'vitest';
import {keys, openConsole, startConsole} from '../support/console.tsx';

it.for([
  [80, 24],
  [60, 15],
] as const)('shows one pane at a time on %i×%i, with the way to every other', async ([columns, rows]) => {
  const {press, waitFor, text, screen} = await startConsole({columns, rows});
  expect(text()).toContain('NAME');
  expect(text()).not.toContain('2 Versions');
  press(`/orders-api${keys.enter}`);
  await waitFor('▌orders-api');
  press('3');
  await waitFor('3 Aliases 2 ── orders-api');
  await waitFor('live');
  press(keys.enter);
  await waitFor('6 orders-api:');
  press('7');
  await waitFor('7 Log');
  press('1i');
  await waitFor('Invoke orders-api');
  press(keys.ctrlS);
  await waitFor('✓ 200');
  press(keys.esc);
  await waitFor('▌orders-api');
  expect(screen()).toHaveLength(rows);
  for (const row of screen()) expect(row.length).toBeLessThanOrEqual(columns);
});

it('says so in one line when the terminal is too small, and follows its size', async () => {
  const {waitFor, resize, screen, text} = await openConsole({columns: 59, rows: 24});
  await waitFor('Lambdeck needs 60×15; this terminal has 59×24.');
  resize(120, 40);
  await waitFor('2 Versions');
  await waitFor('1 Functions 9 ');
  resize(80, 24);
  await waitFor(rows => !rows.join().includes('2 Versions') && rows.join().includes('1 Functions 9'));
  resize(59, 15);
  await waitFor('Lambdeck needs 60×15; this terminal has 59×15.');
  expect(screen().filter(row => row !== '')).toHaveLength(1);
  resize(200, 60);
  await waitFor('2 Versions');
  expect(text()).toContain('1 Functions 9 ');
});
