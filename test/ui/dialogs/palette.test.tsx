import {expect, it} from 'vitest';
import {type Picker, pickerDialog} from '../../../src/console/dialogs/picker.ts';
import {createFinder} from '../../../src/core/search/finder.ts';
import {operations} from '../../../src/schema/index.ts';
import {openConsole} from '../open-console.tsx';

it('offers every operation of the service among the first that its name finds', async () => {
  const {type, waitFor, session, pane} = openConsole();
  await pane('functions').titled('Functions 1');
  type(':');
  await waitFor('type to find');
  const palette = session().dialogs.at(-1);
  if (palette?.name !== pickerDialog.name) throw new Error('The palette is no picker');
  const find = createFinder((palette.state as Picker).choices, ({label}) => label);
  const missing = [...operations.keys()].filter(
    name =>
      !find(name)
        .slice(0, 5)
        .some(({command}) => command.type === 'operation' && command.name === name),
  );
  expect(missing).toEqual([]);
});
