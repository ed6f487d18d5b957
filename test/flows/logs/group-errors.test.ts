import {expect, it} from 'vitest';
import {keys} from '../../support/console.ts';
import {type LoggingConsole, openSilent, silent} from '../../support/log-lines.ts';

const id = (last: number) => `8f1c0000-1111-2222-3333-44445555666${last}`;
const start = (last: number) => `START RequestId: ${id(last)} Version: 3`;
const report = (last: number, more = '') =>
  `REPORT RequestId: ${id(last)}\tDuration: 20 ms\tBilled Duration: 20 ms\tMemory Size: 128 MB\tMax Memory Used: 64 MB\t${more}`;
const printed = (last: number, level: string, text: string) =>
  `2026-11-22T14:03:20.140Z\t${id(last)}\t${level}\t${text}`;
const error = (type: string, message: string) =>
  `${type}: ${message}\n    at exports.handler (/var/task/index.js:7:25)`;
const stream = (version: number) => ({stream: `2026/11/22/[${version}]${'c'.repeat(32)}`});

/** Two refused orders, one of each version, and one that timed out; minutes old. */
async function openFailing(): Promise<LoggingConsole> {
  const console = await openSilent();
  await console.put(
    [
      [1_200_000, start(1)],
      [1_199_000, printed(1, 'INFO', 'event {"orderId":48213}')],
      [1_198_000, printed(1, 'ERROR', error('RefusedError', 'Order 48213 was refused'))],
      [1_197_000, report(1)],
    ],
    stream(2),
  );
  await console.put(
    [
      [600_000, start(2)],
      [599_000, printed(2, 'ERROR', error('RefusedError', 'Order 48999 was refused'))],
      [598_000, report(2)],
      [500_000, start(3)],
      [499_000, report(3, 'Status: timeout')],
    ],
    stream(3),
  );
  return console;
}

it('puts the errors of the last hour together, shows an invocation that had one, and its event in the workbench', async () => {
  const {press, waitFor, log, dialog, text} = await openFailing();
  press('X');
  await waitFor('2 kinds of errors, Esc goes back');
  press('z');
  await waitFor(/COUNT .* ERROR/);
  const [head, first, second] = log();
  expect(head).toMatch(/↓COUNT +LAST +OVER TIME +SHARE +VERSIONS +FIRST +ERROR/);
  expect(first).toMatch(/^▌ +2 .*67 % +2 3 .* RefusedError: Order # was refused/);
  expect(second).toMatch(/ +1 .*33 % +3 .* Task timed out/);
  press('s');
  await dialog('Errors by').choose('first');
  await waitFor('↓FIRST');
  expect(log()[1]).toContain('Task timed out');
  press('/48213\r');
  await waitFor('1 kind of error, Esc goes back');
  expect(log()[1]).toMatch(/ 1 .*RefusedError/);
  press(keys.enter);
  await waitFor('invocation, Esc goes back');
  expect(text()).toContain(`${silent}  ${id(1)}`);
  press('i');
  await dialog(`Invoke ${silent}`).shows('"orderId": 48213');
});

it('lists invocations with the version that ran, and those that a filter finds', async () => {
  const {press, waitFor, log, dialog} = await openFailing();
  press('X');
  await waitFor('2 kinds of errors');
  press('T');
  await waitFor('timeline of 3');
  press('z');
  await waitFor(/STARTED↑ +VERSION +STATUS/);
  press('/48999\r');
  await waitFor('1 found of 3');
  expect(log()[1]).toMatch(/^▌.* 3 +✗ RefusedError +20 ms/);
  press('i');
  await dialog(`Invoke ${silent}`).opened();
  await waitFor('No line of this invocation holds its event.');
});

it('says that nothing failed', async () => {
  const {press, put, waitFor} = await openSilent();
  await put([[1000, 'printed by hand']]);
  press('X');
  await waitFor('No error among the one line. t looks further back.');
});
