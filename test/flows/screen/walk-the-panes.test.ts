import {expect, it} from 'vitest';
import {keys, startConsole} from '../../support/console.ts';
import {panes} from '../../support/panes.ts';
import {samples} from '../../support/samples.ts';

it('gives the focused pane the room, and zooms it to the whole screen with all its columns', async () => {
  const {press, waitFor, pane, detail} = await startConsole();
  await pane('functions').filter('orders-api');
  await pane('aliases').titled('Aliases 2 ── orders-api');
  const resting = pane('versions').rows().length;
  await pane('versions').focus();
  expect(pane('versions').rows().length).toBeGreaterThan(resting);
  expect(pane('functions').title()).toContain(`Functions 1/${samples.functions.length}`);

  await pane('functions').focus();
  press('z');
  await waitFor(/MEMORY +TIMEOUT +SIZE/);
  expect(pane('versions').title()).toBe('');
  await pane('versions').focus();
  await waitFor('Functions › orders-api › Versions');
  press(keys.esc);
  await pane('aliases').titled('Aliases 2 ── orders-api');
  await pane('functions').focus();
  await detail.titled(/^orders-api /);

  const next = panes[1]?.name ?? '';
  press(keys.tab);
  await waitFor(() => pane(next).rows().length > resting);
  press(keys.shiftTab);
  await waitFor(() => pane(next).rows().length === resting);
  await detail.titled(/^orders-api /);
});

it('names the log alone by the pane: what it shows need not be of what is selected by now', async () => {
  const {press, waitFor, pane, screen} = await startConsole();
  await pane('functions').filter('orders-api');
  press('l');
  await pane('log').titled('orders-api');
  await pane('layers').focus();
  press('z');
  await waitFor(rows => rows[1]?.startsWith(' Layers') === true);
  await pane('log').focus();
  await waitFor(rows => rows[1]?.startsWith(' Log') === true);
  expect(screen()[1]).not.toContain('›');
  expect(pane('log').title()).toContain('orders-api');
});
