import {expect, it} from 'vitest';
import {keys} from '../../support/console.ts';
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
  await console.waitFor('▸ Traffic to other versions');
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
  await console.waitFor(/AuthType +‹ choose one ›/);
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
  await console.waitFor('Function name*');
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
  await console.waitFor(/: node[\s\S]*▌nodejs26\.x/);
});

it('has a plain label beside the API’s name, the unit behind a number and what it comes to, under headings', async () => {
  const console = await openOrders();
  console.press('e');
  const form = console.dialog('Edit function');
  await form.shows(/Memory +MemorySize +512 MB/);
  await form.shows(/Timeout +10 s/);
  await form.shows(/Size and time ─/);
  await form.field('Timeout').type('300');
  await form.shows(/Timeout +300 +s · 5 min/);
});

it('says what is known of the thing that a value names, before and after it was picked', async () => {
  const console = await openOrders();
  await console.pane('aliases').focus();
  await console.pane('versions').shows('canary build');
  await console.pane('aliases').select('canary');
  console.press('e');
  const form = console.dialog('Edit alias');
  await form.shows(/Version +FunctionVersion +3 · canary build · \d+\w ago/);
  // It is no larger than it has to be.
  expect(form.rows().length).toBeLessThan(12);
  await form.field('FunctionVersion').focus();
  console.press('\u0010');
  await console.dialog('FunctionVersion').shows(/▌3 {2}canary build · \d+\w ago/);
  await console.dialog('FunctionVersion').choose('new prices');
  await form.shows(/Version +FunctionVersion +2.* · new prices · \d+\w/);
});

it('stands in two columns where there is room for them', async () => {
  const console = await openOrders({columns: 200, rows: 60});
  console.press('e');
  const form = console.dialog('Edit function');
  await form.shows(/Function name.*Code ─/);
  console.press('\u0006');
  await console.dialog('Go to a field').choose('Handler');
  await form.shows(/▌Handler/);
  console.paste('other.handler');
  await form.shows(/▌Handler +other\.handler/);
});
