import {type ConsoleOptions, keys, type RunningConsole, startConsole} from './console.tsx';

/** What is typed at a field, by the label it has in the form; `+ Tags` adds an entry (`key=value`) or an item. */
export type Typed = readonly [label: string, text: string];

/** The console with the sample function orders-api selected: 3 versions, 2 aliases, a layer, tags and a policy. */
export async function openOrders(options: ConsoleOptions = {}): Promise<RunningConsole> {
  const console = await startConsole(options);
  console.press(`/orders-api${keys.enter}`);
  await console.waitFor(/3 Aliases \d+ ── orders-api/);
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
  console.press('\u000F');
  await console.waitFor(rows => !rows.some(row => /more fields?: Enter shows/.test(row)));
  for (const [label, text] of typed) {
    await focusOn(console, label);
    await enter(console, label, text);
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

/** Moves the focus down to the field of that label. */
export async function focusOn({press, waitFor, screen}: RunningConsole, label: string): Promise<void> {
  let row = focusedRow(screen());
  // A map's entry has two places in one row: its key, and its value, where typing ends.
  let isAtKey = false;
  while (toLabel(row) !== label) {
    const before = row;
    press(isAtKey ? keys.tab + keys.tab : keys.tab);
    row = focusedRow(await waitFor(rows => focusedRow(rows) !== before && focusedRow(rows) !== ''));
    isAtKey = row.includes(' = ');
  }
}

async function enter(console: RunningConsole, label: string, text: string): Promise<void> {
  if (/^[▸▾]/.test(label)) {
    console.press(keys.enter);
    await console.waitFor(rows => toLabel(focusedRow(rows)) === label.replace('▸', '▾'));
    return;
  }
  if (label.startsWith('+ ')) {
    console.press(keys.enter);
    const row = focusedRow(await console.waitFor(rows => toLabel(focusedRow(rows)) !== label));
    const [key = '', value] = row.includes(' = ') ? text.split('=') : [text];
    await typeText(console, key);
    if (value === undefined) return;
    console.press(keys.tab);
    await typeText(console, value);
    return;
  }
  await typeText(console, text);
}

/** Types into the focused place, or picks the value from its list. */
async function typeText({press, paste, waitFor, screen}: RunningConsole, text: string): Promise<void> {
  if (focusedRow(screen()).includes('‹')) {
    press(keys.enter);
    await waitFor('type to find');
    press(text);
    await waitFor(`: ${text}`);
    press(keys.enter);
    await waitFor(rows => focusedRow(rows).includes(`‹ ${text} ›`));
    return;
  }
  paste(text);
  const end = (text.split('\n').at(-1) ?? '').slice(-12);
  await waitFor(rows => rows.some(row => row.includes('│▌') && (row.includes(end) || row.includes('••••'))));
}

function focusedRow(rows: readonly string[]): string {
  return rows.find(row => row.startsWith('│▌')) ?? '';
}

/** The label at the beginning of a row, without the mark of what is required. */
function toLabel(row: string): string {
  return /^│▌\s*(.*?)\*?(?:\s{2,}|\s*│?$)/.exec(row)?.[1] ?? '';
}
