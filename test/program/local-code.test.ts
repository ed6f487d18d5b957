import {chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {crc32} from 'node:zlib';
import {expect, it, onTestFinished} from 'vitest';
import {compareFiles} from '../../src/core/compare/compare-files.ts';
import {openLocalCode} from '../../src/program/local-code.ts';
import {zipFolder} from '../../src/program/zip-folder.ts';

const {signal} = new AbortController();

/** A folder as a build leaves it, in a home folder. */
function toBuild(): {home: string; folder: string} {
  const home = mkdtempSync(join(tmpdir(), 'lambdeck-local-code-'));
  onTestFinished(() => rmSync(home, {recursive: true}));
  const folder = join(home, 'dist');
  mkdirSync(join(folder, 'lib'), {recursive: true});
  writeFileSync(join(folder, 'index.js'), 'exports.handler = 1;\n');
  writeFileSync(join(folder, 'lib/large.bin'), Buffer.alloc((1 << 20) + 5, 7));
  writeFileSync(join(folder, 'run.sh'), '#!/bin/sh\n');
  chmodSync(join(folder, 'run.sh'), 0o755);
  writeFileSync(join(folder, '.env'), 'SECRET=1\n');
  writeFileSync(join(folder, '.lambdaignore'), '.env\n');
  symlinkSync('index.js', join(folder, 'main.js'));
  return {home, folder};
}

it('a folder is the same as the zip that would be uploaded of it, whatever is left out of that', async () => {
  const {home, folder} = toBuild();
  const own = await openLocalCode('~/dist', home, signal);
  expect(own.entries.map(({path}) => path).sort()).toEqual(['index.js', 'lib/large.bin', 'main.js', 'run.sh']);
  expect(own.entries.find(({path}) => path === 'lib/large.bin')?.crc32).toBe(crc32(Buffer.alloc((1 << 20) + 5, 7)));
  const zip = join(home, 'built.zip');
  writeFileSync(zip, (await zipFolder(folder, () => {})).bytes);
  const packed = await openLocalCode(zip, home, signal);
  expect(compareFiles(own.entries, packed.entries)).toEqual([]);
  writeFileSync(join(folder, 'index.js'), 'exports.handler = 2;\n');
  const next = await openLocalCode(folder, home, signal);
  expect(compareFiles(next.entries, packed.entries).map(({path, change}) => [path, change])).toEqual([
    ['index.js', 'changed'],
    ['main.js', 'changed'],
  ]);
  const [entry] = next.entries.filter(({path}) => path === 'index.js');
  if (entry === undefined) throw new Error('It is there');
  expect(await next.read(entry, {most: 0, signal})).toMatchObject({value: Buffer.from('exports.handler = 2;\n')});
});

it.each([
  ['~/gone', 'there is no such file or folder'],
  ['~/broken.zip', 'it is broken: its list of files cannot be read'],
  ['/dev/null', 'it is neither a file nor a folder'],
])('of %s it is said why it cannot be compared', async (path, why) => {
  const {home} = toBuild();
  writeFileSync(join(home, 'broken.zip'), 'PK no zip at all');
  await expect(openLocalCode(path, home, signal)).rejects.toMatchObject({problem: {what: path, why}});
});
