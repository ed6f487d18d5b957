import {expect, it} from 'vitest';
import {keys, startConsole} from '../../support/console.ts';
import {panes} from '../../support/panes.ts';
import {samples} from '../../support/samples.ts';

it('shows every key that works where one is', async () => {
  const {press, waitFor, text, pane} = await startConsole();
  press('?');
  await waitFor('Help: keys in Functions');
  expect(text()).toMatch(/ i +Invoke/);
  expect(text()).not.toContain('Clear the log');
  // All of it stands on one screen.
  expect(text()).toMatch(/j ↓ +Next row/);
  expect(text()).toMatch(/q +Quit/);
  press(keys.esc);
  await pane('functions').titled(`Functions ${samples.functions.length} `);
  await pane('log').focus();
  press('?');
  await waitFor('Help: keys in log');
  press('clear the log');
  await waitFor(/▌Ctrl-L +Clear the log \(not now: the log is empty\)/);
  press(keys.esc);
  await waitFor(/Ctrl-L +Clear the log/);
  press('?');
  await pane('functions').titled(`Functions ${samples.functions.length} `);
});

it('has all of it on one screen of the usual size, in every pane', async () => {
  const {press, waitFor, gone, pane} = await startConsole();
  for (const {name} of panes) {
    await pane(name).focus();
    press('?');
    await waitFor(/Help: keys in .* \d+ ─/);
    await waitFor(rows => !rows.some(row => row.includes('┃')));
    press(keys.esc);
    await gone('Help: keys');
  }
});

it('finds in the help what is typed, says why it is not possible, and does what is chosen', async () => {
  const {press, waitFor, gone, dialog} = await startConsole();
  press('?undo');
  await waitFor(/▌u +Undo the last change \(not now: /);
  press(keys.enter);
  await waitFor('Undo the last change: there is no change that could be put back');
  press(keys.esc);
  await waitFor(/: *│/);
  press('show as json');
  await waitFor(/▌J +Show as JSON/);
  press(keys.enter);
  await dialog('clickstream-ingest as JSON').opened();
  await gone('Help: keys');
});

it.each([60, 80, 120])('names the key of the help in the last row of every pane, %i columns wide', async columns => {
  const {pane, waitFor} = await startConsole({columns, rows: columns === 60 ? 15 : 24});
  for (const {name} of panes) {
    await pane(name).focus();
    await waitFor(rows => /^ \S+ .* \? help *$/.test(rows.at(-1) ?? ''));
  }
});

it('shows the keys of what lies over the panes, and goes back to that', async () => {
  const {press, waitFor, text, gone} = await startConsole({columns: 80, rows: 24});
  press('i');
  await waitFor('Invoke clickstream-ingest');
  await waitFor(/Esc close *$/m);
  press('\u0013');
  await waitFor('[Response');
  await waitFor(/\? help {2}Esc close/);
  press('?');
  await waitFor('Help: keys here');
  expect(text()).toMatch(/ n +Next match/);
  press(keys.esc);
  await waitFor(/\? help {2}Esc close/);
  await gone('Help: keys here');
  press('/');
  await waitFor('Enter keep');
  press('?');
  await waitFor(/^│ \/\?/m);
  expect(text()).not.toContain('Help: keys here');
});

it('keeps the way out of a form in view on a narrow terminal, and names the keys of the journal while it is filtered', async () => {
  const {press, waitFor, text, pane, command} = await startConsole({columns: 80, rows: 24});
  press('n');
  await waitFor('Create function');
  await waitFor(/\^S go on .* Esc close/);
  press(keys.esc);
  await pane('functions').titled(`Functions ${samples.functions.length} `);
  await command('Journal of all calls', 'journal');
  await waitFor('copy the aws command');
  press('/');
  await waitFor('Enter keep');
  expect(text()).not.toContain('copy the aws command');
});

it('shows the keys where text is typed, too, by Alt with the question mark, which itself is typed', async () => {
  const {press, waitFor, dialog} = await startConsole({columns: 80, rows: 24});
  press('n');
  await dialog('Create function').opened();
  await waitFor(/Alt-\? help {2}Esc close *$/m);
  press('what?');
  await dialog('Create function').shows('what?');
  press('\u001B?');
  await waitFor('Help: keys here');
  await waitFor(/ Ctrl-S +Go on to the review/);
  press(keys.esc);
  await dialog('Create function').shows('what?');
});
