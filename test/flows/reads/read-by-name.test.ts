import {expect, it} from 'vitest';
import {keys, type RunningConsole} from '../../support/console.ts';
import {call, openOrders} from '../../support/operate.ts';

/** Calls the read and returns once its answer stands on the screen with this text. */
async function readOne(console: RunningConsole, name: string, shown: string): Promise<void> {
  await call(console, name);
  await console.waitFor(
    rows => rows.some(row => row.includes(shown)) && rows.some(row => row.includes('show or hide')),
  );
  console.press(keys.esc);
  await console.gone('show or hide');
}

it.each([
  [
    'the function',
    'functions',
    /^orders-api /,
    [
      ['GetFunction', '"Configuration"'],
      ['GetFunctionConfiguration', '"MemorySize": 512'],
      ['GetPolicy', 'web-shop-gateway'],
      ['GetFunctionConcurrency', '{}'],
      ['GetAccountSettings', '"AccountLimit"'],
    ],
  ],
  ['an alias', 'aliases', /^orders-api:canary/, [['GetAlias', '"FunctionVersion": "3"']]],
  [
    'a layer',
    'layers',
    /^image-tools/,
    [
      ['GetLayerVersion', '"Content"'],
      ['GetLayerVersionByArn', '"Content"'],
    ],
  ],
] as const)('shows what the service says of %s, as JSON', async (_what, pane, title, reads) => {
  const console = await openOrders();
  await console.pane(pane).focus();
  await console.detail.titled(title);
  for (const [name, shown] of reads) await readOne(console, name, shown);
  for (const [name] of reads) expect(console.endpoint.count(name)).toBeGreaterThan(0);
});

it('leads from the name of a list to the pane or the tab that shows it', async () => {
  const console = await openOrders();
  await call(console, 'ListVersionsByFunction');
  await console.detail.titled(/^orders-api:/);
  await console.pane('functions').focus();
  for (const [name, tab] of [
    ['ListTags', 'Tags'],
    ['ListFunctionEventInvokeConfigs', 'Async'],
    ['ListProvisionedConcurrencyConfigs', 'Concurrency'],
  ] as const) {
    await call(console, name);
    await console.detail.titled(`[${tab}]`);
  }
  await call(console, 'ListFunctionUrlConfigs');
  await console.waitFor('─ Function URLs ');
});

it('shows an answer that took long over what was begun meanwhile, and that again after it', async () => {
  const console = await openOrders();
  const {press, waitFor, endpoint} = console;
  endpoint.fail('GetFunctionConcurrency', {kind: 'hold'});
  await call(console, 'GetFunctionConcurrency');
  await waitFor('GetFunctionConcurrency…');
  press('i');
  await waitFor('Invoke orders-api');
  press('{"typed": 1}');
  await waitFor('│  1 {"typed": 1}');
  endpoint.release();
  await waitFor('╭─ Get function concurrency');
  press(keys.esc);
  await waitFor('│  1 {"typed": 1}');
});

it('says what is not there', async () => {
  const console = await openOrders();
  await call(console, 'GetFunctionEventInvokeConfig');
  await console.waitFor('GetFunctionEventInvokeConfig found nothing of that name');
  await console.pane('aliases').focus();
  await console.detail.titled('orders-api:canary');
  await call(console, 'GetProvisionedConcurrencyConfig');
  await console.waitFor('GetProvisionedConcurrencyConfig found nothing of that name');
});

it('shows a mapping and the policy of a layer', async () => {
  const console = await openOrders();
  await console.pane('functions').filter('payments-worker');
  await console.pane('mappings').titled(/Mappings [1-9]\d* ── payments-worker/);
  await console.pane('mappings').focus();
  await console.detail.titled('sqs payments-queue');
  await readOne(console, 'GetEventSourceMapping', '"UUID"');
  expect(console.endpoint.count('GetEventSourceMapping')).toBeGreaterThan(0);
});
