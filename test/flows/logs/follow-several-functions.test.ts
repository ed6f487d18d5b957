import {expect, it} from 'vitest';
import {keys, startConsole} from '../../support/console.ts';
import {openSilent, withLogs} from '../../support/log-lines.ts';
import {samples} from '../../support/samples.ts';

const stream = (version: string) => `2026/11/22/[${version}]${version.charCodeAt(0).toString(16).repeat(16)}`;

it('follows all marked functions at once, each line labelled in a tone of its own', async () => {
  const {press, put, waitFor, log, screen, terminal, pane} = await openSilent();
  await put([[3000, 'from one']]);
  await put([[2000, 'from the other']], {functionName: 'function-00001'});
  press('  ');
  await waitFor('◆2');
  press('l');
  await waitFor('2 lines');
  await pane('log').titled(/Log ── function-0000\d \+1 ── following/);
  expect(log()[0]).toMatch(/\d function-00000 +from one/);
  expect(log()[1]).toMatch(/\d function-00001 +from the other/);
  const colour = (name: string) => {
    const row = screen().findIndex(text => text.includes(`${name} `) && text.includes(' from '));
    return terminal.cell((screen()[row] ?? '').lastIndexOf(name), row)?.foreground;
  };
  expect(colour('function-00000')).toBeDefined();
  expect(colour('function-00000')).not.toBe(colour('function-00001'));
});

it('follows all functions that a filter shows, marked by one key', async () => {
  const {press, put, waitFor, log, pane, gone} = await openSilent();
  await put([[3000, 'from one']]);
  await put([[2000, 'from the other']], {functionName: 'function-00001'});
  press('/00001\r');
  await pane('functions').titled('/00001');
  press('*');
  await waitFor('1 function marked');
  press(`/${keys.ctrlU}function\r`);
  await pane('functions').titled('/function');
  press('*');
  await waitFor('2 functions marked');
  press('l');
  await waitFor('2 lines');
  expect(log()[0]).toMatch(/\d function-00000 +from one/);
  press('1*');
  await waitFor('2 functions unmarked');
  await gone('◆');
});

it('labels lines from the first on, before another function prints one', async () => {
  const {press, put, waitFor, log} = await openSilent();
  await put([[3000, 'from one']]);
  press('  ');
  await waitFor('◆2');
  press('l');
  await waitFor('1 line');
  expect(log().find(row => row.includes('from one'))).toMatch(/\d function-00000 +from one/);
  press('T');
  await waitFor('timeline of');
});

it('follows the versions an alias leads to, and those alone', async () => {
  const {press, put, waitFor, text, pane} = withLogs(await startConsole());
  press(`/orders-api${keys.enter}`);
  await pane('aliases').titled('Aliases 2 ── orders-api');
  await put([[900, 'of version 3']], {functionName: 'orders-api', stream: stream('3')});
  await put([[800, 'of version 1']], {functionName: 'orders-api', stream: stream('1')});
  await put([[700, 'of no version']], {functionName: 'orders-api', stream: stream('$LATEST')});
  await pane('aliases').focus();
  await waitFor('▌canary');
  press('l');
  await pane('log').titled('Log ── orders-api:canary ── following');
  await waitFor('of version 3');
  expect(text()).not.toContain('of version 1');
  expect(text()).not.toContain('of no version');

  await pane('versions').focus();
  await waitFor('▌$LATEST');
  press('l');
  await pane('log').titled('Log ── orders-api:$LATEST ── following');
  await waitFor('of no version');
  expect(text()).not.toContain('of version 3');
});

it('tells apart the functions of one group, and says of a line when nobody can tell whose it is', async () => {
  const {create, invoke, press, put, waitFor, log, pane} = await openSilent();
  const LoggingConfig = {LogGroup: '/apps/shared'};
  const print = (text: string) => `export const handler = async () => console.log('${text}');`;
  await create('lender', print('I lend'), {LoggingConfig});
  await create('debtor', print('I borrow'), {LoggingConfig});
  await invoke('lender');
  await invoke('debtor');
  await put([[900, 'nobody knows']], {group: '/apps/shared', stream: 'by an agent'});
  press('r');
  await pane('functions').titled('Functions 4 ');
  press('/lender\r');
  await waitFor('▌lender');
  press('l');
  await waitFor('I lend');
  await waitFor('nobody knows');
  expect(log().find(row => row.includes('I lend'))).toMatch(/\d lender +INFO +I lend/);
  expect(log().find(row => row.includes('nobody knows'))).toMatch(/\d unknown +nobody knows/);
  expect(log().some(row => row.includes('I borrow'))).toBe(false);
});

it('follows the function of a mapping, in the group that its settings name', async () => {
  const {create, press, put, waitFor, endpoint, pane} = withLogs(await startConsole());
  await create('grouped', 'export const handler = async () => {};', {LoggingConfig: {LogGroup: '/apps/shared'}});
  await put([[900, 'mine']], {group: '/apps/shared', stream: `2026/11/22/grouped[$LATEST]${'a'.repeat(32)}`});
  await put([[800, 'not mine']], {group: '/apps/shared', stream: `2026/11/22/others[$LATEST]${'b'.repeat(32)}`});
  press('r');
  await pane('functions').titled(`Functions ${samples.functions.length + 1} `);
  press('/grouped\r');
  await waitFor('▌grouped');
  press('l');
  await waitFor('following ── 1 line');
  await waitFor('mine');
  expect(endpoint.calls.some(({body}) => body.includes('/aws/lambda/grouped'))).toBe(false);

  await pane('functions').focus();
  press(keys.esc);
  await pane('functions').titled(`Functions ${samples.functions.length + 1} `);
  press('/payments\r');
  await pane('mappings').titled(/Mappings 1 ── payments-worker/);
  await pane('mappings').focus();
  press('l');
  await pane('log').titled('Log ── payments-worker');
  await pane('layers').focus();
  press('l');
  await waitFor('Follow the logs: a layer has no logs');
});
