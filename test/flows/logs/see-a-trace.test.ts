import {expect, it} from 'vitest';
import {keys} from '../../support/console.ts';
import {openSilent} from '../../support/log-lines.ts';

it('shows the X-Ray trace of an invocation as a waterfall', async () => {
  const {press, create, invoke, waitFor, pane, command, dialog, endpoint} = await openSilent();
  await create('traced', 'export const handler = async () => 1;', {TracingConfig: {Mode: 'Active'}});
  await invoke('traced');
  press('r');
  await pane('functions').filter('traced');
  await waitFor('▌traced');
  press('T');
  await waitFor(/▌.*✓/);
  press(keys.enter);
  await waitFor('(on AWS $0.50 a million');
  expect(endpoint.count('BatchGetTraces')).toBe(0);
  await command('X-Ray trace of the invocation, as a waterfall ($0.50 a million)', 'x-ray trace');
  await dialog('X-Ray trace').shows(/traced +█+ +[\d.]+ ms/);
  await dialog('X-Ray trace').shows(/Invocation +█+ +[\d.]+ ms/);
});
