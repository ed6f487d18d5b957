import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {buffer} from 'node:stream/consumers';
import {crc32, deflateRawSync} from 'node:zlib';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {type Entry, fromBufferPromise} from 'yauzl';
import {ZipFile} from 'yazl';
import {rewriteZip} from '../../../src/core/source/rewrite-zip.ts';
import {link, toRawZip} from '../../sandbox/code/raw-zip.ts';

/** What another reader finds of each entry. */
async function readBack(zip: Uint8Array) {
  const file = await fromBufferPromise(Buffer.from(zip), {lazyEntries: true, autoClose: false, strictFileNames: true});
  const entries: Entry[] = [];
  for await (const entry of file.eachEntry()) entries.push(entry);
  return Promise.all(
    entries.map(async entry => ({
      name: entry.fileName,
      mode: entry.externalFileAttributes >>> 16,
      time: [entry.lastModFileDate, entry.lastModFileTime],
      method: entry.compressionMethod,
      packedSize: entry.compressedSize,
      comment: entry.fileComment,
      content: String(await buffer(await file.openReadStreamPromise(entry))),
    })),
  );
}

function change(index: number, content: string) {
  const bytes = Buffer.from(content);
  return {
    index,
    packed: deflateRawSync(bytes),
    size: bytes.byteLength,
    crc32: crc32(bytes),
    modified: Date.UTC(2026, 4, 6, 7, 8, 10),
  };
}

/** As tools of Node.js make them, with a descriptor behind each content. */
async function toStreamedZip(files: readonly (readonly [name: string, content: string, mode: number])[]) {
  const zip = new ZipFile();
  for (const [name, content, mode] of files) {
    zip.addBuffer(Buffer.from(content), name, {
      mode,
      mtime: new Date(2020, 1, 2),
      compress: content.length > 5,
    });
  }
  zip.end();
  return buffer(zip.outputStream);
}

test('only what is changed becomes another: order, modes, times, links, comments and packed bytes of all else stay', async () => {
  const zip = await toStreamedZip([
    ['index.js', 'exports.a = 1;\n', 0o100644],
    ['bin/run', '#!/bin/sh\n', 0o100755],
    ['current', 'bin/run', link],
    ['größe.txt', 'x', 0o100600],
  ]);
  const before = await readBack(zip);
  const after = await readBack(rewriteZip(zip, [change(1, '#!/bin/sh\nexit 1\n')]));
  expect(after[1]).toMatchObject({
    name: 'bin/run',
    mode: 0o100755,
    content: '#!/bin/sh\nexit 1\n',
  });
  expect(after.toSpliced(1, 1)).toEqual(before.toSpliced(1, 1));
});

test('a zip in which nothing is changed stays the same, byte by byte', async () => {
  const zip = await toStreamedZip([
    ['a.txt', 'hello hello hello', 0o100644],
    ['b', '', 0o100644],
  ]);
  expect(Buffer.from(rewriteZip(zip, [])).equals(zip)).toBe(true);
});

test('any changes of any zip are read back by another reader', async () => {
  const file = fc.tuple(
    fc.stringMatching(/^[a-z]{1,8}(\/[a-z]{1,8})?$/),
    fc.string({maxLength: 60}),
    fc.constantFrom(0o100644, 0o100755, link),
  );
  const made = fc.record({
    files: fc.uniqueArray(file, {minLength: 1, maxLength: 8, selector: ([name]) => name}),
    raw: fc.boolean(),
    changed: fc.array(fc.tuple(fc.nat(7), fc.string({maxLength: 80})), {maxLength: 4}),
  });
  await fc.assert(
    fc.asyncProperty(made, async ({files, raw, changed}) => {
      const zip = raw
        ? toRawZip(files.map(([name, content, mode]) => ({name, content, mode})))
        : await toStreamedZip(files);
      const contents = new Map(changed.filter(([index]) => index < files.length));
      const rewritten = rewriteZip(
        zip,
        [...contents].map(([index, content]) => change(index, content)),
      );
      const found = await readBack(rewritten);
      expect(found.map(({name, content, mode}) => [name, content, mode])).toEqual(
        files.map(([name, content, mode], index) => [name, contents.get(index) ?? content, mode]),
      );
    }),
    {numRuns: 40},
  );
});

test.each(['info-zip.zip', 'python.zip', 'maven.jar'])(
  'of a zip that %s is, as tools make it, any file can be changed',
  async name => {
    const zip = readFileSync(join(import.meta.dirname, 'fixture', name));
    const before = await readBack(zip);
    expect(Buffer.from(rewriteZip(zip, [])).equals(zip)).toBe(true);
    for (const [index, {content}] of before.entries()) {
      const after = await readBack(rewriteZip(zip, [change(index, `${content}more`)]));
      expect(after.toSpliced(index, 1)).toEqual(before.toSpliced(index, 1));
      expect(after[index]).toMatchObject({
        name: before[index]?.name,
        mode: before[index]?.mode,
        comment: before[index]?.comment,
        content: `${content}more`,
      });
    }
  },
);

test('of 5,000 files the others stay', async () => {
  const zip = toRawZip(
    Array.from({length: 5000}, (_, index) => ({name: `lib/${index}.js`, content: `exports.a = ${index};\n`})),
  );
  const after = await readBack(rewriteZip(zip, [change(2500, 'changed'), change(4999, '')]));
  const others = after.filter((_, index) => index !== 2500 && index !== 4999);
  expect(others.every(({content}) => /^exports\.a = \d+;\n$/.test(content))).toBe(true);
  expect([after.length, after[2500]?.content, after[4999]?.content]).toEqual([5000, 'changed', '']);
});

test.each([
  ['no zip', Buffer.from('this is no zip, whatever its length may be')],
  ['half a zip', toRawZip([{name: 'a', content: 'x'.repeat(100)}]).subarray(0, 80)],
  [
    'a zip whose list leads nowhere',
    (() => {
      const zip = Buffer.from(toRawZip([{name: 'a', content: 'x'}]));
      zip.writeUInt32LE(7, zip.indexOf('PK\x01\x02') + 42);
      return zip;
    })(),
  ],
])('%s is not written anew', (_, zip) => {
  expect(() => rewriteZip(zip, [])).toThrow(/^(it has no list|its list of files|a file is not where)/);
});
