import {spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {type CodeStore, createCodeStore, packZip} from '../../../src/sandbox/code/index.ts';

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'code-test-'));
  onTestFinished(() => rmSync(folder, {recursive: true}));
  return folder;
}

function openStore(folder: string | undefined) {
  const store = createCodeStore(folder);
  onTestFinished(() => store.close());
  return store;
}

async function codeFolder(store: CodeStore, sha256: string): Promise<string> {
  return (await store.foldersOf(sha256, [])).code;
}

test('a zip is named by its SHA-256 in base64 and its sizes in bytes', async () => {
  const zip = await packZip({'index.js': 'one'});
  expect(await openStore(undefined).put(zip)).toEqual({
    sha256: createHash('sha256').update(zip).digest('base64'),
    size: zip.byteLength,
    unpackedSize: 3,
  });
});

test('the same files always make the same zip', async () => {
  expect(await packZip({a: '1', b: '2'})).toEqual(await packZip({a: '1', b: '2'}));
});

test('a package.json above the folder of the store does not say what kind of modules the code has', async () => {
  const above = makeFolder();
  writeFileSync(join(above, 'package.json'), '{"type": "module"}');
  const store = openStore(join(above, 'data'));
  const {sha256} = await store.put(
    await packZip({'index.js': 'exports.kind = typeof module; console.log(exports.kind);'}),
  );
  const {stdout, stderr} = spawnSync(process.execPath, [join(await codeFolder(store, sha256), 'index.js')]);
  expect([String(stdout), String(stderr)]).toEqual(['object\n', '']);
});

test('code is unpacked once, read-only, with its executable bits', async () => {
  const store = openStore(undefined);
  const {sha256} = await store.put(
    await packZip({'src/index.js': 'x', bootstrap: '#!/bin/sh\n', 'run.sh': '#!/bin/sh\n'}),
  );
  const folder = await codeFolder(store, sha256);
  expect(await codeFolder(store, sha256)).toBe(folder);
  const modeOf = (path: string) => (statSync(join(folder, path)).mode & 0o777).toString(8);
  expect(['src/index.js', 'bootstrap', 'run.sh', 'src', '.'].map(modeOf)).toEqual(['444', '555', '555', '555', '555']);
  expect(readFileSync(join(folder, 'src/index.js'), 'utf8')).toBe('x');
});

test('a store on a folder finds what an earlier one kept', async () => {
  const folder = makeFolder();
  const zip = await packZip({'index.js': 'kept'});
  const first = createCodeStore(folder);
  const {sha256} = await first.put(zip);
  first.close();
  const second = openStore(folder);
  expect(Buffer.from((await second.zipOf(sha256)) ?? '')).toEqual(Buffer.from(zip));
  expect(readFileSync(join(await codeFolder(second, sha256), 'index.js'), 'utf8')).toBe('kept');
});

test('two stores may share a folder, and closing one does not hurt the other', async () => {
  const folder = makeFolder();
  const [one, other] = [createCodeStore(folder), openStore(folder)];
  const {sha256} = await one.put(await packZip({'index.js': 'shared'}));
  const unpacked = await codeFolder(other, sha256);
  one.close();
  expect(readdirSync(unpacked)).toEqual(['index.js']);
});

test('the same code put at the same time is kept once', async () => {
  const folder = makeFolder();
  const store = openStore(folder);
  const zip = await packZip({'index.js': 'x'});
  const answers = await Promise.all([store.put(zip), store.put(zip), store.put(zip)]);
  expect(new Set(answers.map(answer => answer.sha256)).size).toBe(1);
  expect(readdirSync(join(folder, 'zips'))).toHaveLength(1);
});

test('a kept file that was cut short is written again', async () => {
  const folder = makeFolder();
  const store = openStore(folder);
  const zip = await packZip({'index.js': 'x'});
  const {sha256} = await store.put(zip);
  const [name = ''] = readdirSync(join(folder, 'zips'));
  truncateSync(join(folder, 'zips', name), 3);
  await store.put(zip);
  expect(Buffer.from((await store.zipOf(sha256)) ?? '')).toEqual(Buffer.from(zip));
});

test('what was removed or is unknown is not there', async () => {
  const store = openStore(makeFolder());
  const {sha256} = await store.put(await packZip({'index.js': 'x'}));
  const folder = await codeFolder(store, sha256);
  await store.remove(sha256);
  expect(existsSync(folder)).toBe(false);
  expect(await store.zipOf(sha256)).toBeUndefined();
  await expect(store.foldersOf(sha256, [])).rejects.toThrow('ENOENT');
});

test('code that is not in use is deleted when it has not been put for a while', async () => {
  const folder = makeFolder();
  const store = openStore(folder);
  const zips = await Promise.all(['used', 'unused', 'again'].map(name => packZip({'index.js': name})));
  const [used = '', unused = '', again = ''] = await Promise.all(zips.map(async zip => (await store.put(zip)).sha256));
  const past = new Date(Date.now() - 3_600_000);
  for (const name of readdirSync(join(folder, 'zips'))) utimesSync(join(folder, 'zips', name), past, past);
  for (const zip of zips.slice(2)) await store.put(zip);
  store.keepOnly(new Set([used]), Date.now() - 60_000);
  const kept = await Promise.all([used, unused, again].map(async sha256 => (await store.zipOf(sha256)) !== undefined));
  expect(kept).toEqual([true, false, true]);
});

test('a store in memory leaves nothing behind', async () => {
  const store = createCodeStore(undefined);
  const {sha256} = await store.put(await packZip({'a/b/c.js': 'x'}));
  const folder = await codeFolder(store, sha256);
  store.close();
  expect(existsSync(join(folder, '../..'))).toBe(false);
});
