import {expect, it} from 'vitest';
import {keys} from '../../support/console.ts';
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
    expect.stringMatching(/✓ +300 ms +64\/128 +210 ms +300 ms +8f1c0000-/),
    expect.stringMatching(/✗ TypeError +20 ms +64\/128 +20 ms +x is not · 8f1c0000-/),
    expect.stringMatching(/^▌.*✗ timeout +3000 ms +64\/128 +3000 ms +8f1c0000-/),
  ]);
  press('k');
  await waitFor(/▌.*✗ TypeError/);
  press(keys.enter);
  await waitFor('"errorType": "TypeError",');
  expect(text()).toContain(id(2));
  press(keys.esc);
  await waitFor('timeline of 3');
  press(keys.esc);
  await gone('timeline of');
  expect(text()).toContain('version $LATEST');
});

it('lists the failed invocations only, in the order of any column, either way', async () => {
  const {press, waitFor, log, dialog} = await openThree();
  const shown = () => log().flatMap(row => /(✓|✗ \w+) +([\d.]+) ms/.exec(row)?.slice(1).join(' ') ?? []);
  press('Tv');
  await waitFor('2 failed of 3');
  expect(shown()).toEqual(['✗ TypeError 20', '✗ timeout 3000']);
  press('s');
  await dialog('Invocations by').choose('duration');
  await waitFor('↑DURATION');
  expect(shown()).toEqual(['✗ timeout 3000', '✗ TypeError 20']);
  expect(log().find(row => row.startsWith('▌'))).toContain('timeout');
  press('v');
  await waitFor('timeline of 3');
  expect(shown()).toEqual(['✗ timeout 3000', '✓ 300', '✗ TypeError 20']);
  press('s');
  await dialog('Invocations by').choose('duration');
  await waitFor('↓DURATION');
  expect(shown()).toEqual(['✗ TypeError 20', '✓ 300', '✗ timeout 3000']);
  press('s');
  await dialog('Invocations by').choose('cold');
  await waitFor('↑COLD');
  expect(shown()[0]).toBe('✓ 300');
  press('\r');
  await waitFor('order priced');
});

it('says that none failed, and where no line tells of an invocation', async () => {
  const {press, put, waitFor} = await openSilent();
  await put([[1000, 'printed by hand']]);
  press('l');
  await waitFor('── 1 line');
  press('T');
  await waitFor('No line tells of an invocation');
  await put([
    [900, start(1)],
    [800, report(1, 5)],
  ]);
  await waitFor('timeline of 1');
  press('v');
  await waitFor('No failure and no logged error among 1 invocation');
  press('T');
  await waitFor('printed by hand');
  press('s');
  await waitFor('lines stand in the order of time; T lists invocations');
});

it('stays at an invocation, and at the list of them, when long lines are wrapped', async () => {
  const {press, waitFor, text} = await openThree();
  press('T');
  await waitFor('timeline of 3');
  press('w');
  await waitFor('Long lines of the log are wrapped');
  expect(text()).toContain('timeline of 3');
  press(keys.enter);
  await waitFor('invocation, Esc goes back');
  press('w');
  await waitFor('Long lines of the log are cut');
  expect(text()).toContain('invocation, Esc goes back');
  press(keys.esc);
  await waitFor('timeline of 3');
});
