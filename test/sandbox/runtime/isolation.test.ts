import {expect, test} from 'vitest';
import {startRuntimes, toJson} from './start-runtimes.ts';

const showEnvironment = {'index.js': 'exports.handler = async () => process.env;'};

test('a handler sees the variables AWS documents, the function’s own, and nothing of the user’s', async () => {
  process.env['USER_SECRET_OF_THIS_TEST'] = 'must not leak';
  const {invoke} = startRuntimes();
  const outcome = await invoke(showEnvironment, {}, {environment: {TABLE: 'orders'}, version: '7', memorySize: 300});
  const variables = Object(toJson(outcome));
  expect(Object.keys(variables).toSorted()).toEqual([
    ...['AWS_ACCESS_KEY_ID', 'AWS_DEFAULT_REGION', 'AWS_EXECUTION_ENV', 'AWS_LAMBDA_FUNCTION_MEMORY_SIZE'],
    ...['AWS_LAMBDA_FUNCTION_NAME', 'AWS_LAMBDA_FUNCTION_VERSION', 'AWS_LAMBDA_INITIALIZATION_TYPE'],
    ...['AWS_LAMBDA_LOG_FORMAT', 'AWS_LAMBDA_LOG_GROUP_NAME', 'AWS_LAMBDA_LOG_STREAM_NAME', 'AWS_LAMBDA_RUNTIME_API'],
    ...[
      'AWS_REGION',
      'AWS_SECRET_ACCESS_KEY',
      'AWS_SESSION_TOKEN',
      'AWS_XRAY_CONTEXT_MISSING',
      'HOME',
      'LAMBDA_RUNTIME_DIR',
    ],
    ...[
      'LAMBDA_TASK_ROOT',
      'LANG',
      'LD_LIBRARY_PATH',
      'NODE_PATH',
      'PATH',
      'PWD',
      'PYTHONPATH',
      'TABLE',
      'TEMP',
      'TMP',
    ],
    ...['TMPDIR', 'TZ', '_HANDLER', '_X_AMZN_TRACE_ID'],
  ]);
  expect(variables).toMatchObject({
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x',
    AWS_LAMBDA_FUNCTION_NAME: 'demo',
    AWS_LAMBDA_FUNCTION_VERSION: '7',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '300',
    AWS_REGION: 'eu-west-1',
    TABLE: 'orders',
    TZ: ':UTC',
    _HANDLER: 'index.handler',
  });
  expect(JSON.stringify(variables)).not.toContain('must not leak');
});

const showEndpoints = {
  'index.js': `exports.handler = async () =>
    Object.fromEntries(Object.entries(process.env).filter(([name]) => name.startsWith('AWS_ENDPOINT_URL')));`,
};

test('a handler calls services where they are said to answer, unless its function says otherwise', async () => {
  const {invoke} = startRuntimes();
  const [endpoint, other] = ['http://127.0.0.1:9001', 'http://127.0.0.1:4566'];
  const endpoints = {LAMBDA: endpoint, STS: endpoint};
  const ofOne = await invoke(showEndpoints, {}, {endpoints, environment: {AWS_ENDPOINT_URL_STS: other}});
  expect(toJson(ofOne)).toEqual({AWS_ENDPOINT_URL_LAMBDA: endpoint, AWS_ENDPOINT_URL_STS: other});
  const ofAll = await invoke(showEndpoints, {}, {endpoints, environment: {AWS_ENDPOINT_URL: other}});
  expect(toJson(ofAll)).toEqual({AWS_ENDPOINT_URL: other});
});

test.each([['/var/task/wrap'], ['/opt/wrap']])('a wrapper script in %s starts the runtime', async path => {
  const {invoke} = startRuntimes();
  const wrap = {wrap: '#!/bin/sh\nexport WRAPPED=$(basename "$1")\nexec "$@" \n'};
  const [code, layer] = path.startsWith('/opt') ? [{}, wrap] : [wrap, {}];
  const files = {'index.js': 'exports.handler = async () => process.env.WRAPPED;', ...code};
  const environment = {AWS_LAMBDA_EXEC_WRAPPER: path};
  expect(toJson(await invoke(files, {}, {environment, layers: [{'note.txt': '', ...layer}]}))).toMatch(/^node/);
});

test('a wrapper script that is not there is named in the log', async () => {
  const {invoke} = startRuntimes();
  const outcome = await invoke(showEnvironment, {}, {environment: {AWS_LAMBDA_EXEC_WRAPPER: '/opt/wrap'}});
  expect(toJson(outcome)).toMatchObject({
    errorType: 'Runtime.ExitError',
    errorMessage: expect.stringMatching(/exit status 127$/),
  });
  expect(outcome.log).toContain('/opt/wrap: not found');
});

test('a function may set PATH and TZ, but not pretend to be another function', async () => {
  const {invoke} = startRuntimes();
  const environment = {PATH: '/nowhere', TZ: 'Asia/Tokyo', AWS_LAMBDA_FUNCTION_NAME: 'other'};
  const variables = toJson(await invoke(showEnvironment, {}, {environment}));
  expect(variables).toMatchObject({PATH: '/nowhere', TZ: 'Asia/Tokyo', AWS_LAMBDA_FUNCTION_NAME: 'demo'});
});

test('each environment has a temporary folder of its own, kept while it is warm', async () => {
  const {invoke, workFolder} = startRuntimes();
  const files = {
    'index.js': `const fs = require('node:fs');
    const file = require('node:path').join(require('node:os').tmpdir(), 'note');
    exports.handler = async () => {
      const seen = fs.existsSync(file);
      fs.writeFileSync(file, '1');
      return {seen, file};
    };`,
  };
  const first = Object(toJson(await invoke(files)));
  expect(first).toMatchObject({seen: false, file: expect.stringContaining(workFolder)});
  expect(toJson(await invoke(files))).toEqual({...first, seen: true});
  expect(toJson(await invoke(files, {}, {version: '2'}))).toMatchObject({seen: false});
});

test('the handler runs in its code folder', async () => {
  const {invoke} = startRuntimes();
  const files = {'index.js': 'exports.handler = async () => [process.cwd(), process.env.LAMBDA_TASK_ROOT, __dirname];'};
  const [folder, ...others] = Object(toJson(await invoke(files)));
  expect(others).toEqual([folder, folder]);
});

test('modules and programs of layers are found, those of a later layer first', async () => {
  const {invoke} = startRuntimes();
  const toLayer = (name: string) => ({
    'nodejs/node_modules/shared/index.js': `module.exports = '${name}';`,
    [`nodejs/node_modules/only-${name}/index.js`]: `module.exports = '${name}';`,
    'bin/tool': `#!/bin/sh\necho ${name}\n`,
  });
  const files = {
    'index.js': `const {execFileSync} = require('node:child_process');
    exports.handler = async () => [
      require('shared'), require('only-first'), require('only-second'), execFileSync('tool', {encoding: 'utf8'}),
    ];`,
  };
  const outcome = await invoke(files, {}, {layers: [toLayer('first'), toLayer('second')]});
  expect(toJson(outcome)).toEqual(['second', 'first', 'second', 'second\n']);
});

test('ES modules find the packages of layers, too, those of a later layer first and their own before all', async () => {
  const {invoke} = startRuntimes();
  const files = {
    'node_modules/own/index.js': "module.exports = 'function';\n",
    'index.mjs':
      "import shared from 'shared';\nimport {part} from '@scope/only/part';\nimport own from 'own';\n" +
      'export const handler = async () => [shared, part, own, await import("none").catch(error => error.code)];\n',
  };
  const toLayer = (name: string) => ({
    'nodejs/node_modules/shared/package.json': '{"type": "module", "exports": "./main.js"}',
    'nodejs/node_modules/shared/main.js': `export default '${name}';\n`,
    'nodejs/node_modules/own/index.js': `module.exports = '${name}';\n`,
  });
  const only = {'nodejs/node_modules/@scope/only/part/index.js': "exports.part = 'part';\n"};
  const scoped = {
    'nodejs/node_modules/@scope/only/package.json': '{"exports": {"./part": "./part/index.js"}}',
    ...only,
  };
  const outcome = await invoke(files, {}, {layers: [{...toLayer('first'), ...scoped}, toLayer('second')]});
  expect(toJson(outcome)).toEqual(['second', 'part', 'function', 'ERR_MODULE_NOT_FOUND']);
});
