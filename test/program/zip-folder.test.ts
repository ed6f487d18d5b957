import {chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {fromBufferPromise} from 'yauzl';
import {zipFolder} from '../../src/program/zip-folder.ts';

function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lambdeck-zip-'));
  onTestFinished(() => rmSync(folder, {recursive: true}));
  return folder;
}

test('a folder becomes a zip with its executable bits and without what is ignored, and tells how far it is', async () => {
  const folder = createFolder();
  mkdirSync(join(folder, 'lib'));
  mkdirSync(join(folder, 'node_modules'));
  writeFileSync(join(folder, 'bootstrap'), '#!/bin/sh\n');
  chmodSync(join(folder, 'bootstrap'), 0o755);
  writeFileSync(join(folder, 'lib', 'index.mjs'), 'x'.repeat(1000));
  writeFileSync(join(folder, 'node_modules', 'left-out.js'), '');
  writeFileSync(join(folder, '.gitignore'), 'node_modules\n');
  const told: string[] = [];
  const zip = await fromBufferPromise(Buffer.from(await zipFolder(folder, (done, all) => told.push(`${done}/${all}`))));
  const entries: string[] = [];
  for await (const entry of zip.eachEntry()) {
    entries.push(`${entry.fileName} ${((entry.externalFileAttributes >>> 16) & 0o777).toString(8)}`);
  }
  expect(entries.sort()).toEqual([
    expect.stringMatching(/^bootstrap 755$/),
    expect.stringMatching(/^lib\/index\.mjs 6[46]4$/),
  ]);
  expect(told).toHaveLength(2);
  expect(told[0]).toBe('0/1010');
});

test('a file that cannot be read is an error, not a zip without it', async () => {
  const folder = createFolder();
  writeFileSync(join(folder, 'index.mjs'), 'x');
  writeFileSync(join(folder, 'vanishing.mjs'), 'x');
  const vanish = () => rmSync(join(folder, 'vanishing.mjs'), {force: true});
  await expect(zipFolder(folder, vanish)).rejects.toThrow('ENOENT');
});
