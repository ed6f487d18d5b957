import {expect, test} from 'vitest';
import {UnsupportedRuntimeError} from '../../../src/sandbox/runtime/index.ts';
import {startRuntimes, toJson} from './start-runtimes.ts';

test('an error of the handler comes back with type, message and trace, and is logged', async () => {
  const {invoke} = startRuntimes();
  const files = {
    'index.js': "exports.handler = async () => { throw Object.assign(new TypeError('boom'), {code: 7}); };",
  };
  const outcome = await invoke(files, {}, {requestId: 'id-1'});
  expect(toJson(outcome)).toMatchObject({
    errorType: 'TypeError',
    errorMessage: 'boom',
    trace: expect.arrayContaining(['TypeError: boom', expect.stringContaining('index.js:1')]),
  });
  expect(outcome.functionError).toBe('Unhandled');
  expect(outcome.log).toMatch(
    /Z\tid-1\tERROR\tInvoke Error \t\{"errorType":"TypeError","errorMessage":"boom","code":7,"stack":\[/,
  );
  expect(outcome.log).not.toContain('Status: error');
});

test('the log has all that the code gave an error, and those in it, but not how the runtime names its own', async () => {
  const {invoke} = startRuntimes();
  const files = {
    'index.js': `exports.handler = async () => {
      throw Object.assign(new Error('out'), {name: 'Refused', code: 7, inner: new RangeError('in')});
    };`,
  };
  const {log} = await invoke(files);
  const [, printed = ''] = /Invoke Error \t(.*)/.exec(log.replaceAll('\n    ', ' ')) ?? [];
  const {stack, inner, ...error} = JSON.parse(printed);
  expect(error).toEqual({errorType: 'Refused', errorMessage: 'out', code: 7, name: 'Refused'});
  expect(inner).toMatchObject({errorType: 'RangeError', errorMessage: 'in', stack: expect.any(Array)});
  const {log: own} = await invoke({'index.js': ''});
  expect(own).toContain('"errorType":"Runtime.HandlerNotFound"');
  expect(own).not.toContain('"name"');
});

test('anything can be thrown', async () => {
  const {invoke} = startRuntimes();
  const files = {'index.js': 'exports.handler = async event => { throw event.value; };'};
  expect(toJson(await invoke(files, {value: 'text'}))).toEqual({errorType: 'string', errorMessage: 'text', trace: []});
  expect(toJson(await invoke(files, {value: null}))).toEqual({errorType: 'object', errorMessage: 'null', trace: []});
  const outcome = await invoke(files, {value: {a: 1}});
  expect(toJson(outcome)).toEqual({errorType: 'object', errorMessage: '[object Object]', trace: []});
  expect(outcome.log).toContain(
    'Invoke Error \t{"errorType":"Error","errorMessage":"[object Object]","stack":["Error: [object Object]",',
  );
});

test('a result that is no JSON is an error of the function', async () => {
  const {invoke} = startRuntimes();
  const outcome = await invoke({'index.js': 'exports.handler = async () => ({big: 1n});'});
  expect(toJson(outcome)).toMatchObject({
    errorType: 'Runtime.JSONStringifyError',
    errorMessage: 'Unable to stringify response body',
  });
});

test.each([
  ['a file that is not there', {'other.js': ''}, 'Runtime.ImportModuleError', "Error: Cannot find module 'index'"],
  [
    'a module that is not there',
    {'index.js': "require('nope');"},
    'Runtime.ImportModuleError',
    "Error: Cannot find module 'nope'",
  ],
  [
    'a syntax error',
    {'index.js': 'exports.handler = (;'},
    'Runtime.UserCodeSyntaxError',
    "SyntaxError: Unexpected token ';'",
  ],
  [
    'a handler that is not exported',
    {'index.js': ''},
    'Runtime.HandlerNotFound',
    'index.handler is undefined or not exported',
  ],
  [
    'a handler that is no function',
    {'index.js': 'exports.handler = {};'},
    'Runtime.HandlerNotFound',
    'index.handler is not a function',
  ],
  ['an error while loading', {'index.js': "throw new RangeError('early');"}, 'RangeError', 'early'],
])('%s is an error of the initialisation', async (_, files, errorType, errorMessage) => {
  const {invoke} = startRuntimes();
  const outcome = await invoke(files);
  expect(toJson(outcome)).toMatchObject({errorType, errorMessage: expect.stringContaining(errorMessage)});
  expect(outcome).toMatchObject({functionError: 'Unhandled', errorType});
  expect(outcome.log).toMatch(
    new RegExp(`INIT_REPORT Init Duration: [\\d.]+ ms\tPhase: init\tStatus: error\tError Type: ${errorType}\n`),
  );
  expect(outcome.log).toContain('ERROR\tInit Error');
});

test('a handler name without a function is refused', async () => {
  const {invoke} = startRuntimes();
  const outcome = await invoke({'index.js': ''}, {}, {handler: 'index'});
  expect(toJson(outcome)).toMatchObject({errorType: 'Runtime.MalformedHandlerName', errorMessage: 'Bad handler'});
});

test.each([
  ['process.exit(3)', 'Runtime exited with error: exit status 3'],
  ['process.exit(0)', 'Runtime exited without providing a reason'],
  ["process.kill(process.pid, 'SIGSEGV')", 'Runtime exited with error: signal: segmentation fault'],
  ['process.abort()', 'Runtime exited with error: signal: aborted'],
])('a handler that does %s ends its environment', async (statement, message) => {
  const {invoke} = startRuntimes();
  const files = {'index.js': `exports.handler = async () => { ${statement}; await new Promise(() => {}); };`};
  const outcome = await invoke(files, {}, {requestId: 'id-1'});
  const errorMessage = `RequestId: id-1 Error: ${message}`;
  expect(toJson(outcome)).toEqual({errorType: 'Runtime.ExitError', errorMessage});
  expect(outcome.log).toContain(`${errorMessage}\nRuntime.ExitError\nEND RequestId: id-1\nREPORT`);
  expect(outcome.log).toContain('\tStatus: error\tError Type: Runtime.ExitError\t\n');
});

test('an exit while loading is told as one', async () => {
  const {invoke} = startRuntimes();
  const outcome = await invoke({'index.js': 'process.exit(9);'}, {}, {requestId: 'id-1'});
  const errorMessage = 'RequestId: id-1 Error: Runtime exited with error: exit status 9';
  expect(toJson(outcome)).toEqual({errorType: 'Runtime.ExitError', errorMessage});
  expect(outcome.log).toContain('Phase: init\tStatus: error\tError Type: Runtime.ExitError');
});

test.each([
  ["setImmediate(() => { throw new Error('late'); })", 'Runtime.UnhandledException', 'Error: late'],
  ["Promise.reject(new Error('lost'))", 'Runtime.UnhandledPromiseRejection', 'Error: lost'],
])('what nobody catches (%s) is reported and ends the environment', async (statement, errorType, errorMessage) => {
  const {invoke} = startRuntimes();
  const pid = "require('node:fs').writeSync(1, 'pid ' + process.pid + '\\n');";
  const files = {
    'index.js': `${pid} exports.handler = async e => { if (!e.ok) { ${statement}; await new Promise(r => setTimeout(r, 9e3)); } };`,
  };
  const outcome = await invoke(files);
  expect(toJson(outcome)).toMatchObject({errorType, errorMessage});
  expect((await invoke(files, {ok: true})).initDuration).toBeDefined();
});

test.each([
  ["setImmediate(() => { throw new Error('late'); })", 'Error: late'],
  ["Promise.reject(new Error('lost'))", 'Error: lost'],
])('from Node.js 24 on what nobody catches (%s) ends the process as Node does it', async (statement, message) => {
  const {invoke} = startRuntimes();
  const files = {
    'index.js': `exports.handler = async () => { ${statement}; await new Promise(r => setTimeout(r, 9e3)); };`,
  };
  const outcome = await invoke(files, {}, {runtime: 'nodejs24.x', requestId: 'id-1'});
  const errorMessage = 'RequestId: id-1 Error: Runtime exited with error: exit status 1';
  expect(toJson(outcome)).toEqual({errorType: 'Runtime.ExitError', errorMessage});
  expect(outcome.log).toContain(message);
});

test.each([
  ['an error without a stack', "throw Object.assign(new Error('bare'), {stack: undefined})", 'Error', 'bare', []],
  [
    'a character that is to be seen',
    String.raw`throw Object.assign(new Error('a\x7fb'), {stack: 'c\x7f'})`,
    'Error',
    'a%7Fb',
    ['c%7F'],
  ],
  ['a function as the answer', 'return () => 1', 'TypeError', 'Wrong arguments', expect.any(Array)],
])('%s is told as the public runtime interface client tells it', async (_, body, errorType, errorMessage, trace) => {
  const {invoke} = startRuntimes();
  const outcome = await invoke({'index.js': `exports.handler = async () => { ${body}; };`});
  expect(toJson(outcome)).toEqual({errorType, errorMessage, trace});
});

test('nothing that is printed is undefined', async () => {
  const {invoke} = startRuntimes();
  expect((await invoke({'index.js': 'exports.handler = async () => console.log();'})).log).toMatch(/INFO\tundefined\n/);
});

test('a module that is not found is looked for by the runtime, by the name that this has on Lambda', async () => {
  const {invoke, runtimes} = startRuntimes({isPlain: false});
  const {kind} = await runtimes.isolation();
  const outcome = await invoke({'other.js': ''}, {}, {runtime: 'nodejs24.x'});
  const name = kind === 'namespaces' ? '- /var/runtime/index.mjs' : '/index.mjs';
  expect(toJson(outcome)).toMatchObject({errorMessage: expect.stringContaining(name)});
  expect(outcome.log).toContain('"name":"Runtime.ImportModuleError"');
});

test('a handler that takes too long is stopped at its timeout, even when it blocks and ignores signals', async () => {
  const {invoke} = startRuntimes();
  const files = {
    'index.js': "process.on('SIGTERM', () => {}); exports.handler = async () => { console.log('begun'); for (;;); };",
  };
  const outcome = await invoke(files, {}, {timeout: 1, requestId: 'id-1'});
  expect(toJson(outcome)).toEqual({
    errorType: 'Sandbox.Timedout',
    errorMessage: 'RequestId: id-1 Error: Task timed out after 1.00 seconds',
  });
  expect(outcome).toMatchObject({functionError: 'Unhandled', duration: 1000});
  expect(outcome.log).toMatch(
    /begun\n\d{4}-\S+Z id-1 Task timed out after 1\.00 seconds\n\nEND RequestId: id-1\nREPORT .*\tDuration: 1000\.00 ms\t.*\tStatus: timeout\t\n$/,
  );
});

test('a handler that takes more memory than it has is killed', async () => {
  const {invoke} = startRuntimes();
  const files = {
    'index.js': 'exports.handler = async () => { const all = []; for (;;) all.push(Buffer.alloc(20e6, 1)); };',
  };
  const outcome = await invoke(files, {}, {memorySize: 128, requestId: 'id-1'});
  expect(toJson(outcome)).toEqual({
    errorType: 'Runtime.OutOfMemory',
    errorMessage: 'RequestId: id-1 Error: Runtime exited with error: signal: killed',
  });
  expect(outcome.log).toContain('signal: killed\nRuntime.OutOfMemory\nEND RequestId: id-1\nREPORT');
  expect(outcome.log).toContain('\tStatus: error\tError Type: Runtime.OutOfMemory\t\n');
  expect(outcome.maxMemoryUsed).toBe(128);
});

test('of a flood of output the end is kept, and the answer arrives', async () => {
  const {invoke} = startRuntimes();
  const files = {
    'index.js': `exports.handler = async () => {
      for (let line = 0; line < 100; line++) process.stdout.write('x'.repeat(1e6) + '\\n');
      console.log('the end');
      return 'done';
    };`,
  };
  const outcome = await invoke(files);
  expect(toJson(outcome)).toBe('done');
  expect(outcome.log).toContain('the end');
  expect(outcome.log).toMatch(/\[sandbox\] \d{8} bytes of earlier output were dropped/);
  expect(outcome.log.length).toBeLessThan(2e6);
});

test('a response over 6 MB is refused, and the environment lives on', async () => {
  const {invoke} = startRuntimes();
  const files = {'index.js': "exports.handler = async ({size}) => 'x'.repeat(size);"};
  const outcome = await invoke(files, {size: 6_291_556});
  expect(toJson(outcome)).toEqual({
    errorType: 'Function.ResponseSizeTooLarge',
    errorMessage: 'Response payload size exceeded maximum allowed payload size (6291556 bytes).',
  });
  expect(outcome.log).toMatch(/\[ERROR\] \[\d{13}\] LAMBDA_RUNTIME Failed to post .* Http response code: 413\. \{/);
  const second = await invoke(files, {size: 6_291_554});
  expect(second.payload.byteLength).toBe(6_291_556);
  expect(second.initDuration).toBeUndefined();
});

test.each([
  ['java21', 'java'],
  ['dotnet10', 'dotnet'],
  ['ruby3.4', 'ruby'],
  ['', 'container engine'],
])('runtime "%s" cannot run here and says why', async (runtime, reason) => {
  const {invoke} = startRuntimes();
  const result = invoke({'index.js': ''}, {}, {runtime});
  await expect(result).rejects.toThrow(UnsupportedRuntimeError);
  await expect(result).rejects.toThrow(reason);
});
