import {expect, test} from 'vitest';
import {startRuntimes, toJson} from './start-runtimes.ts';

const runtime = 'provided.al2023';

/** A runtime in a few lines: `answer` is a function of call(method, path, body, headers) and the event. */
function toBootstrap(answer: string): string {
  return `#!/usr/bin/env node
    const base = 'http://' + process.env.AWS_LAMBDA_RUNTIME_API + '/2018-06-01/runtime/';
    const call = async (method, path, body, headers) => {
      const response = await fetch(base + path, {method, body, headers});
      return {status: response.status, headers: response.headers, text: await response.text()};
    };
    const answer = ${answer};
    (async () => {
      for (;;) {
        const event = await call('GET', 'invocation/next');
        await answer(call, event, event.headers.get('lambda-runtime-aws-request-id'));
      }
    })();`;
}

test('a package’s own bootstrap gets events and answers them', async () => {
  const {invoke} = startRuntimes();
  const bootstrap = toBootstrap(
    "(call, event, id) => call('POST', 'invocation/' + id + '/response', JSON.stringify({was: JSON.parse(event.text)}))",
  );
  expect(toJson(await invoke({bootstrap}, {n: 1}, {runtime}))).toEqual({was: {n: 1}});
  expect((await invoke({bootstrap}, {n: 2}, {runtime})).initDuration).toBeUndefined();
});

test('a layer may bring the bootstrap', async () => {
  const {invoke} = startRuntimes();
  const bootstrap = toBootstrap("(call, event, id) => call('POST', 'invocation/' + id + '/response', '1')");
  expect(toJson(await invoke({data: ''}, {}, {runtime, layers: [{bootstrap}]}))).toBe(1);
});

test('the event comes with its headers', async () => {
  const {invoke} = startRuntimes();
  const bootstrap = toBootstrap(
    "(call, event, id) => call('POST', 'invocation/' + id + '/response', JSON.stringify(Object.fromEntries(event.headers)))",
  );
  const before = Date.now();
  const outcome = await invoke({bootstrap}, {}, {runtime, requestId: 'id-1', timeout: 9, clientContext: '{"a":1}'});
  const headers = Object(toJson(outcome));
  expect(headers).toMatchObject({
    'lambda-runtime-aws-request-id': 'id-1',
    'lambda-runtime-invoked-function-arn': 'arn:aws:lambda:eu-west-1:123456789012:function:demo',
    'lambda-runtime-client-context': '{"a":1}',
    'lambda-runtime-trace-id': expect.stringMatching(/^Root=1-[0-9a-f]{8}-/),
  });
  expect(Number(headers['lambda-runtime-deadline-ms'])).toBeGreaterThanOrEqual(before + 9000);
});

test('an error it posts is the function’s error', async () => {
  const {invoke} = startRuntimes();
  const bootstrap = toBootstrap(`(call, event, id) => call('POST', 'invocation/' + id + '/error',
    JSON.stringify({errorMessage: 'no', errorType: 'Custom'}), {'Lambda-Runtime-Function-Error-Type': 'Custom.Type'})`);
  const outcome = await invoke({bootstrap}, {}, {runtime});
  expect(toJson(outcome)).toEqual({errorMessage: 'no', errorType: 'Custom'});
  expect(outcome).toMatchObject({functionError: 'Unhandled', errorType: 'Custom.Type'});
});

test('the Runtime API refuses what is out of turn, unknown, or from a web page', async () => {
  const {invoke} = startRuntimes();
  const bootstrap = toBootstrap(`async (call, event, id) => {
    const statuses = [
      await call('POST', 'invocation/another/response', '1'),
      await call('GET', 'invocation/next'),
      await call('GET', 'invocation'),
      await call('POST', 'invocation/' + id + '/response', '1', {Origin: 'https://example.com'}),
    ].map(({status}) => status);
    await call('POST', 'invocation/' + id + '/response', JSON.stringify(statuses));
  }`);
  expect(toJson(await invoke({bootstrap}, {}, {runtime}))).toEqual([400, 403, 404, 403]);
});

test.each([
  ['no bootstrap', {data: ''}, "Error: Couldn't find valid bootstrap(s): [/var/task/bootstrap /opt/bootstrap]"],
  ['a folder of that name', {'bootstrap/x': ''}, 'Error: fork/exec /var/task/bootstrap: permission denied'],
])('a package with %s cannot start', async (_, files, message) => {
  const {invoke} = startRuntimes();
  const outcome = await invoke(files, {}, {runtime, requestId: 'id-1'});
  expect(toJson(outcome)).toEqual({errorType: 'Runtime.InvalidEntrypoint', errorMessage: `RequestId: id-1 ${message}`});
});

test('a bootstrap that ends is told as an exit', async () => {
  const {invoke} = startRuntimes();
  const outcome = await invoke({bootstrap: '#!/bin/sh\necho no >&2\nexit 4\n'}, {}, {runtime});
  expect(outcome).toMatchObject({errorType: 'Runtime.ExitError', log: expect.stringMatching(/^no\nINIT_REPORT/)});
});
