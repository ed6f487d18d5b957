import {expect, it} from 'vitest';
import {keys, startConsole} from '../support/console.tsx';

it('puts a name, an ARN, masked JSON or an aws command on the clipboard of the terminal', async () => {
  const {press, waitFor, output, endpoint} = await startConsole();
  const clipboard = () =>
    [...output().matchAll(/\u001B\]52;c;([\w+/=]*)(?:\u0007|\u001B\\)/g)].map(([, text = '']) =>
      Buffer.from(text, 'base64').toString('utf8'),
    );
  const copy = async (downs: number, what: string) => {
    press('y');
    await waitFor('Copy of orders-api');
    press(keys.down.repeat(downs));
    await waitFor(`▌${what}`);
    press(keys.enter);
    await waitFor(`Copied ${what}`);
  };
  press(`/orders-api${keys.enter}`);
  await waitFor('6 orders-api');
  await copy(0, 'name');
  await copy(1, 'ARN');
  await copy(2, 'JSON, secrets masked');
  await copy(4, 'aws command');
  const [name, arn, json = '', command] = clipboard();
  expect(name).toBe('orders-api');
  expect(arn).toBe('arn:aws:lambda:eu-west-1:123456789012:function:orders-api');
  expect(JSON.parse(json)).toMatchObject({FunctionName: 'orders-api', Environment: {Variables: {STAGE: '••••••••'}}});
  expect(json).not.toContain('demo-key');
  expect(command).toBe(
    `aws lambda get-function --function-name orders-api --endpoint-url ${endpoint.url} --region eu-west-1`,
  );
});
