import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {deflateRawSync} from 'node:zlib';
import {expect, test} from 'vitest';
import {toZipBytes} from '../../../src/program/source/kept-zip.ts';
import {readZipFiles} from '../../../src/program/source/zip-files.ts';
import {link, toRawZip} from '../../sandbox/code/raw-zip.ts';
import {createFolder} from '../../support/folder.ts';
import {zipOf} from '../../support/sandbox.ts';

const allowed = {most: 50 << 20, signal: AbortSignal.timeout(120_000)};

async function list(zip: Uint8Array) {
  const path = join(createFolder(), 'code.zip');
  writeFileSync(path, zip);
  const found = await readZipFiles(toZipBytes(path, zip.byteLength), allowed);
  if (found.kind === 'asks') throw new Error('A file of this machine asks for nothing');
  return found.value;
}

async function readFirst(zip: Uint8Array): Promise<string> {
  const {entries, read} = await list(zip);
  const [entry] = entries;
  if (entry === undefined) throw new Error('No entries');
  const content = await read(entry, allowed);
  return content.kind === 'fetched' ? Buffer.from(content.value).toString() : 'asks';
}

test('names, folders, links, modes and times come as the zip has them', async () => {
  const {entries} = await list(
    toRawZip([
      {name: 'bin/'},
      {name: 'bin/run', content: '#!/bin/sh\n', mode: 0o100755},
      {name: 'current', content: 'bin/run', mode: link},
      {name: 'a\\b.txt', content: 'flat'},
      {name: 'größe.txt', content: 'x'},
    ]),
  );
  expect(entries.map(({path, kind, mode, trouble}) => [path, kind, mode, trouble])).toEqual([
    ['bin', 'folder', 0o644, undefined],
    ['bin/run', 'file', 0o755, undefined],
    ['current', 'link', 0o777, undefined],
    ['a\\b.txt', 'file', 0o644, undefined],
    ['größe.txt', 'file', 0o644, undefined],
  ]);
});

test.each([
  ['../up', 'its path leads upwards'],
  ['a/../../up', 'its path leads upwards'],
  ['/etc/passwd', 'its path is absolute'],
  ['a\0b', 'its name has a null character'],
])('the name %j is shown, with what is wrong about it', async (name, trouble) => {
  const {entries} = await list(
    toRawZip([
      {name, content: 'x'},
      {name: 'fine', content: 'y'},
    ]),
  );
  expect(entries.map(entry => entry.trouble)).toEqual([trouble, undefined]);
});

test('what unpacks to more than it says is not unpacked', async () => {
  const zip = Buffer.from(await zipOf({bomb: Buffer.alloc(4_000_000)}));
  const directory = zip.indexOf('PK\x01\x02');
  zip.writeUInt32LE(10, directory + 24);
  await expect(readFirst(zip)).rejects.toThrow('it unpacks to more than the zip says');
});

test('what is larger than can be shown is not unpacked', async () => {
  await expect(readFirst(await zipOf({bomb: Buffer.alloc((16 << 20) + 1)}))).rejects.toThrow(
    'it is too large to be shown',
  );
});

test('a file that is damaged says so', async () => {
  const zip = Buffer.from(toRawZip([{name: 'a.txt', content: 'hello'}]));
  zip.write('j', zip.indexOf('hello'));
  await expect(readFirst(zip)).rejects.toThrow('it is damaged: its checksum is another');
  const packed = Buffer.from(await zipOf({'a.txt': 'hello '.repeat(1000)}));
  packed.fill(0xff, 40, 44);
  await expect(readFirst(packed)).rejects.toThrow('it is damaged');
});

test('a file that is encrypted says so', async () => {
  const zip = Buffer.from(await zipOf({'a.txt': 'hello '.repeat(100)}));
  const directory = zip.indexOf('PK\x01\x02');
  zip.writeUInt16LE(zip.readUInt16LE(directory + 8) | 1, directory + 8);
  const {entries} = await list(zip);
  expect(entries[0]?.trouble).toBe('it is encrypted');
  await expect(readFirst(zip)).rejects.toThrow('it is encrypted');
});

test.each([
  ['nothing', new Uint8Array()],
  ['no zip', Buffer.from('this is no zip')],
  ['half a zip', toRawZip([{name: 'a', content: 'x'.repeat(100)}]).subarray(50)],
  ['a zip without its end', toRawZip([{name: 'a', content: 'x'.repeat(100)}]).subarray(0, -10)],
  ['something packed', deflateRawSync(Buffer.alloc(1000))],
])('%s says that it cannot be read', async (_, zip) => {
  await expect(list(zip)).rejects.toThrow('it is broken: its list of files cannot be read');
});
