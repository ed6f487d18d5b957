import {expect, test} from 'vitest';
import {startRuntimes, toJson} from './start-runtimes.ts';

const echo = 'async event => ({got: event})';

test.each([
  ['CommonJS', {'index.js': `exports.handler = ${echo};`}, 'index.handler'],
  ['CommonJS by extension', {'index.cjs': `exports.handler = ${echo};`}, 'index.handler'],
  ['ESM by extension', {'index.mjs': `export const handler = ${echo};`}, 'index.handler'],
  [
    'ESM by package type',
    {'index.js': `export const handler = ${echo};`, 'package.json': '{"type": "module"}'},
    'index.handler',
  ],
  ['a file in a folder', {'src/orders/get.js': `exports.run = ${echo};`}, 'src/orders/get.run'],
  ['a nested export', {'index.js': `exports.orders = {get: ${echo}};`}, 'index.orders.get'],
  ['a module of the package', {'node_modules/things/index.js': `exports.handler = ${echo};`}, 'things.handler'],
])('a handler in %s gets the event and answers', async (_, files, handler) => {
  const {invoke} = startRuntimes();
  const outcome = await invoke(files, {a: 'ü'}, {handler});
  expect(toJson(outcome)).toEqual({got: {a: 'ü'}});
  expect(outcome.functionError).toBeUndefined();
});

test('a handler that returns nothing answers null', async () => {
  const {invoke} = startRuntimes();
  expect(toJson(await invoke({'index.js': 'exports.handler = async () => {};'}))).toBeNull();
});

test('an empty payload reaches the handler as an empty object', async () => {
  const {invoke} = startRuntimes();
  const files = {'index.js': `exports.handler = ${echo};`};
  expect(toJson(await invoke(files, {}, {payload: new Uint8Array()}))).toEqual({got: {}});
});

test('a callback gives the result once the event loop is empty', async () => {
  const {invoke} = startRuntimes();
  const files = {
    'index.js': `exports.handler = (event, context, callback) => {
      setTimeout(() => console.log('still working'), 20);
      callback(null, {called: true});
    };`,
  };
  const outcome = await invoke(files);
  expect(toJson(outcome)).toEqual({called: true});
  expect(outcome.log).toContain('still working');
});

test('a callback gives the result at once when the context says so', async () => {
  const {invoke} = startRuntimes();
  const files = {
    'index.js': `exports.handler = (event, context, callback) => {
      context.callbackWaitsForEmptyEventLoop = false;
      setInterval(() => {}, 1000);
      callback(null, 'early');
    };`,
  };
  expect(toJson(await invoke(files))).toBe('early');
});

test('an error given to the callback is the function error', async () => {
  const {invoke} = startRuntimes();
  const outcome = await invoke({
    'index.js': "exports.handler = (e, c, callback) => callback(new RangeError('too far'));",
  });
  expect(toJson(outcome)).toMatchObject({errorType: 'RangeError', errorMessage: 'too far'});
  expect(outcome.functionError).toBe('Unhandled');
});

test('from Node.js 24 on a handler with a callback is refused, as Lambda does', async () => {
  const {invoke} = startRuntimes();
  const files = {'index.js': 'exports.handler = (event, context, callback) => callback(null, 1);'};
  const outcome = await invoke(files, {}, {runtime: 'nodejs24.x'});
  expect(toJson(outcome)).toMatchObject({errorType: 'Runtime.CallbackHandlerDeprecated'});
});

test('from Node.js 24 on the context has no ways to call back', async () => {
  const {invoke} = startRuntimes();
  const files = {
    'index.js': `exports.handler = async function (event, context) {
      return [arguments.length, ...['done', 'succeed', 'fail'].filter(name => name in context)];
    };`,
  };
  expect(toJson(await invoke(files, {}, {runtime: 'nodejs24.x'}))).toEqual([2]);
  expect(toJson(await invoke(files, {}, {runtime: 'nodejs22.x'}))).toEqual([3, 'done', 'succeed', 'fail']);
});

test('the invocation is found in the store that libraries ask, and what they put there', async () => {
  const {invoke} = startRuntimes();
  const files = {
    'index.mjs': `const store = awslambda.InvokeStore;
    const before = store.hasContext();
    export const handler = async (event, context) => {
      const left = store.get('note');
      store.set('note', context.awsRequestId);
      let refusal;
      try { store.set(Symbol.for('_AWS_LAMBDA_REQUEST_ID'), 'x'); } catch (error) { refusal = error.message; }
      const isTraced = store.getXRayTraceId() === context.xRayTraceId && context.xRayTraceId === process.env._X_AMZN_TRACE_ID;
      return {before, left, note: store.get('note'), id: store.getRequestId(), tenant: store.getTenantId(), isTraced, refusal};
    };`,
  };
  await invoke(files, {}, {requestId: 'id-1', tenantId: 'blue'});
  expect(toJson(await invoke(files, {}, {requestId: 'id-2', tenantId: 'blue'}))).toEqual({
    ...{before: false, note: 'id-2', id: 'id-2', tenant: 'blue', isTraced: true},
    refusal: 'Cannot modify protected Lambda context field: Symbol(_AWS_LAMBDA_REQUEST_ID)',
  });
});

test('the context tells the handler what it runs as', async () => {
  const {invoke} = startRuntimes();
  const files = {
    'index.mjs': `export const handler = async (event, context) => {
      const remaining = context.getRemainingTimeInMillis();
      return {...context, isInTime: remaining > 0 && remaining <= 7000};
    };`,
  };
  const functionArn = 'arn:aws:lambda:eu-west-1:123456789012:function:demo:live';
  const clientContext = '{"custom":{"Größe":"日本"}}';
  const outcome = await invoke(
    files,
    {},
    {functionArn, version: '3', timeout: 7, requestId: 'request-1', clientContext},
  );
  expect(toJson(outcome)).toMatchObject({
    isInTime: true,
    functionName: 'demo',
    functionVersion: '3',
    invokedFunctionArn: functionArn,
    memoryLimitInMB: '256',
    awsRequestId: 'request-1',
    logGroupName: '/aws/lambda/demo',
    logStreamName: '2026/01/02/[$LATEST]0123456789abcdef0123456789abcdef',
    clientContext: {custom: {Größe: '日本'}},
  });
});

test('the log has what was printed, in order, between START and END, and REPORT after it', async () => {
  const {invoke} = startRuntimes();
  const files = {
    'index.js': `console.log('loading');
    exports.handler = async () => {
      console.info('one %d', 1);
      process.stderr.write('raw\\n');
      console.error(new Error('two').message);
    };`,
  };
  const {log} = await invoke(files, {}, {requestId: 'id-1'});
  const stamp = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z`;
  expect(log).toMatch(
    new RegExp(
      [
        String.raw`^${stamp}\t-\tINFO\tloading`,
        String.raw`START RequestId: id-1 Version: \$LATEST`,
        String.raw`${stamp}\tid-1\tINFO\tone 1`,
        'raw',
        String.raw`${stamp}\tid-1\tERROR\ttwo`,
        'END RequestId: id-1',
        String.raw`REPORT RequestId: id-1\tDuration: [\d.]+ ms\tBilled Duration: \d+ ms\tMemory Size: 256 MB\tMax Memory Used: [1-9]\d* MB\tInit Duration: [\d.]+ ms\t\n$`,
      ].join('\n'),
    ),
  );
});

test('a function with JSON logs gets JSON lines of its level and above', async () => {
  const {invoke} = startRuntimes();
  const files = {
    'index.js': `exports.handler = async () => {
      console.debug('not this');
      console.warn({code: 7});
      console.error('failed', new TypeError('why'));
    };`,
  };
  const {log} = await invoke(files, {}, {logFormat: 'JSON', logLevel: 'INFO', requestId: 'id-2'});
  const lines = log
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line));
  expect(lines).toMatchObject([
    {type: 'platform.start', record: {requestId: 'id-2', version: '$LATEST'}},
    {level: 'WARN', requestId: 'id-2', message: {code: 7}},
    {level: 'ERROR', errorType: 'TypeError', errorMessage: 'why'},
    {type: 'platform.report', record: {requestId: 'id-2', status: 'success', metrics: {memorySizeMB: 256}}},
  ]);
});

test('a streamed response arrives in pieces and whole, with its HTTP prelude before it', async () => {
  const {invoke} = startRuntimes();
  const files = {
    'index.mjs': `export const handler = awslambda.streamifyResponse(async (event, stream) => {
      const response = awslambda.HttpResponseStream.from(stream, {statusCode: 201});
      response.write('first ');
      await new Promise(resolve => setImmediate(resolve));
      response.end('second');
    });`,
  };
  const pieces: Uint8Array[] = [];
  const outcome = await invoke(files, {}, {runtime: 'nodejs24.x', onResponse: piece => pieces.push(piece)});
  const whole = '{"statusCode":201}\0\0\0\0\0\0\0\0first second';
  expect(Buffer.from(outcome.payload).toString()).toBe(whole);
  expect(Buffer.concat(pieces).toString()).toBe(whole);
});

test('a stream that fails halfway is a function error', async () => {
  const {invoke} = startRuntimes();
  const files = {
    'index.mjs': `export const handler = awslambda.streamifyResponse(async (event, stream) => {
      stream.write('half');
      throw new Error('no more');
    });`,
  };
  const pieces: Uint8Array[] = [];
  const outcome = await invoke(files, {}, {onResponse: piece => pieces.push(piece)});
  expect(Buffer.concat(pieces).toString()).toBe('half');
  expect(outcome).toMatchObject({functionError: 'Unhandled', errorType: 'Error'});
  expect(toJson(outcome)).toMatchObject({errorType: 'Error', errorMessage: 'no more'});
});
