import {expect, it} from 'vitest';
import {keys, openConsole} from '../../support/console.ts';

it('puts the screen into lines of words and announces what changes', async () => {
  const {press, waitFor, output} = await openConsole({args: ['--screen-reader']});
  const heard = (part: string | RegExp) => waitFor(() => new RegExp(part).test(output()));
  await heard('selected: clickstream-ingest');
  press('j');
  await heard(/\nfraud-scoring/);
  press('?');
  await heard('Help: keys in Functions');
  press(keys.esc);
  press('D');
  await heard('Delete function');
  expect(output()).not.toMatch(/[╭╮╰╯│─▌█▁]/);
});
