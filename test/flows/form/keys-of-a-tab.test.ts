import {expect, it} from 'vitest';
import {keys} from '../../support/console.ts';
import {call, fillIn, openOrders, send, sendReview} from '../../support/operate.ts';

it('acts on the thing of the tab, and asks for a word of its own before that is deleted', async () => {
  const console = await openOrders();
  await call(console, 'CreateFunctionUrlConfig');
  await fillIn(console, [['AuthType', 'AWS_IAM']]);
  await send(console);
  await console.detail.tab('URL');
  await console.detail.focus();
  await console.waitFor(/Auth +AWS_IAM/);
  console.press('D');
  await console.waitFor('Review: Delete function URL config');
  await console.waitFor('- FunctionUrl: http');
  await sendReview(console, 'orders-api:url');
  await console.waitFor('No function URL.');
  console.press('e');
  await console.waitFor('there is no function URL');
  console.press('[');
  await console.waitFor(/n add permission/);
});

it('promotes the second version of an alias, and puts its traffic back', async () => {
  const console = await openOrders();
  await console.pane('aliases').focus();
  await console.pane('aliases').select('live');
  await call(console, 'PromoteAlias');
  await console.waitFor('+ FunctionVersion: 3');
  await console.waitFor('- RoutingConfig.AdditionalVersionWeights{3}: 10 %');
  await sendReview(console);
  await console.waitFor(/live +3 /);
  console.press('u');
  await console.waitFor('Review: Undo');
  await sendReview(console);
  await console.waitFor(/live +2 90% · 3 10%/);
  expect(console.text()).not.toContain('Review:');
  console.press(keys.esc);
});
