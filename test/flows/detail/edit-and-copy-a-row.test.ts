import {expect, it} from 'vitest';
import {keys} from '../../support/console.ts';
import {openOrders} from '../../support/operate.ts';

it('opens the form at the row it is opened from', async () => {
  const console = await openOrders();
  await console.detail.tab('Env');
  await console.detail.focus();
  await console.detail.select('STAGE');
  console.press('e');
  await console.waitFor(/▌ +STAGE +=/);
  console.paste('canary');
  console.press(keys.ctrlS);
  await console.waitFor('Environment.Variables{STAGE}');
  console.press(keys.esc);
  console.press('\u000C');
  await console.waitFor(/│▌Description/);
  console.press(keys.esc);
  await console.detail.tab('Config');
  await console.detail.select('Memory');
  console.press('e');
  await console.waitFor(/▌Memory /);
});

it('copies the value of the row, and asks before that of a masked one', async () => {
  const console = await openOrders();
  const copied = () =>
    [...console.output().matchAll(/\u001B\]52;c;([\w+/=]*)(?:\u0007|\u001B\\)/g)].map(([, text = '']) =>
      Buffer.from(text, 'base64').toString('utf8'),
    );
  await console.detail.tab('Config');
  await console.detail.focus();
  await console.detail.select('Role');
  console.press('y');
  await console.waitFor('Sent to the terminal: Role');
  await console.detail.tab('Env');
  await console.detail.select('PAYMENT_API_KEY');
  console.press('y');
  await console.dialog('PAYMENT_API_KEY is masked').choose('copy its name');
  await console.waitFor('Sent to the terminal: name');
  console.press('y');
  await console.dialog('PAYMENT_API_KEY is masked').choose('copy its value all the same');
  await console.waitFor('Sent to the terminal: PAYMENT_API_KEY');
  console.press('Y');
  await console.dialog('Copy of orders-api').choose('ARN');
  await console.waitFor('Sent to the terminal: ARN');
  expect(copied()).toEqual([
    expect.stringMatching(/^arn:aws:iam::123456789012:role\//),
    'PAYMENT_API_KEY',
    expect.stringMatching(/^demo-key-/),
    'arn:aws:lambda:eu-west-1:123456789012:function:orders-api',
  ]);
});
