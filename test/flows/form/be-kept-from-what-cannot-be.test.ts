import {expect, it} from 'vitest';
import {keys, startConsole} from '../../support/console.ts';
import {toRefusal} from '../../support/faulty-endpoint.ts';
import {call, fillIn} from '../../support/operate.ts';
import {eventually} from '../../support/patience.ts';
import {functionInput} from '../../support/sandbox.ts';

it('dims what would be refused, with the reason, once the screen shows it', async () => {
  const console = await startConsole();
  await console.pane('functions').filter('thumbnailer');
  await console.detail.titled('thumbnailer');
  await console.detail.tab('URL');
  await console.detail.shows('No function URL');
  await console.pane('detail').focus();
  console.press('e');
  await console.waitFor('there is no function URL');
  console.press('a');
  await console.dialog('Actions on thumbnailer').opened();
  console.press('function url');
  await console.dialog('Actions on thumbnailer').shows('Edit function URL (there is no function URL)');
  console.press(`${keys.ctrlU}scaling`);
  await console.dialog('Actions on thumbnailer').shows('Set scaling limits (it runs on no capacity provider');
});

it('leads from a change of what is not there to what makes it', async () => {
  const console = await startConsole();
  // Nothing is known of URLs before the form asks.
  console.endpoint.fail('ListFunctionUrlConfigs', toRefusal(403, 'AccessDeniedException', 'not authorized'));
  await console.pane('functions').filter('thumbnailer');
  await console.detail.titled('thumbnailer');
  await call(console, 'UpdateFunctionUrlConfig');
  await console.dialog('Create function URL').opened();
  await console.waitFor('Edit function URL: there is none to change. Create function URL config makes one.');
});

it('says that an execution has ended before anything is sent to stop it', async () => {
  const console = await startConsole();
  const {client} = console.sandbox;
  await client.createFunction(
    await functionInput('a-saga', {DurableConfig: {ExecutionTimeout: 3600}, Runtime: 'nodejs24.x'}),
  );
  const started = await client.invoke({FunctionName: 'a-saga', Qualifier: '$LATEST', InvocationType: 'Event'});
  const DurableExecutionArn = started.DurableExecutionArn ?? '';
  await eventually(async () => {
    const {Status} = await client.getDurableExecution({DurableExecutionArn});
    if (Status === 'RUNNING') throw new Error('It runs still');
  });
  await call(console, 'StopDurableExecution');
  await fillIn(console, [['DurableExecutionArn', DurableExecutionArn]]);
  console.press(keys.ctrlS);
  await console.waitFor(/Stop durable execution: it has ended already: [A-Z]+ at /);
  expect(console.endpoint.count('StopDurableExecution')).toBe(0);
});
