import {expect, it} from 'vitest';
import {startConsole} from '../../support/console.ts';

it('shows what a key did once that is drawn, whatever was drawn a moment before', async () => {
  const {press, drawn, pane} = await startConsole();
  await pane('functions').focus();
  const selected = () =>
    pane('functions')
      .rows()
      .filter(row => !row.startsWith(' NAME'))
      .findIndex(row => row.startsWith('▌'));
  const places = [];
  for (const key of 'jjjkjjkkjkjkjjkkjkjkjjkk') {
    press(key);
    await drawn();
    places.push(selected());
  }
  expect(places).toEqual([1, 2, 3, 2, 3, 4, 3, 2, 3, 2, 3, 2, 3, 4, 3, 2, 3, 2, 3, 2, 3, 4, 3, 2]);
});
