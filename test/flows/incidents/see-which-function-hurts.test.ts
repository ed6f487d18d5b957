import {InvokeCommand} from '@aws-sdk/client-lambda';
import {expect, it} from 'vitest';
import {homeWith} from '../../support/asked-metrics.ts';
import {keys, startConsole} from '../../support/console.ts';
import {functionInput, zipOf} from '../../support/sandbox.ts';

/** The board's row, not the one of the list beneath it. */
const worst = /▌clickstream-ingest +errors 100%/;

it('ranks the function that fails first, says why and since when, and what that took', async () => {
  const {press, waitFor, endpoint, pane} = await startConsole({home: homeWith({metrics: false})});
  press('H');
  await waitFor(/▌clickstream-ingest +errors 100% +\d+ of \d+ +\d+ \(0\) +100%/);
  const rows = await waitFor(/\d\d:\d\d:\d\d · a refresh: \d calls, \d+ metrics · every 2 min, free: this is not AWS/);
  expect(rows.join('\n')).toMatch(/clickstream-ingest: errors (\d+) of \1 calls \(usually 0\)/);
  expect(rows.join('\n')).toMatch(/Incidents \d+ ── \d quiet ── last \d+ min against its own day/);
  expect(rows.find(row => row.includes('▌clickstream-ingest'))).toMatch(/\d\d:\d\d [│┃]$/);
  expect(rows.join('\n')).toContain(`a refresh: ${endpoint.count('GetMetricData')} calls`);
  press(keys.esc);
  await pane('functions').titled('Functions');
});

it('goes to the function with its log at the first error', async () => {
  const {press, waitFor, screen, pane} = await startConsole();
  press(':');
  await waitFor('type to find');
  press('incidents');
  await waitFor(/▌.*Incidents: which functions hurt/);
  press(keys.enter);
  await waitFor(worst);
  press(keys.enter);
  await pane('log').titled(/Log ── clickstream-ingest ── paused/);
  // Before one o'clock at night the error is one of yesterday.
  await waitFor(/▌(\d\d-\d\d )?\d\d:\d\d:\d\d\.\d+ ERROR .*A page view/);
  const rows = screen().filter(row => row.includes(' ERROR '));
  expect(rows[0]).toContain('▌');
  expect(screen().some(row => row.startsWith('│▌clickstr'))).toBe(true);
  press('o');
  await waitFor('the AWS web console does not show what is at http://127.0.0.1');
  await pane('log').titled('Log ── clickstream-ingest');
  press('!');
  await waitFor('Stop the bleeding ── clickstream-ingest');
});

it('follows its log of now, stops its mapping and returns to the board', async () => {
  const {press, waitFor, endpoint, pane, dialog} = await startConsole();
  press('H');
  await waitFor(worst);
  press('!');
  await dialog('Stop the bleeding').choose('Disable kinesis clicks');
  await waitFor('Enter sends it');
  press(keys.enter);
  await waitFor('Enable kinesis clicks');
  press(keys.esc);
  await waitFor(worst);
  press('l');
  await pane('log').titled(/Log ── clickstream-ingest ── following/);
  expect(endpoint.count('UpdateEventSourceMapping')).toBe(1);
});

it('finds a function on the board and keeps the cursor on it when the board is read anew', async () => {
  const {press, waitFor, text, endpoint, gone} = await startConsole({home: homeWith({metrics: false})});
  press('H');
  await waitFor(worst);
  await waitFor(/a refresh: \d calls/);
  press('/zzz');
  await waitFor('Nothing matches zzz');
  press(`${keys.ctrlU}click${keys.enter}`);
  await waitFor(worst);
  const before = endpoint.count('GetMetricData');
  press('r');
  await waitFor(() => endpoint.count('GetMetricData') > before);
  await waitFor(() => text().includes(`a refresh: ${endpoint.count('GetMetricData') - before} calls`));
  await waitFor(worst);
  press(keys.esc);
  await gone('/click');
});

it('takes a pasted name, and keeps the filter of the list that shows the function it goes to', async () => {
  const {press, paste, waitFor, pane} = await startConsole();
  press('/c');
  await pane('functions').titled(/Functions \d+\/\d+/);
  press(keys.enter);
  await waitFor(' l logs ');
  press('H');
  await waitFor(worst);
  press('/');
  await waitFor('type to find');
  paste('clickstream-ingest');
  await waitFor(/│ \/clickstream-ingest/);
  press(`${keys.enter}l`);
  await pane('log').titled(/Log ── clickstream-ingest ── following/);
  await pane('functions').titled(/Functions \d+\/\d+ \/c/);
});

it('keeps the cursor on its function when another becomes the worst', async () => {
  const seed = async () =>
    Promise.all(['one', 'two'].map(async name => ({operation: 'CreateFunction' as const, input: await failing(name)})));
  const {press, waitFor, sandbox, screen} = await startConsole({sandbox: {seed}});
  const fail = (FunctionName: string) => sandbox.client.send(new InvokeCommand({FunctionName}));
  await fail('one');
  press('H');
  await waitFor(/▌one +errors 100% +1 of 1 /);
  await waitFor('every 2 min');
  for (let times = 0; times < 10; times++) await fail('two');
  press('r');
  await waitFor(/│ two +errors 100% +10 of 10 /);
  await waitFor(/▌one +errors 100% +1 of 1 /);
  const rows = screen();
  expect(rows.findIndex(row => row.includes('│ two'))).toBeLessThan(rows.findIndex(row => row.includes('▌one ')));
});

it('fits a small screen', async () => {
  const {press, waitFor} = await startConsole({columns: 80, rows: 24});
  press('H');
  const rows = await waitFor(/▌clickstream-ingest +errors 100% +\d+ of \d+/);
  await waitFor(/a refresh: .*every 2 min/);
  expect(rows.find(row => row.startsWith('╭'))).toMatch(/^╭─ Incidents/);
  expect(rows.every(row => row.length <= 80)).toBe(true);
});

it('keeps names whole on a terminal of 60×15, with when it began', async () => {
  const {press, waitFor} = await startConsole({columns: 60, rows: 15});
  press('H');
  await waitFor(/│▌clickstream-ingest +errors 100% +(\d\d:\d\d–)?\d\d:\d\d [│┃]/);
});

async function failing(name: string) {
  const code = {'index.mjs': `export const handler = async () => { throw new Error('no'); };`};
  return functionInput(name, {Code: {ZipFile: await zipOf(code)}});
}

it('says where what ails a function was cut', async () => {
  const {press, waitFor} = await startConsole({columns: 60, rows: 20});
  press('H');
  await waitFor(worst);
  press('/');
  press('thumbnailer');
  press(keys.enter);
  await waitFor(/thumbnailer: State Failed: /);
  await waitFor(/because subnet .*… *[│┃]/);
});
