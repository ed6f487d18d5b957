import {expect, it} from 'vitest';
import {createCalls} from '../../src/aws/calls.ts';
import {createSdkLogger} from '../../src/aws/sdk-logger.ts';
import {startSandbox} from '../support/sandbox.ts';
import {connect} from './endpoint.ts';

it('tells of every request by its names and numbers, and nothing of what is in it', async () => {
  const sandbox = await startSandbox();
  const lines: string[] = [];
  const calls = createCalls(connect(sandbox.url), {readOnly: () => false, tellRequest: line => lines.push(line)});
  const {signal} = new AbortController();
  await calls.call('GetAccountSettings', {}, signal);
  await calls
    .call('Invoke', {FunctionName: 'canary', Payload: new TextEncoder().encode('"canary"')}, signal)
    .catch(() => {});
  await calls.identity(signal);
  calls.close();
  await sandbox.close();
  expect(lines).toEqual([
    expect.stringMatching(/^Lambda GetAccountSettings 200 request [\w-]+$/),
    expect.stringMatching(/^Lambda Invoke 404 ResourceNotFoundException request [\w-]+$/),
    expect.stringMatching(/^STS GetCallerIdentity 200/),
  ]);
  expect(lines.join('\n')).not.toContain('canary');
});

it('cannot be told where nobody hears of requests: the SDK copies every answer for one that can', () => {
  const logger = createSdkLogger(undefined);
  expect([logger.info, logger.error]).toEqual([undefined, undefined]);
});
