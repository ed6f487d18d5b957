import {type ConsoleOptions, keys, type RunningConsole, startConsole} from './console.ts';
import {enterText, focusOn, showAll} from './fields.ts';

/** What is typed at a field, by the label it has in the form; `+ Tags` adds an entry (`key=value`) or an item. */
export type Typed = readonly [label: string, text: string];

/** The console with the sample function orders-api selected: 3 versions, 2 aliases, a layer, tags and a policy. */
export async function openOrders(options: ConsoleOptions = {}): Promise<RunningConsole> {
  const console = await startConsole(options);
  await console.pane('functions').filter('orders-api');
  await console.pane('aliases').titled(/\d ── orders-api/);
  return console;
}

/** Calls an operation on the selection, by its name in the palette. */
export async function call({press, waitFor}: RunningConsole, name: string): Promise<void> {
  press(':');
  await waitFor('type to find');
  press(name);
  await waitFor(rows => {
    const prompt = rows.findIndex(row => row.includes(`: ${name}`));
    // A long name is cut at the end.
    return prompt !== -1 && new RegExp(`▌.* (${name}|${name.slice(0, 20)}.*…)`).test(rows[prompt + 1] ?? '');
  });
  press(keys.enter);
}

/** Fills in fields of the open form, in the form's order, with all members shown. */
export async function fillIn(console: RunningConsole, typed: readonly Typed[]): Promise<void> {
  await console.waitFor(/Ctrl-S|\^S/);
  await showAll(console);
  for (const [label, text] of typed) {
    await focusOn(console, label);
    await enterText(console, label, text);
  }
}

/** Goes from the form to its review and sends it, with what has to be typed for that; resolves once it was done. */
export async function send(console: RunningConsole, confirmation?: string): Promise<void> {
  console.press(keys.ctrlS);
  await sendReview(console, confirmation);
}

/** Sends an open review. */
export async function sendReview({press, waitFor}: RunningConsole, confirmation?: string): Promise<void> {
  if (confirmation === undefined) await waitFor('Enter sends it');
  else {
    await waitFor(`Type ${confirmation} and press Enter`);
    press(confirmation);
    await waitFor(`to send: ${confirmation}`);
  }
  press(keys.enter);
  await waitFor(': done.');
}

/** Publishes what was just deployed from the source view, then points the only alias to it. */
export async function publishAndPointAlias({press, waitFor, dialog}: RunningConsole): Promise<void> {
  press('p');
  await dialog('Publish version').opened();
  press(keys.ctrlS);
  await waitFor('Enter sends it');
  press(keys.enter);
  await waitFor('Publish version: done');
  press('a');
  await waitFor('Enter sends it');
  press(keys.enter);
  await waitFor(/Point alias.*done/);
}
