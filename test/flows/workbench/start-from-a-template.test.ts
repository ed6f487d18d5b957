import {expect, it} from 'vitest';
import {invocations, workbenchKeys as keys, openWorkbench} from '../../support/workbench.ts';

it('puts the template of an event source in, sends it, and brings back what was typed before', async () => {
  const console = await openWorkbench();
  const {press, waitFor, text, gone} = console;
  press('{"mine": 1');
  await waitFor('✗ not JSON: close brace expected at line 1, column 11');
  press(keys.open);
  await waitFor('Payload for echo');
  press('sns');
  await waitFor('▌template  SNS topic');
  press(keys.enter);
  await waitFor('"EventSource": "aws:sns",');
  expect(text()).not.toContain('"mine"');
  press(keys.undo);
  await waitFor('{"mine": 1');
  press(keys.redo);
  await waitFor('Options');
  await gone('"mine"');
  press(keys.ctrlS);
  await waitFor('✓ 200');
  expect(JSON.parse(invocations(console)[0]?.body ?? '')).toMatchObject({Records: [{EventSource: 'aws:sns'}]});
});

it('keeps what was typed when nothing is chosen', async () => {
  const {press, waitFor, gone} = await openWorkbench();
  press('{"mine": 1}');
  await waitFor('{"mine": 1}');
  press(keys.open);
  await waitFor('Payload for echo');
  press('no such template');
  await waitFor('nothing matches');
  press(keys.enter);
  press(keys.esc);
  await waitFor('{"mine": 1}');
  await gone('nothing matches');
});
