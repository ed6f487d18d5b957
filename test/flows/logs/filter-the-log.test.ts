import {expect, it} from 'vitest';
import {keys} from '../../support/console.ts';
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
  await waitFor('── 5 lines ── application');
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

it('shows the application’s lines only, by a key: no START, END and REPORT but of what failed', async () => {
  const console = await openSilent();
  const {press, waitFor} = console;
  const id = (last: number) => `8f1c0000-1111-2222-3333-44445555666${last}`;
  await console.put([
    [5000, 'INIT_START Runtime Version: nodejs:24.v1\tRuntime Version ARN: x'],
    [4900, `START RequestId: ${id(1)} Version: 1`],
    [4800, '{"level":20,"msg":"looking it up"}'],
    [4700, `END RequestId: ${id(1)}`],
    [4600, `REPORT RequestId: ${id(1)}\tDuration: 1 ms`],
    [4500, 'EXTENSION\tName: telemetry\tState: Ready\tEvents: []'],
    [3900, `START RequestId: ${id(2)} Version: 1`],
    [3800, `REPORT RequestId: ${id(2)}\tDuration: 3000 ms\tStatus: timeout`],
  ]);
  press('l');
  await waitFor('── 8 lines');
  press('v');
  await waitFor('Lines of the application, and what failed');
  await waitFor('── 2/8 ── application');
  expect(shown(console)).toEqual([
    expect.stringContaining('looking it up'),
    expect.stringContaining('timeout · 3000 ms'),
  ]);
});

it('finds a line by a field as its row shows it, whatever was printed, and by how it compares', async () => {
  const console = await openSilent();
  const {press, waitFor} = console;
  const order = (id: string, duration: number) =>
    JSON.stringify({
      level: duration > 500 ? 40 : 30,
      msg: 'priced',
      orderId: id,
      duration,
      order: {lines: duration / 100},
    });
  await console.put([
    [3000, order('ORD-01246', 400)],
    [2000, order('ORD-01247', 600)],
    [1000, order('ORD-012', 700)],
  ]);
  press('l');
  await waitFor('orderId=ORD-01246');
  press('/orderId=ORD-01246');
  await waitFor('1 match');
  expect(shown(console)).toEqual([expect.stringContaining('priced orderId=ORD-01246')]);
  for (const [typed, matches] of [
    ['orderId=ORD-012', 1],
    ['orderId=ORD-*', 3],
    ['level>=warn', 2],
    ['duration>500 !orderId=ORD-012', 1],
    ['order.lines=7', 1],
  ] as const) {
    press(keys.ctrlU + typed);
    await waitFor(` ${matches} match`);
  }
  press(`${keys.ctrlU}level>=loud`);
  await waitFor('✗ no level is called loud: debug, info, warn, error · the last good filter stays');
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
  press('vvvv');
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

it('is through lines of 200 KB at once, whatever the expression', async () => {
  const {press, put, waitFor, gone, log} = await openSilent();
  const long = 'timeout of 3 '.repeat(15_000);
  await put([
    [3000, `${long} s`],
    [2000, `${long} ms`],
    [1000, `${'a'.repeat(60)}b`],
  ]);
  press('l');
  await waitFor('── 3 lines');
  press(`//.*timeout.*ms/${keys.enter}`);
  await waitFor('── 1/3');
  press('/');
  press(`${keys.ctrlU}/(a|aa)+$/`);
  await waitFor('0 match');
  press(keys.esc);
  await gone('0 match');
  expect(log()).not.toHaveLength(0);
  press(`//(a|aa)+b$/${keys.enter}`);
  await waitFor('── 1/3');
});
