import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {findNodeSdk} from '../../../src/program/find-node-sdk.ts';
import {canWallOff} from '../../support/can-wall-off.ts';
import {startRuntimes, toJson} from './start-runtimes.ts';

const name = '@aws-sdk/client-made-up';
const ways = {
  'import of an ES module': {
    'index.mjs': `import one from '${name}';\nexport const handler = async () => [one.name, one.own];\n`,
  },
  'require of a CommonJS module': {
    'index.js': `const one = require('${name}');\nexports.handler = async () => [one.name, one.own];\n`,
  },
  'import while it runs': {
    'index.mjs': `export const handler = async () => {
      const {default: one} = await import('${name}');
      return [one.name, one.own];
    };\n`,
  },
};

test.each([
  [true, 'import of an ES module'],
  [true, 'require of a CommonJS module'],
  [true, 'import while it runs'],
  [false, 'import of an ES module'],
  [false, 'require of a CommonJS module'],
] as const)('a client beside the sandbox is found, with what it needs (plain: %s, by %s)', async (isPlain, way) => {
  const {invoke} = startRuntimes({isPlain, sdkFolder: installSdk()});
  expect(toJson(await invoke(ways[way]))).toEqual(['client', 'needed']);
});

test('a client of the function comes first, and what is no client is not found beside the sandbox', async () => {
  const {invoke} = startRuntimes({sdkFolder: installSdk()});
  const own = {[`node_modules/${name}/index.js`]: "module.exports = {name: 'own', own: true};"};
  expect(toJson(await invoke({...ways['import of an ES module'], ...own}))).toEqual(['own', true]);
  const other = {'index.js': "require('needed');"};
  expect(toJson(await invoke(other))).toMatchObject({errorMessage: expect.stringContaining("'needed'")});
});

test('nothing else that lies beside the sandbox is seen by handlers', async () => {
  const {invoke} = startRuntimes({isPlain: false, sdkFolder: installSdk()});
  const folder = '/var/runtime/node_modules';
  const list = {'index.js': `exports.handler = async () => require('node:fs').readdirSync('${folder}');`};
  const seen = toJson(await invoke(list));
  if (await canWallOff()) expect(seen).toEqual(['@aws-sdk', 'needed']);
  else expect(seen).toHaveProperty('errorType');
});

test.each(Object.entries(ways))('a client that is not there is said how to add, at the %s', async (_, files) => {
  const {invoke} = startRuntimes();
  const outcome = await invoke(files);
  expect(toJson(outcome)).toMatchObject({errorMessage: expect.stringMatching(/client-made-up'[\s\S]*--node-sdk DIR/)});
  expect(outcome.log).toContain('--node-sdk DIR');
});

test('a Python module that is part of boto3 and not there is said how to add', async () => {
  const {invoke} = startRuntimes();
  const files = {'app.py': 'import botocore.made_up\n'};
  const outcome = await invoke(files, {}, {runtime: 'python3.13', handler: 'app.handler'});
  expect(toJson(outcome)).toMatchObject({
    errorType: expect.stringMatching(/^Runtime\./),
    errorMessage: expect.stringMatching(/install boto3|python3 is not installed/),
  });
});

test('clients are looked for in the folder that is given, in its node_modules, or beside the program', () => {
  const modules = installSdk();
  const folder = dirname(modules);
  expect(findNodeSdk(folder, '/')).toBe(modules);
  expect(findNodeSdk(modules, '/')).toBe(modules);
  expect(findNodeSdk(undefined, join(folder, 'lib/lambdeck/dist'))).toBe(modules);
  expect(findNodeSdk(undefined, '/')).toBeUndefined();
  expect(() => findNodeSdk(join(modules, 'needed'), folder)).toThrow(/has no node_modules\/@aws-sdk.*npm install/);
});

/** A folder `node_modules` with a client and what that needs. */
function installSdk(): string {
  const folder = mkdtempSync(join(tmpdir(), 'node-sdk-test-'));
  onTestFinished(() => rmSync(folder, {recursive: true}));
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), {recursive: true});
    writeFileSync(join(folder, path), text);
  };
  put(`node_modules/${name}/index.js`, "module.exports = {name: 'client', own: require('needed')};");
  put(`node_modules/${name}/package.json`, '{"dependencies": {"needed": "1"}}');
  put('node_modules/other/index.js', '');
  put('node_modules/needed/index.js', "module.exports = 'needed';");
  return join(folder, 'node_modules');
}
