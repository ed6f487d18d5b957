import {expect, it} from 'vitest';
import {keys, startConsole} from '../support/console.tsx';

it('says that the endpoint is lost, keeps what it has, and recovers with r', async () => {
  const {press, waitFor, text, endpoint} = await startConsole();
  press('jj');
  await waitFor('── image-resizer');
  await waitFor(/5 Mappings \d+ ── image-resizer/);
  await endpoint.stop();
  press('r');
  await waitFor('! stale');
  await waitFor('stale, r tries again: ListFunctions could not');
  expect(text()).toContain('▌image-resizer');
  expect(text()).toContain('orders-api');

  press(`/thumb${keys.enter}`);
  await waitFor(/2 Versions ── thumbnailer/);
  await waitFor('✗ ListVersionsByFunction could not be sent');

  await endpoint.restart();
  press('r');
  await waitFor('2 Versions 1 ── thumbnailer');
  await waitFor(rows => !rows.join().includes('stale'));
  await waitFor('6 thumbnailer');
});
