import {CreateFunctionCommand, LambdaClient} from '@aws-sdk/client-lambda';
import {expect, it} from 'vitest';
import {credentials, functionInput, zipOf} from '../../support/sandbox.ts';
import {invocations, workbenchKeys as keys, openWorkbench} from '../../support/workbench.ts';

it('has what was sent after the connection was lost, and sends it when that is back', async () => {
  const console = await openWorkbench();
  const {press, waitFor, endpoint} = console;
  press('{"say": "again"}');
  await waitFor('{"say": "again"}');
  await endpoint.stop();
  press(keys.ctrlS);
  await waitFor('Invoke could not be sent');
  press(keys.esc);
  await endpoint.restart();
  await waitFor(' i invoke');
  press('i');
  await waitFor('{"say": "again"}');
  press(keys.ctrlS);
  await waitFor('✓ 200');
  expect(invocations(console).at(-1)?.body).toBe('{"say": "again"}');
});

it('comes back with its options and its place as it was left', async () => {
  const {press, waitFor} = await openWorkbench();
  press('{"say": 1}');
  press(`${keys.tab}${keys.tab}${keys.right}`);
  await waitFor('‹ Event ›');
  press(keys.esc);
  await waitFor('What you typed is kept');
  press('i');
  await waitFor('‹ Event ›');
  await waitFor('▌Invocation type');
  await waitFor('{"say": 1}');
});

it('keeps what was typed and what was sent to the connection it was for', async () => {
  const {press, waitFor, sandbox, gone} = await openWorkbench();
  const input = await functionInput('echo', {
    Code: {ZipFile: await zipOf({'index.mjs': 'export const handler = async () => 1;'})},
  });
  const elsewhere = new LambdaClient({region: 'eu-central-1', endpoint: sandbox.url, credentials});
  await elsewhere.send(new CreateFunctionCommand(input));
  elsewhere.destroy();
  press('{"say": "west"}');
  await waitFor('{"say": "west"}');
  press(keys.ctrlS);
  await waitFor('✓ 200');
  press(keys.esc);
  await waitFor(' i invoke');
  press('R');
  await waitFor('type to find');
  press('eu-central-1');
  await waitFor('▌eu-central-1');
  press(keys.enter);
  await waitFor('environment  region eu-central-1');
  await waitFor('▌echo');
  press('i');
  await waitFor(' 1 {} ');
  press(keys.open);
  await waitFor('template  ');
  await gone('Reading the saved events');
  expect(rowsWith(await waitFor('template  '), 'west')).toEqual([]);
});

function rowsWith(rows: readonly string[], text: string): readonly string[] {
  return rows.filter(row => row.includes(text));
}
