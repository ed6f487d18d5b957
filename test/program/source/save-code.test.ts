import {existsSync, lstatSync, readdirSync, readFileSync, readlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import type {Code} from '../../../src/core/source/code.ts';
import {saveCode} from '../../../src/program/save-code.ts';
import {toZipBytes} from '../../../src/program/source/kept-zip.ts';
import {readZipFiles} from '../../../src/program/source/zip-files.ts';
import {link, toRawZip} from '../../sandbox/code/raw-zip.ts';
import {createFolder} from '../../support/folder.ts';

const allowed = {most: 50 << 20, signal: AbortSignal.timeout(120_000)};

async function save(entries: Parameters<typeof toRawZip>[0]) {
  const folder = createFolder();
  const zip = join(folder, 'code.zip');
  writeFileSync(zip, toRawZip(entries));
  const files = await readZipFiles(toZipBytes(zip, lstatSync(zip).size), allowed);
  if (files.kind === 'asks') throw new Error('A file of this machine asks for nothing');
  // Only what is read and written of code is needed.
  const saved = await saveCode(join(folder, 'out'), files.value as unknown as Code, folder, allowed);
  return {saved, out: join(folder, 'out'), folder};
}

test('all files are written with their modes and links', async () => {
  const {saved, out} = await save([
    {name: 'bin/run', content: '#!/bin/sh\n', mode: 0o100755},
    {name: 'current', content: 'bin/run', mode: link},
    {name: 'a/b/c.txt', content: 'hello', mode: 0o100600},
  ]);
  expect(saved).toEqual({path: out});
  expect(readFileSync(join(out, 'a/b/c.txt'), 'utf8')).toBe('hello');
  expect(lstatSync(join(out, 'bin/run')).mode & 0o700).toBe(0o700);
  expect(lstatSync(join(out, 'a/b/c.txt')).mode & 0o777).toBe(0o600);
  expect(readlinkSync(join(out, 'current'))).toBe('bin/run');
});

test.each([
  [
    'leads upwards',
    [
      {name: 'fine', content: 'x'},
      {name: '../up', content: 'x'},
    ],
    '../up is not written: its path leads upwards',
  ],
  ['is absolute', [{name: '/tmp/x', content: 'x'}], '/tmp/x is not written: its path is absolute'],
  [
    'is larger than code may be',
    [{name: 'bomb', content: 'x', claimedSize: 300 << 20}],
    'it is larger than the 250 MB',
  ],
])('nothing is written of code with a file that %s', async (_, entries, why) => {
  const {saved, out} = await save(entries);
  expect(saved).toMatchObject({
    problem: {why: expect.stringContaining(why), tryThis: 'A path that ends in .zip saves the zip as it is.'},
  });
  expect(existsSync(out)).toBe(false);
});

test('nothing is written through a link', async () => {
  const {saved, folder} = await save([
    {name: 'out', content: '../outside', mode: link},
    {name: 'out/file', content: 'x'},
  ]);
  expect(saved).toHaveProperty('problem');
  expect(readdirSync(folder)).toEqual(['code.zip']);
});

test('a damaged file leaves nothing behind', async () => {
  const {saved, out} = await save([{name: 'a', content: 'x', claimedSize: 9}]);
  expect(saved).toHaveProperty('problem');
  expect(existsSync(out)).toBe(false);
});
