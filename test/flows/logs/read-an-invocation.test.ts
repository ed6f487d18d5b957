import {expect, it} from 'vitest';
import {keys} from '../../support/console.tsx';
import {type LoggingConsole, openSilent} from '../../support/log-lines.ts';

const id = (last: number) => `8f1c0000-1111-2222-3333-44445555666${last}`;
const start = (last: number) => `START RequestId: ${id(last)} Version: $LATEST`;
const report = (last: number, duration: number, more = '') =>
  `REPORT RequestId: ${id(last)}\tDuration: ${duration} ms\tBilled Duration: ${duration} ms\tMemory Size: 128 MB\tMax Memory Used: 64 MB\t${more}`;
const printed = (last: number, level: string, text: string) =>
  `2026-11-22T14:03:20.140Z\t${id(last)}\t${level}\t${text}`;

/** Two invocations at the same time, and one that timed out after them. */
async function openThree(): Promise<LoggingConsole> {
  const console = await openSilent();
  await console.put([
    [9000, start(1)],
    [8900, printed(1, 'INFO', '{"message":"order priced","order":{"id":7,"items":["mug"]}}')],
    [8800, 'printed by hand'],
    [8700, report(1, 300, 'Init Duration: 210 ms')],
    [5000, start(3)],
    [2000, `2026-11-22T14:03:30.140Z ${id(3)} Task timed out after 3.00 seconds`],
    [1900, report(3, 3000, 'Status: timeout')],
  ]);
  const other = `2026/11/22/[$LATEST]${'b'.repeat(32)}`;
  await console.put(
    [
      [8950, start(2)],
      [
        8850,
        printed(
          2,
          'ERROR',
          'Invoke Error \t{"errorType":"TypeError","errorMessage":"x is not","stack":["TypeError: x","    at y"]}',
        ),
      ],
      [8750, report(2, 20)],
    ],
    {stream: other},
  );
  console.press('l');
  await console.waitFor('── 10 lines');
  console.press('z');
  await console.waitFor(() => console.detail.title() === '' && console.log().length > 30);
  return console;
}

it('shows the lines of one invocation together, JSON indented, with its REPORT', async () => {
  const {press, waitFor, log, text, pane, gone} = await openThree();
  expect(text()).toContain('order priced  order={"id":7,"items":["mug"]}');
  expect(text()).toContain('Invoke Error  TypeError: x is not');
  press('/hand\r');
  await waitFor('1/10');
  press(keys.enter);
  await waitFor('invocation, Esc goes back');
  expect(text()).not.toContain(' Enter invocation ');
  const rows = log();
  expect(rows[0]).toContain(`function-00000  ${id(1)}`);
  expect(rows[1]).toContain('cold 210 ms · 300 ms · billed 300 ms · 64/128 MB');
  expect(rows.join('\n')).toMatch(/INFO +\{\n.*"message": "order priced",\n.*"order": \{\n.*"id": 7,/);
  expect(rows.join('\n')).not.toContain('x is not');
  press('G');
  await waitFor(/REPORT +300 ms · billed 300 ms/);
  press('g');
  await waitFor(`function-00000  ${id(1)}`);
  press(keys.esc);
  await gone('invocation, Esc');
  press(keys.esc);
  await pane('functions').titled('Functions 2');
  press(keys.esc);
  await waitFor('── 10 lines');
});

it('goes from error to error', async () => {
  const {press, waitFor} = await openThree();
  press('E');
  await waitFor(/▌.*Task timed out after 3\.00 seconds/);
  press('E');
  await waitFor(/▌.*TypeError: x is not/);
  press('E');
  await waitFor('No error before this line.');
  press('e');
  await waitFor(/▌.*Task timed out/);
  press('e');
  await waitFor('No error after this line.');
});

it('shows a timeline of invocations with cold starts, timeouts and errors, and opens one of them', async () => {
  const {press, waitFor, log, text, gone} = await openThree();
  press('T');
  await waitFor('timeline of 3');
  const [head, ...rows] = log().filter(row => row !== '');
  expect(head).toContain('STARTED');
  expect(rows).toEqual([
    expect.stringMatching(/▪▪▪ +cold 210 ms · 300 ms · billed 300 ms · 64\/128 MB/),
    expect.stringMatching(/▪▪ +✗ error · 20 ms/),
    expect.stringMatching(/^▌.*▪▪▪▪ +✗ timeout · 3000 ms/),
  ]);
  press('k');
  await waitFor(/▌.*✗ error/);
  press(keys.enter);
  await waitFor('"errorType": "TypeError",');
  expect(text()).toContain(id(2));
  press(keys.esc);
  await waitFor('timeline of 3');
  press(keys.esc);
  await gone('timeline of');
  expect(text()).toContain('version $LATEST');
});
