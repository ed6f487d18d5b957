import {readdirSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {keys, type RunningConsole} from '../../support/console.ts';
import {call, fillIn, openOrders} from '../../support/operate.ts';
import {invokeWith, leave, openFunction} from '../../support/run.ts';

const stateFolder = ({home}: RunningConsole) => join(home, '.local/state/lambdeck');

async function openJournal({press, waitFor}: RunningConsole, filter: string): Promise<string[]> {
  press(':');
  await waitFor('type to find');
  press('journal of all');
  await waitFor(/▌ +Journal of all calls/);
  press(keys.enter);
  await waitFor(/╭─ Journal \d+/);
  press(`/${filter}`);
  await waitFor(`/${filter}`);
  press(keys.enter);
  return waitFor(/╭─ Journal \d+ \//);
}

it('takes a pasted filter', async () => {
  const console = await openOrders();
  const {press, paste, waitFor} = console;
  await openJournal(console, 'List');
  press(`/${keys.ctrlU}`);
  await waitFor('type to find');
  paste('GetAccountSettings');
  await waitFor('│ /GetAccountSettings');
});

it('lists every call with its result, lists and reads too, and copies one as an aws command', async () => {
  const console = await openOrders();
  const {press, waitFor, output} = console;
  await openJournal(console, 'ListFunctions');
  press('G');
  await waitFor(/▌\d\d:\d\d:\d\d +✓ \d+ ms +ListFunctions +aws lambda list-functions/);
  const rows = await waitFor(/Request id {2}[0-9a-f-]{36}/);
  expect(rows.join('\n')).toMatch(/Place +123456789012 · eu-west-1/);
  expect(rows.join('\n')).toMatch(/Kind +reads/);
  press('y');
  await waitFor('Sent to the terminal: aws command');
  const [, copied = ''] = /\u001B\]52;c;([\w+/=]*)/.exec(output()) ?? [];
  expect(Buffer.from(copied, 'base64').toString()).toContain('aws lambda list-functions');
  press(keys.esc);
  await waitFor('Journal');
  press(keys.esc);
  await waitFor('actions');
});

it('says how a failed call failed, and keeps the intent and outcome of changes in a file of its owner', async () => {
  const console = await openOrders();
  const fault = {kind: 'answer', status: 403, headers: {'x-amzn-errortype': 'AccessDeniedException'}} as const;
  const undo = console.endpoint.fail('UpdateFunctionConfiguration', {...fault, body: '{"Message":"not authorized"}'});
  console.press('e');
  await fillIn(console, [
    ['MemorySize', '1024'],
    ['+ Variables', 'TOKEN=hunter2secret'],
  ]);
  console.press(keys.ctrlS);
  await console.waitFor('Enter sends it');
  console.press(keys.enter);
  await console.waitFor('UpdateFunctionConfiguration is not allowed');
  undo();
  await console.waitFor('r sends it again');
  console.press('r');
  await console.waitFor(': done.');
  await openJournal(console, 'change');
  await console.waitFor(/◆ ✗ AccessDeniedException +UpdateFunctionConfiguration/);
  await console.waitFor(/◆ ✓ \d+ ms +UpdateFunctionConfiguration/);
  expect(console.text()).not.toContain('hunter2secret');

  const file = join(stateFolder(console), 'journal.jsonl');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  const events = lines.map(line => JSON.parse(line) as {event: string; outcome: {state: string}});
  expect(events.map(({event, outcome}) => `${event} ${outcome.state}`)).toEqual([
    'intent pending',
    'outcome failed',
    'intent pending',
    'outcome done',
  ]);
  expect(lines.join('\n')).not.toContain('hunter2secret');
});

it('writes the session as a note', async () => {
  const console = await openOrders();
  await call(console, 'GetPolicy');
  await console.waitFor('╭─ Get policy');
  console.press(keys.esc);
  await console.waitFor('actions');
  console.press(':');
  await console.waitFor('type to find');
  console.press('export-journal');
  await console.waitFor(/▌ +Export the journal/);
  console.press(keys.enter);
  await console.waitFor('The journal is in');
  const [note = ''] = readdirSync(stateFolder(console)).filter(name => name.endsWith('.md'));
  const text = readFileSync(join(stateFolder(console), note), 'utf8');
  expect(text).toMatch(/\*\*ListFunctions\*\* done/);
  expect(text).toContain('aws lambda get-policy --function-name');
});

it.each([
  ['Invoke', {}, 'export const handler = async () => { throw new Error("no stock"); };', 'Unhandled'],
  [
    'InvokeWithResponseStream',
    {InvocationType: 'ResponseStream'},
    'export const handler = awslambda.streamifyResponse(async () => { throw new Error("no stock"); });',
    '[^)]+',
  ],
] as const)('says of %s that it was answered and that the function failed', async (operation, options, code, error) => {
  const console = await openFunction(code);
  await invokeWith(console, '{"order": 1}', options);
  await console.waitFor('no stock');
  await leave(console);
  await openJournal(console, 'but function failed');
  await console.waitFor(new RegExp(`✓ but function failed +${operation} `));
  await console.waitFor(new RegExp(`Result +✓ answered after \\d+ ms: the function failed \\(${error}\\)`));
  const entries = readFileSync(join(stateFolder(console), 'journal.jsonl'), 'utf8');
  expect(entries).toMatch(/"state":"done",.*"functionError":"/);
});
