import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import type {RunningConsole} from '../../support/console.ts';
import {openSilent} from '../../support/log-lines.ts';
import {openOrders, sendReview} from '../../support/operate.ts';
import {invokeWith, openFunction} from '../../support/run.ts';
import {workbenchKeys as keys, openWorkbench} from '../../support/workbench.ts';

/** Presses Enter over and over as a keyboard does while it is held; resolves once it is let go. */
function holdEnter({press}: RunningConsole): Promise<void> {
  const {promise, resolve} = Promise.withResolvers<void>();
  let left = 30;
  const pressed = setInterval(() => {
    press(keys.enter);
    left -= 1;
    if (left > 0) return;
    clearInterval(pressed);
    resolve();
  }, 30);
  return promise;
}

const waysToPress: readonly [string, (console: RunningConsole) => Promise<void>][] = [
  ['pressed twice', async ({press}) => press(keys.enter.repeat(2))],
  ['pressed thirty times', async ({press}) => press(keys.enter.repeat(30))],
  ['held', holdEnter],
];

async function openRemedies(console: RunningConsole): Promise<void> {
  await console.pane('aliases').focus();
  await console.pane('aliases').select('live');
  console.press('!');
  await console.waitFor(/▌\d {2}Take live /);
}

async function openPromotion(console: RunningConsole): Promise<void> {
  await console.pane('aliases').focus();
  await console.pane('aliases').select('live');
  console.press('a');
  await console.waitFor('Actions on');
  console.press('Promote');
  await console.waitFor(/▌.*Promote/);
}

it.each(
  waysToPress.flatMap(([how, press]) => [
    [how, 'a remedy', openRemedies, press] as const,
    [how, 'an action', openPromotion, press] as const,
  ]),
)('Enter %s on %s opens its review and sends nothing, then sends it', async (_how, _on, open, press) => {
  const console = await openOrders();
  await open(console);
  await press(console);
  await console.waitFor('Enter sends it');
  expect(console.endpoint.count('UpdateAlias')).toBe(0);
  await sendReview(console);
  expect(console.endpoint.count('UpdateAlias')).toBe(1);
});

it('replaces no file of lines by the Enter that found it', async () => {
  const console = await openSilent();
  const {put, press, waitFor, home} = console;
  const path = join(home, 'there.log');
  writeFileSync(path, 'mine');
  await put([[1000, 'INFO one']]);
  press('l');
  await waitFor('── 1 line');
  press('S');
  await waitFor('Save one line to');
  press(`${keys.ctrlU}~/there.log`);
  await holdEnter(console);
  await waitFor('it exists; Enter again replaces it');
  expect(readFileSync(path, 'utf8')).toBe('mine');
  press(keys.enter);
  await waitFor('Saved ');
  expect(readFileSync(path, 'utf8')).not.toBe('mine');
});

it('replaces no file of a response by the Enter that found it', async () => {
  const console = await openFunction('export const handler = async () => ({orderId: 42});');
  const {press, waitFor, home} = console;
  const path = join(home, 'answer.json');
  writeFileSync(path, 'mine');
  await invokeWith(console, '{"copy": 1}');
  await waitFor('"orderId": 42');
  press('S');
  await waitFor('Save as');
  press(`${keys.ctrlU}~/answer.json`);
  await holdEnter(console);
  await waitFor('There is a file of that name: Enter again overwrites it.');
  expect(readFileSync(path, 'utf8')).toBe('mine');
  press(keys.enter);
  await waitFor('readable by you only.');
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({orderId: 42});
});

it('replaces no saved event by the Enter that found it', async () => {
  const console = await openWorkbench();
  const {press, waitFor, gone} = console;
  press(`${keys.ctrlU}{"say": "first"}`);
  await waitFor('{"say": "first"}');
  press(`${keys.save}paid order${keys.enter}`);
  await waitFor('Saved as ');
  press(`${keys.save}paid order`);
  await waitFor('Save the payload as');
  await holdEnter(console);
  await waitFor('! paid order is there already: Enter overwrites it.');
  press(keys.enter);
  await gone('Save the payload as');
  await waitFor('Saved as ');
});
