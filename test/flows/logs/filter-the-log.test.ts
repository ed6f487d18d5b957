import {expect, it} from 'vitest';
import {keys} from '../../support/console.tsx';
import {type LoggingConsole, openSilent} from '../../support/log-lines.ts';

async function openFive(): Promise<LoggingConsole> {
  const console = await openSilent();
  await console.put([
    [5000, 'INFO order 1 received'],
    [4000, 'DEBUG looking it up'],
    [3000, 'WARN the payment is slow'],
    [2000, 'ERROR order 1 refused'],
    [1000, 'INFO done'],
  ]);
  console.press('l');
  await console.waitFor('── 5 lines');
  return console;
}

const shown = ({log}: LoggingConsole) =>
  log()
    .filter(row => row !== '')
    .map(row => row.slice(15).replace(/ +/g, ' '));

it('filters as one types, new lines too: words, !word and /regex/; one that does not parse leaves the last good one', async () => {
  const console = await openFive();
  const {press, put, waitFor, gone} = console;
  press('/ordr !refus');
  await waitFor('1 match');
  expect(shown(console)).toEqual(
    ['INFO order 1 received'.slice(1)].map(() => expect.stringContaining('order 1 received')),
  );
  await put([[500, 'INFO order 2 received']]);
  await waitFor('2 match');
  press(`${keys.ctrlU}/order \\d re(`);
  await waitFor('✗ ');
  await waitFor('the last good filter stays');
  await waitFor('order 1 refused');
  press(`fused|ceived)$/`);
  await waitFor('3 match');
  press(keys.enter);
  await gone('Enter keeps');
  await waitFor('── 3/6');
  press(keys.esc);
  await waitFor('── 6 lines');
  press('/zzz');
  await waitFor('Nothing matches zzz. Esc clears the filter.');
});

it('keeps a filter that does not parse where it is typed, whatever Enter is pressed', async () => {
  const console = await openFive();
  const {press, waitFor} = console;
  press('/refused');
  await waitFor('1 match');
  press(`${keys.ctrlU}/(refused${keys.enter}`);
  await waitFor('✗ ');
  await waitFor(rows => rows.at(-1)?.trimStart().startsWith('//(refused') ?? false);
  press(`)${keys.enter}`);
  await waitFor('── /(refused)');
  await waitFor('── 1/5');
  press('/');
  await waitFor('1 match');
  await waitFor('//(refused)');
});

it('filters by level and says so', async () => {
  const console = await openFive();
  const {press, waitFor} = console;
  press('v');
  await waitFor('── 4/5 ── info');
  press('v');
  await waitFor('── 2/5 ── warn');
  press('v');
  await waitFor('── 1/5 ── error');
  expect(shown(console)).toEqual([expect.stringContaining('order 1 refused')]);
  press('v');
  await waitFor('── 5 lines');
});

it('keeps lines around matches in view', async () => {
  const console = await openFive();
  const {press, waitFor} = console;
  press(`/refused${keys.enter}`);
  await waitFor('1/5');
  press('c');
  await waitFor('Matches with 1 line before and after');
  await waitFor('── 1/5 ── /refused ±1');
  await waitFor('INFO   done');
  expect(shown(console)).toEqual([
    expect.stringContaining('slow'),
    expect.stringContaining('refused'),
    expect.stringContaining('done'),
  ]);
  press('c');
  await waitFor('order 1 received');
  await waitFor('── 1/5 ── /refused ±3');
  press('cc');
  await waitFor('Only lines that match');
  expect(shown(console)).toHaveLength(1);
});

it('keeps lines around those of a level, and says how many are of it', async () => {
  const {press, waitFor} = await openFive();
  press('vvv');
  await waitFor('── 1/5 ── error');
  press('cc');
  await waitFor('── 1/5 ── error ±3');
});

it('lets the service filter by a CloudWatch pattern, and follows on with it', async () => {
  const {press, put, waitFor, endpoint} = await openFive();
  press('F');
  await waitFor('CloudWatch filter pattern');
  press(`?ERROR ?WARN${keys.enter}`);
  await waitFor('── 2 lines');
  await waitFor('order 1 refused');
  const asked = endpoint.calls.findLast(({operation}) => operation === 'FilterLogEvents');
  expect(asked?.body).toContain('"filterPattern":"?ERROR ?WARN"');
  await put([
    [200, 'INFO not wanted'],
    [100, 'WARN wanted'],
  ]);
  await waitFor('── 3 lines');
  press('F');
  await waitFor('│ ?ERROR ?WARN');
  press(`${keys.ctrlU}${keys.enter}`);
  await waitFor('── 7 lines');
});
