import {it} from 'vitest';
import {startConsole} from '../../support/console.ts';

it('draws the screen anew over what another program wrote: by a key anywhere, with the focus, with another size', async () => {
  const {press, waitFor, gone, terminal, resize} = await startConsole();
  const scribble = () => terminal.feed('\u001B[r\u001B[5;5HWarning: written\r\nby somebody else\n\n\n');
  // What arrives of these two rows would be written over it.
  await waitFor(/clickstream-ingest +failing .*\n.*fraud-scoring +\S+ +·{5} ·{5} /);
  await scribble();
  await waitFor('Warning: written');
  press('\u0014');
  await gone('Warning: written');

  press('/');
  await waitFor('Enter keeps');
  await scribble();
  press('\u0014');
  await gone('Warning: written');

  await scribble();
  press('\u001B[I');
  await gone('by somebody else');

  await scribble();
  resize(119, 40);
  await gone('by somebody else');
  await waitFor('Enter keeps');
});
