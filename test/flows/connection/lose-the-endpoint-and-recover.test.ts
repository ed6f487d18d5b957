import {expect, it} from 'vitest';
import {startConsole} from '../../support/console.ts';

it('says that the endpoint is lost, keeps what it has, and recovers with r', async () => {
  const {press, waitFor, text, endpoint, pane, detail, gone} = await startConsole();
  press('jj');
  await waitFor('── image-resizer');
  await pane('mappings').titled(/Mappings \d+ ── image-resizer/);
  await endpoint.stop();
  press('r');
  await waitFor('! stale');
  await waitFor('stale, r tries again: ListFunctions could not');
  expect(text()).toContain('▌image-resizer');
  expect(text()).toContain('orders-api');

  await pane('functions').filter('thumb');
  await pane('versions').titled(/Versions ── thumbnailer/);
  await waitFor('✗ ListVersionsByFunction could not be sent');

  await endpoint.restart();
  press('r');
  await pane('versions').titled('Versions 1 ── thumbnailer');
  await gone('stale');
  await detail.titled('thumbnailer');
});
