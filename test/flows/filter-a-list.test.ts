import {expect, it} from 'vitest';
import {keys, startConsole} from '../support/console.tsx';

it('filters as one types: fuzzy, several words, !word; Enter keeps the filter, Esc clears it', async () => {
  const {press, waitFor, text} = await startConsole();
  await waitFor('6 clickstream-ingest');
  press('/pymnt');
  await waitFor('▌payments-worker');
  await waitFor('2 Versions 2 ── payments-worker');

  press(`${keys.ctrlU}nodejs !stock`);
  await waitFor('1 Functions 4/9 ');
  expect(text()).not.toContain('stock-sync  ');

  press(' api');
  await waitFor('▌orders-api');
  press(`${keys.ctrlU}!node`);
  await waitFor('4 match');
  press(keys.enter);
  await waitFor(rows => !rows.join().includes('Enter keeps'));
  expect(text()).toContain('1 Functions 4/9 /!node');
  expect(text()).not.toContain('nodejs2');

  press('j');
  await waitFor('▌image-resizer');
  press(keys.esc);
  await waitFor('1 Functions 9 ');
  expect(text()).toContain('▌image-resizer');
});

it('clears a filter that is being typed with Esc, and says when nothing matches', async () => {
  const {press, waitFor, text} = await startConsole();
  press('/zzz');
  await waitFor('Nothing matches zzz');
  await waitFor('0 match');
  press(keys.esc);
  await waitFor('1 Functions 9 ');
  expect(text()).toContain('▌clickstream-ingest');
});
