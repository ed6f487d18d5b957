import {expect, it} from 'vitest';
import {keys} from '../../support/console.ts';
import {toRefusal} from '../../support/faulty-endpoint.ts';
import {type LoggingConsole, openSilent} from '../../support/log-lines.ts';

const id = (last: number) => `8f1c0000-1111-2222-3333-44445555666${last}`;
const report = (last: number, duration: number) =>
  `REPORT RequestId: ${id(last)}\tDuration: ${duration} ms\tBilled Duration: ${duration} ms\tMemory Size: 128 MB\tMax Memory Used: 64 MB\t\n`;
const printed = (last: number, text: string) => `2026-11-22T14:03:20.140Z\t${id(last)}\tINFO\t${text}\n`;

/** Two invocations that took their time, of a runtime that names requests, and one of a runtime that does not. */
async function openOrders(): Promise<LoggingConsole> {
  const console = await openSilent();
  await console.put([
    [290_000, `START RequestId: ${id(1)} Version: 1\n`],
    [289_000, printed(1, 'looking up ORD-01246')],
    [170_000, printed(1, 'priced it')],
    [169_000, `END RequestId: ${id(1)}\n`],
    [168_900, report(1, 121_000)],
    [160_000, `START RequestId: ${id(2)} Version: 1\n`],
    [159_000, printed(2, 'looking up ORD-7')],
    [158_000, report(2, 2000)],
  ]);
  await console.put(
    [
      [150_000, `START RequestId: ${id(3)} Version: 1\n`],
      [149_000, 'ORD-01246 is printed by hand\n'],
      [148_000, 'so is this\n'],
      [147_000, report(3, 3000)],
    ],
    {stream: `2026/11/22/[$LATEST]${'b'.repeat(32)}`},
  );
  console.press('l');
  await console.waitFor('── 12 lines');
  console.press('z');
  return console;
}

/** Lets the service leave out all lines without a word. */
async function pick({press, dialog, waitFor}: LoggingConsole, word: string, lines: string): Promise<void> {
  press('F');
  await dialog('CloudWatch filter pattern').opened();
  press(`"${word}"\r`);
  await waitFor(`── ${lines}`);
}

const streamReads = ({endpoint}: LoggingConsole) =>
  endpoint.calls.filter(({operation, body}) => operation === 'FilterLogEvents' && body.includes('logStreamNames'))
    .length;

it('shows an invocation whole of which a pattern let one line through, and asks the service for it once', async () => {
  const console = await openOrders();
  const {press, waitFor, text, gone} = console;
  await pick(console, 'ORD-01246', '2 lines');
  press('g\r');
  await waitFor('priced it');
  await waitFor('121000 ms · billed 121000 ms');
  expect(text()).toContain('looking up ORD-01246');
  expect(text()).not.toContain('ORD-7');
  await gone('is being read');
  const reads = streamReads(console);
  press(keys.esc);
  await waitFor('── 2 lines');
  press('\r');
  await waitFor('priced it');
  expect(streamReads(console)).toBe(reads);
  // What was fetched is not what is followed.
  press(keys.esc);
  await waitFor('── 2 lines');
});

it('shows one whole whose lines name no request', async () => {
  const console = await openOrders();
  const {press, waitFor} = console;
  await pick(console, 'by hand', '1 line');
  press('\r');
  await waitFor('so is this');
  await waitFor(`function-00000  ${id(3)}`);
  await waitFor('3000 ms · billed 3000 ms');
});

it('lists invocations with their REPORTs of which a pattern let a line through', async () => {
  const console = await openOrders();
  const {press, waitFor, log} = console;
  await pick(console, 'ORD-01246', '2 lines');
  press('T');
  await waitFor('timeline of 2');
  await waitFor(/✓ +121000 ms/);
  await waitFor(/✓ +3000 ms/);
  expect(
    log()
      .filter(row => row.includes('✓'))
      .map(row => /(\d+) ms/.exec(row)?.[1]),
  ).toEqual(['121000', '3000']);
  press('k\r');
  await waitFor('priced it');
});

it('fetches the beginning of an invocation that began before what is followed', async () => {
  const console = await openOrders();
  const {press, waitFor} = console;
  press('t175s\r');
  await waitFor('── 10 lines');
  press('g\r');
  await waitFor('looking up ORD-01246');
  await waitFor(/START +RequestId: \S+1 Version: 1/);
});

it('says why the rest cannot be read, and tries again at the next look', async () => {
  const console = await openOrders();
  const {press, waitFor, endpoint} = console;
  await pick(console, 'ORD-01246', '2 lines');
  const mend = endpoint.fail(
    'FilterLogEvents',
    toRefusal(400, 'AccessDeniedException', 'not authorized to perform: logs:FilterLogEvents'),
  );
  press('g\r');
  await waitFor('✗ The rest of it was not read');
  mend();
  press(`${keys.esc}\r`);
  await waitFor('priced it');
});
