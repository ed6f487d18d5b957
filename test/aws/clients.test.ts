import {ListFunctionsCommand} from '@aws-sdk/client-lambda';
import {expect, it, onTestFinished, vi} from 'vitest';
import {chooseAnswerTimeout, createClients, defaultTimeouts} from '../../src/aws/clients.ts';
import {getOperation} from '../../src/schema/index.ts';
import {connect, forever} from './endpoint.ts';

it('asks the region itself when the connection has no endpoint, whatever the environment says', async () => {
  vi.stubEnv('AWS_ENDPOINT_URL_LAMBDA', 'http://127.0.0.1:1');
  const clients = await createClients({...connect(''), endpoint: undefined}, defaultTimeouts, {
    questions: undefined,
    signal: forever,
  });
  onTestFinished(() => {
    vi.unstubAllEnvs();
    clients.close();
  });
  const hosts: unknown[] = [];
  const command = new ListFunctionsCommand({});
  command.middlewareStack.add(
    () =>
      async ({request}) => {
        hosts.push((request as {hostname: string}).hostname);
        throw new Error('Far enough');
      },
    {step: 'finalizeRequest', priority: 'low', name: 'stop'},
  );
  await expect(clients.reads.send(command)).rejects.toThrow('Far enough');
  expect(hosts).toEqual(['lambda.eu-west-1.amazonaws.com']);
});

it.each(['Invoke', 'InvokeWithResponseStream'] as const)('lets %s last as long as a function may run', name => {
  expect(chooseAnswerTimeout(getOperation(name), defaultTimeouts)).toBeGreaterThan(900_000);
});

it.each(['UpdateFunctionCode', 'CreateFunction', 'PublishLayerVersion'] as const)('gives %s time to upload', name => {
  expect(chooseAnswerTimeout(getOperation(name), defaultTimeouts)).toBe(defaultTimeouts.payload);
});

it('waits a minute for other changes and less for reads', () => {
  expect(chooseAnswerTimeout(getOperation('DeleteFunction'), defaultTimeouts)).toBe(60_000);
  expect(chooseAnswerTimeout(getOperation('ListFunctions'), defaultTimeouts)).toBe(20_000);
});
