import {existsSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {crc32} from 'node:zlib';
import {beforeEach, expect, onTestFinished, test} from 'vitest';
import {createCodeStore, InvalidCodeError, packZip} from '../../../src/sandbox/code/index.ts';

const noUnzip = 'Could not unzip uploaded file. Please check your file, then try to upload again.';

let folder: string;
let store: ReturnType<typeof createCodeStore>;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zip-test-'));
  store = createCodeStore(join(folder, 'store'));
  onTestFinished(() => {
    store.close();
    rmSync(folder, {recursive: true});
  });
});

interface RawEntry {
  readonly name: string;
  readonly content?: string;
  readonly mode?: number;
  /** What the zip says the size is, where that is a lie. */
  readonly claimedSize?: number;
}

/** A zip of uncompressed entries, with whatever names, modes and sizes: no library writes such zips. */
function toRawZip(entries: readonly RawEntry[]): Uint8Array {
  let offset = 0;
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  for (const {name, content = '', mode = 0o100644, claimedSize} of entries) {
    const [path, data] = [Buffer.from(name), Buffer.from(content)];
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x800, 2);
    fields.writeUInt32LE(crc32(data), 10);
    fields.writeUInt32LE(claimedSize ?? data.length, 14);
    fields.writeUInt32LE(claimedSize ?? data.length, 18);
    fields.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, path, data]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE((mode << 16) >>> 0, 6);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x03', 'latin1'), fields, rest, path]));
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, central, Buffer.from('PK\x05\x06'), end]);
}

async function expectRefusal(zip: Uint8Array, message: string): Promise<void> {
  const result = store.put(zip);
  await expect(result).rejects.toThrow(InvalidCodeError);
  await expect(result).rejects.toMatchObject({name: 'InvalidParameterValueException', message});
  expect(readdirSync(folder)).toEqual(['store']);
  expect(readdirSync(join(folder, 'store/zips'))).toEqual([]);
}

const link = 0o120777;

test('a zip made by hand is taken when it is honest', async () => {
  const zip = toRawZip([
    {name: 'a.txt', content: 'hello'},
    {name: 'dir/b.txt', content: 'there'},
    {name: 'dir/to-a', content: '../a.txt', mode: link},
  ]);
  const path = await store.folderOf((await store.put(zip)).sha256);
  expect(readFileSync(join(path, 'dir/to-a'), 'utf8')).toBe('hello');
  expect(lstatSync(join(path, 'dir/to-a')).isSymbolicLink()).toBe(true);
});

test.each([
  ['no zip', Buffer.from('this is no zip')],
  ['half a zip', toRawZip([{name: 'a', content: 'x'.repeat(100)}]).subarray(50)],
  ['nothing', new Uint8Array()],
])('%s cannot be unzipped', async (_, bytes) => {
  await expectRefusal(bytes, noUnzip);
});

test('a zip without entries is refused in the service’s words', async () => {
  await expectRefusal(toRawZip([]), 'Uploaded file must be a non-empty zip');
});

test('broken data is refused', async () => {
  const zip = Buffer.from(await packZip({'index.js': 'x'.repeat(10_000)}));
  zip.fill(0xff, 45, 60);
  await expectRefusal(zip, noUnzip);
});

test.each(['../evil', 'a/../../evil', '/etc/evil', 'C:/evil', '..\\evil', 'a\\b', ''])(
  'an entry named %j is refused',
  async name => {
    await expectRefusal(toRawZip([{name, content: 'x'}]), noUnzip);
    expect(existsSync('/etc/evil')).toBe(false);
  },
);

test.each([
  ['an absolute path', [{name: 'l', content: '/etc/passwd', mode: link}]],
  ['the folder above', [{name: 'l', content: '..', mode: link}]],
  ['a file outside', [{name: 'a/l', content: '../../x', mode: link}]],
  ['nowhere', [{name: 'l', content: 'missing', mode: link}]],
  ['itself', [{name: 'l', content: 'l', mode: link}]],
  [
    'a way out through another link',
    [
      {name: 'a/b/up', content: '../..', mode: link},
      {name: 'a/out', content: 'b/up/../..', mode: link},
    ],
  ],
  ['a path longer than any', [{name: 'l', content: 'x/'.repeat(5000), mode: link}]],
])('a link to %s is refused', async (_, entries) => {
  await expectRefusal(toRawZip(entries), noUnzip);
});

test('nothing is written through a link', async () => {
  const entries = [
    {name: 'dir', content: '..', mode: link},
    {name: 'dir/evil', content: 'x'},
  ];
  await expectRefusal(toRawZip(entries), noUnzip);
});

test('two entries of one name are refused', async () => {
  await expectRefusal(
    toRawZip([
      {name: 'a', content: '1'},
      {name: 'a', content: '2'},
    ]),
    noUnzip,
  );
});

test('a file where another entry needs a folder is refused', async () => {
  await expectRefusal(
    toRawZip([
      {name: 'a', content: '1'},
      {name: 'a/b', content: '2'},
    ]),
    noUnzip,
  );
});

test('more than 250 MB unpacked is refused before anything is written', async () => {
  const entries = ['a', 'b', 'c'].map(name => ({name, claimedSize: 100_000_000}));
  await expectRefusal(toRawZip(entries), 'Unzipped size must be smaller than 262144000 bytes');
});

test('a file that unpacks to more than the zip says is refused', async () => {
  const zip = Buffer.from(await packZip({'bomb.txt': 'x'.repeat(50_000_000)}));
  const directory = zip.lastIndexOf('PK\x01\x02');
  zip.writeUInt32LE(10, directory + 24);
  await expectRefusal(zip, noUnzip);
});

test('entries by the hundred thousand are refused', async () => {
  const zip = Buffer.from(toRawZip([{name: 'a'}]));
  const end = zip.lastIndexOf('PK\x05\x06');
  zip.writeUInt16LE(65_534, end + 8);
  zip.writeUInt16LE(65_534, end + 10);
  await expectRefusal(zip, noUnzip);
});
