import {expect, it} from 'vitest';
import {keys, startConsole} from '../../support/console.ts';
import {samples} from '../../support/samples.ts';

it('filters as one types: fuzzy, several words, !word; Enter keeps the filter, Esc clears it', async () => {
  const {press, waitFor, text, pane, detail, gone} = await startConsole();
  await detail.titled('clickstream-ingest');
  press('/pymnt');
  await waitFor('▌payments-worker');
  await pane('versions').titled('Versions 2 ── payments-worker');

  press(`${keys.ctrlU}nodejs !stock`);
  await pane('functions').titled(`Functions 5/${samples.functions.length} `);
  expect(text()).not.toContain('stock-sync  ');

  press(' api');
  await waitFor('▌orders-api');
  press(`${keys.ctrlU}!node`);
  await waitFor('4 match');
  press(keys.enter);
  await gone('Enter keeps');
  expect(pane('functions').title()).toContain(`Functions 4/${samples.functions.length} /!node`);
  expect(text()).not.toContain('nodejs2');

  press('j');
  await waitFor('▌image-resizer');
  press(keys.esc);
  await pane('functions').titled(`Functions ${samples.functions.length} `);
  expect(text()).toContain('▌image-resizer');
});

it('clears a filter that is being typed with Esc, and says when nothing matches', async () => {
  const {press, waitFor, text, pane} = await startConsole();
  press('/zzz');
  await waitFor('Nothing matches zzz');
  await waitFor('0 match');
  press(keys.esc);
  await pane('functions').titled(`Functions ${samples.functions.length} `);
  expect(text()).toContain('▌clickstream-ingest');
});
