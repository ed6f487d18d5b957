import {existsSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {beforeEach, expect, onTestFinished, test} from 'vitest';
import {createCodeStore, InvalidCodeError, packZip} from '../../../src/sandbox/code/index.ts';
import {link, toRawZip} from './raw-zip.ts';

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

async function unpack(zip: Uint8Array): Promise<string> {
  return (await store.foldersOf((await store.put(zip)).sha256, [])).code;
}

async function expectRefusal(zip: Uint8Array, message: unknown): Promise<void> {
  const result = store.put(zip);
  await expect(result).rejects.toThrow(InvalidCodeError);
  await expect(result).rejects.toMatchObject({name: 'InvalidParameterValueException', message});
  expect(readdirSync(folder)).toEqual(['store']);
  expect(readdirSync(join(folder, 'store/zips'))).toEqual([]);
}

test('a zip made by hand is taken when it is honest', async () => {
  const zip = toRawZip([
    {name: 'a.txt', content: 'hello'},
    {name: 'dir/b.txt', content: 'there'},
    {name: 'dir/to-a', content: '../a.txt', mode: link},
  ]);
  const path = await unpack(zip);
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
  await expectRefusal(zip, expect.stringContaining(`${noUnzip} (index.js: `));
});

test.each(['../evil', 'a/../../evil', '/etc/evil', 'a\0b'])('an entry named %j is refused, and named', async name => {
  await expectRefusal(toRawZip([{name, content: 'x'}]), expect.stringContaining(`${noUnzip} (${name}: `));
  expect(existsSync('/etc/evil')).toBe(false);
});

test('an entry without a name is refused', async () => {
  await expectRefusal(toRawZip([{name: '', content: 'x'}]), noUnzip);
});

test('a backslash is a letter of a name, as in the service', async () => {
  const path = await unpack(
    toRawZip([
      {name: 'src\\index.js', content: 'x'},
      {name: '..\\evil', content: 'y'},
    ]),
  );
  expect(readdirSync(path).toSorted()).toEqual(['..\\evil', 'src\\index.js']);
});

test.each([
  ['a path longer than any', 'x/'.repeat(5000)],
  ['no path', ''],
])('a link to %s is refused, and named', async (_, content) => {
  await expectRefusal(toRawZip([{name: 'a/l', content, mode: link}]), expect.stringContaining(`${noUnzip} (a/l: `));
});

test.each(['missing', 'l', '../l', 'a/../../x'])('a link to %j is kept, though it leads nowhere', async content => {
  const path = await unpack(
    toRawZip([
      {name: 'dir/l', content, mode: link},
      {name: 'dir/b', content: ''},
    ]),
  );
  expect(lstatSync(join(path, 'dir/l')).isSymbolicLink()).toBe(true);
});

test('nothing is written through a link', async () => {
  const entries = [
    {name: 'dir', content: '..', mode: link},
    {name: 'dir/evil', content: 'x'},
  ];
  await expectRefusal(toRawZip(entries), expect.stringContaining(`${noUnzip} (dir: `));
});

test('of two entries of one name the last one counts', async () => {
  const entries = ['a', './a', 'b//a', 'b/a'].map((name, index) => ({name, content: String(index)}));
  const path = await unpack(toRawZip([...entries, {name: 'b/', content: ''}]));
  expect(['a', 'b/a'].map(name => readFileSync(join(path, name), 'utf8'))).toEqual(['1', '3']);
});

test('a file where another entry needs a folder is refused, and named', async () => {
  const entries = [
    {name: 'a/b', content: '1'},
    {name: 'a', content: '2'},
  ];
  await expectRefusal(toRawZip(entries), expect.stringContaining(`${noUnzip} (a: `));
});

test('more than 250 MB unpacked is refused before anything is written', async () => {
  const entries = ['a', 'b', 'c'].map(name => ({name, claimedSize: 100_000_000}));
  await expectRefusal(toRawZip(entries), 'Unzipped size must be smaller than 262144000 bytes');
});

test('a file that unpacks to more than the zip says is refused', async () => {
  const zip = Buffer.from(await packZip({'bomb.txt': 'x'.repeat(50_000_000)}));
  const directory = zip.lastIndexOf('PK\x01\x02');
  zip.writeUInt32LE(10, directory + 24);
  await expectRefusal(zip, expect.stringContaining(`${noUnzip} (bomb.txt: `));
});

test('a zip of 60,000 entries is there within 10 seconds, and others are answered meanwhile', async () => {
  const entries = Array.from({length: 60_000}, (_, index) => ({
    name: `m${index % 600}/f${index}.js`,
    content: 'x'.repeat(index % 50),
  }));
  const zip = toRawZip(entries);
  const begun = process.cpuUsage();
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 5);
  const path = await unpack(zip);
  clearInterval(timer);
  const {user, system} = process.cpuUsage(begun);
  // Its own time: what else runs on the machine is no matter of the zip.
  expect((user + system) / 1e6).toBeLessThan(10);
  expect(turns).toBeGreaterThan(10);
  expect(readFileSync(join(path, 'm599/f59999.js'), 'utf8')).toBe('x'.repeat(49));
  expect(readdirSync(path)).toHaveLength(600);
}, 60_000);

test.each([
  ['that is not what was zipped', (zip: Buffer) => zip.write('j', zip.indexOf('hello'))],
  ['shorter than the zip says', (zip: Buffer) => zip.writeUInt32LE(4, zip.lastIndexOf('PK\x01\x02') + 20)],
])('content %s is refused', async (_, harm) => {
  const zip = Buffer.from(toRawZip([{name: 'a.txt', content: 'hello'}]));
  harm(zip);
  await expectRefusal(zip, expect.stringContaining(noUnzip));
});

test('entries by the hundred thousand are refused', async () => {
  const zip = Buffer.from(toRawZip([{name: 'a'}]));
  const end = zip.lastIndexOf('PK\x05\x06');
  zip.writeUInt16LE(65_534, end + 8);
  zip.writeUInt16LE(65_534, end + 10);
  await expectRefusal(zip, noUnzip);
});
