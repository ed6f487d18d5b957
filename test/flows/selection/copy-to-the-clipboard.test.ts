import {expect, it} from 'vitest';
import {startConsole} from '../../support/console.ts';

it('puts a name, an ARN, masked JSON or an aws command on the clipboard of the terminal', async () => {
  const {press, waitFor, output, endpoint, pane, detail, dialog} = await startConsole();
  const clipboard = () =>
    [...output().matchAll(/\u001B\]52;c;([\w+/=]*)(?:\u0007|\u001B\\)/g)].map(([, text = '']) =>
      Buffer.from(text, 'base64').toString('utf8'),
    );
  const copy = async (what: string) => {
    press('y');
    await dialog('Copy of orders-api').choose(what);
    await waitFor(`Sent to the terminal: ${what}`);
  };
  await pane('functions').filter('orders-api');
  await detail.titled('orders-api');
  await copy('name');
  await copy('ARN');
  await copy('JSON, secrets masked');
  await copy('aws command');
  const [name, arn, json = '', command] = clipboard();
  expect(name).toBe('orders-api');
  expect(arn).toBe('arn:aws:lambda:eu-west-1:123456789012:function:orders-api');
  expect(JSON.parse(json)).toMatchObject({FunctionName: 'orders-api', Environment: {Variables: {STAGE: '••••••••'}}});
  expect(json).not.toContain('demo-key');
  expect(command).toBe(
    `aws lambda get-function --function-name orders-api --endpoint-url ${endpoint.url} --region eu-west-1`,
  );
});

it('copies what is marked, whatever the cursor stands on, and takes none of it for one', async () => {
  const {press, waitFor, output, detail, dialog} = await startConsole();
  await detail.titled('clickstream-ingest');
  press('  ');
  await waitFor('◆2');
  await waitFor('▌image-resizer');
  press('y');
  await dialog('Copy of 2 marked: clickstream-ingest, fraud-scoring').choose('name');
  await waitFor('Sent to the terminal: name');
  expect(output()).toContain(Buffer.from('clickstream-ingest\nfraud-scoring').toString('base64'));
  press('i');
  await waitFor('Invoke: it works on one function, and 2 are marked');
  press('J');
  await waitFor('2 marked: clickstream-ingest, fraud-scoring as JSON');
});
