import {expect, it} from 'vitest';
import {findChoices, type Picker, pickerDialog} from '../../../src/console/dialogs/picker.ts';
import {operations} from '../../../src/schema/index.ts';
import {keys, openConsole} from '../open-console.ts';

it('offers every operation of the service among the first that its name finds', async () => {
  const {type, waitFor, session, pane} = openConsole();
  await pane('functions').titled('Functions 1');
  type(':');
  await waitFor('type to find');
  const palette = session().dialogs.at(-1);
  if (palette?.name !== pickerDialog.name) throw new Error('The palette is no picker');
  const picker = palette.state as Picker;
  const find = (text: string) => findChoices({...picker, edit: {text, cursor: text.length}});
  const missing = [...operations.keys()].filter(
    name =>
      !find(name)
        .slice(0, 5)
        // What cannot be called on the selection is there all the same, with the reason.
        .some(({also}) => also === name),
  );
  expect(missing).toEqual([]);
});

it('takes no guess at Enter: says what is nearest, and takes it once it is chosen', async () => {
  const {press, waitFor, session, pane, waitUntilGone} = openConsole();
  await pane('functions').titled('Functions 1');
  await press(':', ...'swreg');
  await waitFor('Switch region');
  await press(keys.enter);
  await waitFor('Nothing here is called swreg. ↓ goes to the nearest: Switch region.');
  await press(keys.down);
  await waitFor(/▌.*Switch region/);
  await press(keys.enter);
  await waitUntilGone('Switch region');
  await waitFor('another region…');
  expect(session().dialogs).toHaveLength(1);
});

it('starts the regions at the current one, and finds them by their names', async () => {
  const {press, waitFor, pane} = openConsole();
  await pane('functions').titled('Functions 1');
  await press('R');
  await waitFor(/▌.*eu-west-1 +Europe \(Ireland\) +\(where you are\)/);
  await press(...'virgin');
  await waitFor(/▌.*us-east-1/);
});

it('underlines what was found, in the palette and in a list', async () => {
  const {press, pane, waitUntilPainted} = openConsole();
  await pane('functions').titled('Functions 1');
  await press(':', ...'profile');
  await waitUntilPainted('profile', '1;4');
  await press(keys.esc, '/', ...'api');
  await waitUntilPainted('api', '1;4');
});

it.each(['functions', 'versions', 'layers', 'detail', 'log'])(
  'has a key beside what it does in %s only, and nothing twice',
  async place => {
    const {type, press, waitFor, session, pane, detail} = openConsole();
    await pane('functions').titled('Functions 1');
    if (place === 'detail') await detail.focus();
    else if (place === 'log') await press('7');
    else await pane(place).focus();
    const dialog = () => session().dialogs.at(-1)?.state as Picker | undefined;
    type(':');
    await waitFor('Enter do it');
    const choices = dialog()?.choices.filter(({key}) => key !== '' && key?.startsWith(':') === false) ?? [];
    expect(choices.length).toBeGreaterThan(10);
    const twice = Map.groupBy(choices, ({key}) => key);
    expect([...twice.values()].filter(({length}) => length > 1)).toEqual([]);
    const labels = dialog()?.choices.map(({label}) => label) ?? [];
    expect(labels.filter((label, index) => labels.indexOf(label) !== index)).toEqual([]);
  },
);
