import {describe, expect, test} from 'vitest';
import {eventually, patience} from '../../support/patience.ts';
import {startRuntimes, toJson} from './start-runtimes.ts';

/** An extension that tells what it is told by what it prints; `work` runs with each event, `prepare` before the first. */
const toExtension = (events: readonly string[], work = '', prepare = '') => `#!/usr/bin/env node
const http = require('node:http');
const api = process.env.AWS_LAMBDA_RUNTIME_API;
const ask = (method, path, headers, body) => new Promise((resolve, reject) => {
  const call = http.request('http://' + api + path, {method, headers}, response => {
    let text = '';
    response.on('data', chunk => { text += chunk; });
    response.on('end', () => resolve({headers: response.headers, status: response.statusCode, text}));
  });
  call.on('error', reject);
  call.end(body);
});
const name = require('node:path').basename(__filename);
(async () => {
  const body = JSON.stringify({events: ${JSON.stringify(events)}});
  const {headers, text} = await ask('POST', '/2020-01-01/extension/register', {'Lambda-Extension-Name': name}, body);
  console.log(name + ' registered ' + text);
  const id = {'Lambda-Extension-Identifier': headers['lambda-extension-identifier']};
  ${prepare}
  for (;;) {
    const event = JSON.parse((await ask('GET', '/2020-01-01/extension/event/next', id)).text);
    console.log(name + ' ' + event.eventType + ' ' + (event.requestId ?? event.shutdownReason));
    ${work}
    if (event.eventType === 'SHUTDOWN') process.exit(0);
  }
})();
`;

const files = {'index.js': 'exports.handler = async event => { console.log("handling"); return event; };'};
const environment = {PATH: `${process.execPath.replace(/\/[^/]+$/, '')}:/var/lang/bin:/usr/bin:/bin`};

describe.each([{isPlain: true}, {isPlain: false}])('extensions of layers, with %j', options => {
  test('register, hear of each invocation and of the end, and are in the log', async () => {
    const {invoke, runtimes} = startRuntimes({...options, shutdownTime: patience});
    const layers = [{'extensions/watcher': toExtension(['INVOKE', 'SHUTDOWN'])}];
    const log: string[] = [];
    const onLog = (piece: Uint8Array | string) => void log.push(String(Buffer.from(piece)));
    const first = await invoke(files, {a: 1}, {layers, environment, requestId: 'one', onLog});
    expect(toJson(first)).toEqual({a: 1});
    expect(first.log).toMatch(/watcher registered .*"functionName":"demo"/);
    expect(first.log).toContain('EXTENSION\tName: watcher\tState: Ready\tEvents: [INVOKE,SHUTDOWN]\n');
    const second = await invoke(files, {a: 2}, {layers, environment, requestId: 'two', onLog});
    expect(toJson(second)).toEqual({a: 2});
    expect(second.initDuration).toBeUndefined();
    await runtimes.close();
    expect(log.join('').match(/^watcher (INVOKE|SHUTDOWN) .*$/gm)).toEqual([
      'watcher INVOKE one',
      'watcher INVOKE two',
      'watcher SHUTDOWN spindown',
    ]);
  });
});

test.each([
  ['ends', '#!/bin/sh\nexit 3\n', 'Extension.Crash', 'Error: exit status 3'],
  ['is no program', 'nothing\n', 'Extension.LaunchError', 'Error: fork/exec /opt/extensions/bad: permission denied'],
])('an extension that %s is the error of the invocation', async (_, text, errorType, why) => {
  const {invoke} = startRuntimes();
  const outcome = await invoke(files, {}, {layers: [{'extensions/bad': text}], environment, requestId: 'one'});
  expect(toJson(outcome)).toEqual({errorType, errorMessage: `RequestId: one ${why}`});
  expect(outcome.functionError).toBe('Unhandled');
});

test('an extension that dies while it handles an event is the error of the invocation, and the next one starts anew', async () => {
  const {invoke} = startRuntimes();
  const work = "if (event.requestId === 'one') process.exit(7);";
  const layers = [{'extensions/fragile': toExtension(['INVOKE'], work)}];
  // What a handler has answered is answered: this one has not when the extension dies.
  const handler =
    'exports.handler = async event => { if (!event.a) await new Promise(go => setTimeout(go, 60000)); return event; };';
  const waiting = {'index.js': handler};
  const first = await invoke(waiting, {}, {layers, environment, timeout: 60, requestId: 'one'});
  expect(toJson(first)).toEqual({
    errorType: 'Extension.Crash',
    errorMessage: 'RequestId: one Error: exit status 7',
  });
  const second = await invoke(waiting, {a: 2}, {layers, environment, requestId: 'two'});
  expect(toJson(second)).toEqual({a: 2});
  expect(second.initDuration).toBeGreaterThan(0);
});

test.each([
  ['dies', {isPlain: true}, 'process.exit(4)', 'failure', /exit status 4/],
  ['dies', {isPlain: false}, "process.kill(process.pid, 'SIGKILL')", 'failure', /signal: killed/],
  ['takes too long', {isPlain: false}, 'for (;;);', 'timeout', /timed out/],
])('when a runtime %s, with %j, its extensions hear why all ends', async (_, options, statement, reason, message) => {
  const {invoke, runtimes} = startRuntimes({...options, shutdownTime: patience});
  const layers = [{'extensions/watcher': toExtension(['INVOKE', 'SHUTDOWN'])}];
  const dying = {'index.js': `exports.handler = async () => { ${statement}; await new Promise(() => {}); };`};
  const outcome = await invoke(dying, {}, {layers, environment, timeout: 3, requestId: 'one'});
  expect(toJson(outcome)).toMatchObject({errorMessage: expect.stringMatching(message)});
  await runtimes.close();
  expect(outcome.log.match(/^watcher (INVOKE|SHUTDOWN) .*$/gm)).toEqual([
    'watcher INVOKE one',
    `watcher SHUTDOWN ${reason}`,
  ]);
});

test('a runtime that dies between two events ends its extensions, and the next event starts anew', async () => {
  const {invoke} = startRuntimes({shutdownTime: patience});
  const log: string[] = [];
  const onLog = (piece: Uint8Array | string) => void log.push(String(Buffer.from(piece)));
  const layers = [{'extensions/watcher': toExtension(['SHUTDOWN'])}];
  const dying = {'index.js': 'exports.handler = async () => void setTimeout(() => process.exit(4), 1);'};
  await invoke(dying, {}, {layers, environment, onLog});
  await eventually(() => expect(log.join('')).toContain('watcher SHUTDOWN failure'));
  expect((await invoke(dying, {}, {layers, environment})).initDuration).toBeGreaterThan(0);
});

test('an invocation that an extension is not done with in time has run out of it', async () => {
  const {invoke} = startRuntimes();
  const layers = [
    {
      'extensions/slow': toExtension(
        ['INVOKE'],
        "if (event.eventType === 'INVOKE') await new Promise(() => setInterval(() => {}, 1000));",
      ),
    },
  ];
  const outcome = await invoke(files, {}, {layers, environment, timeout: 1, requestId: 'one'});
  expect(toJson(outcome)).toMatchObject({errorType: 'Sandbox.Timedout'});
});

test.each([{isPlain: true}, {isPlain: false}])(
  'telemetry comes to an extension: what happens to the function and what that prints, with %j',
  async options => {
    const {invoke, runtimes} = startRuntimes({...options, shutdownTime: patience});
    const prepare = `const server = http.createServer((request, response) => {
        let text = '';
        request.on('data', chunk => { text += chunk; });
        request.on('end', () => {
          response.end();
          for (const {type, record} of JSON.parse(text))
            if (type !== 'extension') require('node:fs').writeSync(1, 'heard ' + type + ' ' + JSON.stringify(record) + '\\n');
        });
      }).listen(0, '127.0.0.1');
      await new Promise(resolve => server.once('listening', resolve));
      const destination = {protocol: 'HTTP', URI: 'http://sandbox.localdomain:' + server.address().port};
      const wanted = JSON.stringify({schemaVersion: '2022-07-01', types: ['platform', 'function', 'extension'], buffering: {timeoutMs: 25}, destination});
      console.log('subscribed ' + (await ask('PUT', '/2022-07-01/telemetry', id, wanted)).text);`;
    const layers = [{'extensions/listener': toExtension(['INVOKE', 'SHUTDOWN'], '', prepare)}];
    const log: string[] = [];
    const onLog = (piece: Uint8Array | string) => void log.push(String(Buffer.from(piece)));
    await invoke(files, {}, {layers, environment, requestId: 'one', onLog});
    await runtimes.close();
    const heard = log.join('');
    for (const line of [
      /^subscribed "OK"$/m,
      /^heard function ".*handling"$/m,
      /^heard platform.initStart \{.*"functionName":"demo"/m,
      /^heard platform.start \{"requestId":"one"/m,
      /^heard platform.runtimeDone \{"requestId":"one","status":"success"/m,
      /^heard platform.report \{"requestId":"one","status":"success","metrics":\{"durationMs"/m,
    ])
      expect(heard).toMatch(line);
  },
);
