import {expect, it} from 'vitest';
import {keys} from '../../support/console.tsx';
import {call, fillIn, openOrders, send} from '../../support/operate.ts';

it('masks secrets among what an undo sends back as it was, until they are asked for', async () => {
  const console = await openOrders();
  console.press('e');
  await fillIn(console, [['+ Variables', 'MINE=1']]);
  await send(console);
  console.press('u');
  await console.waitFor('Review: Undo: Edit function');
  await console.waitFor('- Environment.Variables{MINE}: ••••••••');
  console.press('\u0012');
  await console.waitFor('- Environment.Variables{MINE}: 1');
});

it('says what a number counts and what it may be', async () => {
  const console = await openOrders();
  console.press('e');
  await console.waitFor('▌Description');
  await console.dialog('Edit function').field('MemorySize').focus();
  await console.waitFor('128–32,768 MB');
  await console.dialog('Edit function').field('Timeout').focus();
  await console.waitFor('1–5,400 seconds');
  console.press(keys.esc);
  await console.detail.titled('orders-api');
  await call(console, 'PutFunctionConcurrency');
  await console.waitFor('at least 0');
});

it('names what is fixed in full, when nothing else is asked for, too', async () => {
  const console = await openOrders();
  console.press('D');
  await console.waitFor('Review: Delete function');
  console.press(keys.esc);
  await console.waitFor(/FunctionName +orders-api/);
});

it('tells how much of a closed group is given', async () => {
  const console = await openOrders();
  console.press('n');
  await console.waitFor(/▸ Environment +not set/);
});

it('says what the entries of a map are', async () => {
  const console = await openOrders();
  await console.pane('aliases').focus();
  await console.waitFor('▌canary');
  console.press('e');
  await console.waitFor('▸ RoutingConfig');
  await console.dialog('Edit alias').field('▸ RoutingConfig').focus();
  console.press(`${keys.enter}${keys.tab}${keys.enter}`);
  await console.waitFor('Key: a version number');
  console.press('\u0010');
  await console.waitFor('▌1 ');
  expect(console.text()).not.toContain('the service’s default');
  console.press(keys.enter);
  await console.waitFor(/│▌ +1 +=/);
  console.press(keys.tab);
  await console.waitFor('Value: The second version');
});

it('asks for a choice that has to be made, and offers no default of the service for it', async () => {
  const console = await openOrders();
  await call(console, 'CreateFunctionUrlConfig');
  await console.waitFor(/AuthType\* +‹ choose one ›/);
  await console.waitFor(/InvokeMode +‹ the service’s default ›/);
  await console.waitFor('… 1 more field: Enter shows it');
});

it('stays in view behind the list of what a field can be', async () => {
  const console = await openOrders();
  console.press('n');
  await console.waitFor('Create function');
  await console.dialog('Create function').field('Runtime').focus();
  console.press(keys.enter);
  await console.waitFor('type to find');
  await console.waitFor('FunctionName*');
  console.press(keys.esc);
  await console.waitFor('Ctrl-S');
});

it('lists the newest runtime of a language first', async () => {
  const console = await openOrders();
  console.press('n');
  await console.waitFor('Create function');
  await console.dialog('Create function').field('Runtime').focus();
  console.press(keys.enter);
  await console.waitFor('type to find');
  console.press('node');
  await console.waitFor(/: node\b[\s\S]*▌nodejs26\.x/);
});
