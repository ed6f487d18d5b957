import {expect, it} from 'vitest';
import {keys, openConsole, startConsole} from '../../support/console.ts';
import {samples} from '../../support/samples.ts';

it.for([
  [80, 24],
  [60, 15],
] as const)('shows one pane at a time on %i×%i, with the way to every other', async ([columns, rows]) => {
  const {press, waitFor, text, screen, pane, detail} = await startConsole({columns, rows});
  expect(text()).toContain('NAME');
  expect(pane('versions').title()).toBe('');
  await pane('functions').filter('orders-api');
  await waitFor('▌orders-api');
  await pane('aliases').focus();
  await pane('aliases').titled('Aliases 2 ── orders-api');
  await waitFor('live');
  press(keys.enter);
  await detail.titled('orders-api:');
  await pane('log').focus();
  await pane('log').titled('Log');
  await pane('functions').focus();
  press('i');
  await waitFor('Invoke orders-api');
  press(keys.ctrlS);
  await waitFor('✓ 200');
  press(keys.esc);
  await waitFor('▌orders-api');
  expect(screen()).toHaveLength(rows);
  for (const row of screen()) expect(row.length).toBeLessThanOrEqual(columns);
});

it('says so in one line when the terminal is too small, and follows its size', async () => {
  const {waitFor, resize, screen, pane} = await openConsole({columns: 59, rows: 24});
  await waitFor('Lambdeck needs 60×15; this terminal has 59×24.');
  resize(120, 40);
  await pane('versions').titled('Versions');
  await pane('functions').titled(`Functions ${samples.functions.length} `);
  resize(80, 24);
  await waitFor(() => pane('versions').title() === '');
  await pane('functions').titled('Functions');
  resize(59, 15);
  await waitFor('Lambdeck needs 60×15; this terminal has 59×15.');
  expect(screen().filter(row => row !== '')).toHaveLength(1);
  resize(200, 60);
  await pane('versions').titled('Versions');
  await pane('functions').titled(`Functions ${samples.functions.length} `);
});
