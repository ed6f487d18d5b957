import {expect, it} from 'vitest';
import {keys} from '../../support/console.ts';
import {openSilent, silent} from '../../support/log-lines.ts';
import {eventually} from '../../support/patience.ts';

const hour = 3_600_000;

/** What the Log pane says where it has no lines, in one. */
async function openQuiet() {
  const console = await openSilent();
  const said = () => console.log().join(' ').replace(/\s+/g, ' ');
  return {...console, says: (part: string | RegExp) => eventually(() => expect(said()).toMatch(part))};
}

it('says that nothing was logged for five minutes, when something last was, and shows that by one key', async () => {
  const {press, put, waitFor, pane, says} = await openQuiet();
  await put([
    [30 * hour + 60_000, 'the line before'],
    [30 * hour, 'the last line'],
  ]);
  press('l');
  await says(/Nothing was logged since \d\d:\d\d\./);
  await says(/are of \d\d-\d\d \d\d:\d\d \(1d ago\)/);
  press(keys.enter);
  await pane('log').titled('following ── 2 lines');
  await says(/the line before .*the last line/);
  await put([[0, 'what comes']]);
  await waitFor('what comes');
});

it('finds the last lines of a version, not those of another', async () => {
  const {press, put, pane, detail, says} = await openQuiet();
  await put([[2 * hour, 'of version 7']], {stream: `2026/11/22/[7]${'b'.repeat(32)}`});
  await put([[5 * hour, 'of the newest']]);
  await detail.titled(silent);
  await pane('versions').focus();
  await detail.titled('$LATEST');
  press('l');
  await pane('log').titled(`Log ── ${silent}:$LATEST`);
  await says('(5h ago)');
  press(keys.enter);
  await pane('log').shows('of the newest');
});

it('says that nothing was ever logged, and that a pattern may leave out what was', async () => {
  const {press, put, pane, detail, says} = await openQuiet();
  await put([[hour, 'of version 7']], {stream: `2026/11/22/[7]${'b'.repeat(32)}`});
  await pane('versions').focus();
  await detail.titled('$LATEST');
  press('l');
  await says('Nothing was ever logged here');
  await put([[1000, 'a line']]);
  press('r');
  await pane('log').titled('following ── 1 line');
  press('F"nowhere"\r');
  await says('matches the pattern');
});

it('says why the time of the last lines is not known', async () => {
  const {press, put, endpoint, says} = await openQuiet();
  await put([[30 * hour, 'long ago']]);
  endpoint.fail('DescribeLogStreams', {
    kind: 'answer',
    status: 400,
    headers: {'content-type': 'application/x-amz-json-1.1'},
    body: JSON.stringify({__type: 'AccessDeniedException', message: 'not authorized: logs:DescribeLogStreams'}),
  });
  press('l');
  await says(/Nothing was logged since \d\d:\d\d\./);
  await says('logs:DescribeLogStreams');
});

it('lists the invocations of the selection by one key, from anywhere', async () => {
  const {press, create, invoke, pane, says} = await openQuiet();
  await create('busy', `export const handler = async () => console.log('here');`);
  press('r');
  await pane('functions').titled('Functions 3 ');
  await pane('functions').select('busy');
  await invoke('busy');
  press('T');
  await pane('log').titled(/Log ── busy ── timeline of 1/);
  await pane('log').shows('STARTED');
  press('T');
  await pane('log').shows(/INFO +here/);
  await pane('functions').focus();
  await pane('functions').select(silent);
  press('T');
  await says('There is no log group');
  await pane('log').titled(`Log ── ${silent} ── timeline of 0`);
});

it('leads from the invocations of a session without any to those the log knows', async () => {
  const {press, create, invoke, pane, waitFor} = await openQuiet();
  await create('busy', `export const handler = async () => console.log('here');`);
  press('r');
  await pane('functions').titled('Functions 3 ');
  await pane('functions').select('busy');
  await invoke('busy');
  press('I');
  await waitFor('Nothing was invoked from here yet: these are the invocations that the log knows');
  await pane('log').titled(/Log ── busy ── timeline of 1/);
  await pane('layers').focus();
  press('I');
  await waitFor('nothing was invoked yet; a layer has no logs');
});

it('lists invocations in the pane of the log though nothing is followed, those of the last lines, too', async () => {
  const {press, put, pane, says} = await openQuiet();
  const id = '8f1c0000-1111-2222-3333-444455556666';
  await put([
    [9 * hour, `START RequestId: ${id} Version: $LATEST`],
    [9 * hour, `REPORT RequestId: ${id}\tDuration: 41.00 ms\tBilled Duration: 41 ms\tMemory Size: 128 MB`],
  ]);
  await pane('log').focus();
  press('T');
  await pane('log').titled(/timeline of 0/);
  await says('(9h ago)');
  press(keys.enter);
  await pane('log').titled(/timeline of 1/);
  await pane('log').shows('41 ms');
});
