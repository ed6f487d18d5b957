import {lstatSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {createCodeStore} from '../../../src/sandbox/code/index.ts';
import {link, toRawZip} from './raw-zip.ts';

type Entries = Parameters<typeof toRawZip>[0];

/** The folders of a function of that code and those layers, in a store of its own. */
async function assemble(code: Entries, ...layers: readonly Entries[]) {
  const store = createCodeStore(undefined);
  onTestFinished(() => store.close());
  const [own = '', ...others] = await Promise.all(
    [code, ...layers].map(async entries => (await store.put(toRawZip(entries))).sha256),
  );
  const {code: codeFolder, opt = ''} = await store.foldersOf(own, others);
  const read = (path: string) => readFileSync(path, 'utf8');
  return {
    store,
    own,
    others,
    codeFolder,
    opt,
    inCode: (path: string) => read(join(codeFolder, path)),
    inOpt: (path: string) => read(join(opt, path)),
  };
}

const handler = [{name: 'index.py', content: 'x'}];

test('layers are put one over the other, file by file', async () => {
  const {inOpt, opt} = await assemble(
    handler,
    [
      {name: 'python/pkg/__init__.py', content: 'first'},
      {name: 'python/pkg/a.py', content: 'a of the first'},
      {name: 'bin/tool', content: 'of the first', mode: 0o100755},
    ],
    [
      {name: 'python/pkg/b.py', content: 'b of the second'},
      {name: 'python/pkg/__init__.py', content: 'second'},
    ],
  );
  expect(['__init__', 'a', 'b'].map(name => inOpt(`python/pkg/${name}.py`))).toEqual([
    'second',
    'a of the first',
    'b of the second',
  ]);
  expect(statSync(join(opt, 'bin/tool')).mode & 0o777).toBe(0o555);
  expect(statSync(join(opt, 'python/pkg')).mode & 0o777).toBe(0o555);
});

test.each([
  ['a file over a folder', [{name: 'a/b', content: '1'}], [{name: 'a', content: '2'}], 'a'],
  ['a folder over a file', [{name: 'a', content: '1'}], [{name: 'a/b', content: '2'}], 'a/b'],
  ['a file over a link', [{name: 'a', content: '/nowhere', mode: link}], [{name: 'a', content: '2'}], 'a'],
  ['a folder over a link', [{name: 'a', content: '/nowhere', mode: link}], [{name: 'a/b', content: '2'}], 'a/b'],
])('%s of an earlier layer takes its place', async (_, first, second, path) => {
  expect((await assemble(handler, first, second)).inOpt(path)).toBe('2');
});

test('nothing of a later layer is written through a link of an earlier one', async () => {
  const {inOpt, opt} = await assemble(
    handler,
    [
      {name: 'real/a', content: 'of the first'},
      {name: 'seeming', content: 'real', mode: link},
    ],
    [{name: 'seeming/a', content: 'of the second'}],
  );
  expect([inOpt('real/a'), inOpt('seeming/a')]).toEqual(['of the first', 'of the second']);
  expect(lstatSync(join(opt, 'seeming')).isDirectory()).toBe(true);
});

test('links lead between code and layers as they do in the service', async () => {
  const {inCode, inOpt} = await assemble(
    [
      {name: 'index.py', content: 'the code'},
      {name: 'lib/absolute', content: '/opt/data/table', mode: link},
      {name: 'lib/relative', content: '../../../opt/data/table', mode: link},
      {name: 'whole', content: '/opt', mode: link},
      {name: 'own', content: '/var/task/index.py', mode: link},
      {name: 'beside', content: 'index.py', mode: link},
    ],
    [
      {name: 'data/table', content: 'the layer'},
      {name: 'to-code', content: '/var/task/index.py', mode: link},
      {name: 'up', content: '../var/task/index.py', mode: link},
    ],
  );
  expect(['lib/absolute', 'lib/relative', 'whole/data/table'].map(inCode)).toEqual(Array(3).fill('the layer'));
  expect(['own', 'beside'].map(inCode)).toEqual(['the code', 'the code']);
  expect(['to-code', 'up'].map(inOpt)).toEqual(['the code', 'the code']);
});

test('a link to a layer that the function does not have leads nowhere, whatever this machine has in /opt', async () => {
  const {codeFolder} = await assemble([{name: 'l', content: '/opt', mode: link}]);
  expect(lstatSync(join(codeFolder, 'l')).isSymbolicLink()).toBe(true);
  expect(statSync(join(codeFolder, 'l')).isDirectory()).toBe(true);
  const other = await assemble([{name: 'l', content: '/opt/table', mode: link}]);
  expect(() => other.inCode('l')).toThrow('ENOENT');
});

test('code leads to the layers of each function that has it', async () => {
  const code = [{name: 'l', content: '/opt/table', mode: link}];
  const {store, own, inCode} = await assemble(code, [{name: 'table', content: 'one'}]);
  const {sha256} = await store.put(toRawZip([{name: 'table', content: 'other'}]));
  const other = await store.foldersOf(own, [sha256]);
  expect([inCode('l'), readFileSync(join(other.code, 'l'), 'utf8')]).toEqual(['one', 'other']);
});

test('folders are made once, and code without layers and links lies in one place', async () => {
  const {store, own, others, codeFolder, opt} = await assemble(handler, [{name: 'a', content: ''}]);
  expect(await store.foldersOf(own, others)).toEqual({code: codeFolder, opt});
  expect(await store.foldersOf(own, [])).toEqual({code: codeFolder, opt: undefined});
});
