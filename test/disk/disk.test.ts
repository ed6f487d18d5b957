import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import {dirname, join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {appendDurably, appendText} from '../../src/disk/append-text.ts';
import {formatDiskError} from '../../src/disk/disk-error.ts';
import {readText} from '../../src/disk/read-text.ts';
import {createFile, replaceFile} from '../../src/disk/write-file.ts';
import {type DiskFault, diskFaults, failDisk} from '../support/failing-disk.ts';
import {createFolder} from '../support/folder.ts';
import {makePipe, oddFiles} from '../support/odd-files.ts';

const faults = Object.keys(diskFaults) as DiskFault[];

describe('a file that is written', () => {
  it('is for its owner alone, and replaced whole', async () => {
    const path = join(createFolder(), 'own');
    await createFile(path, 'one');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    await expect(createFile(path, 'two')).rejects.toMatchObject({code: 'EEXIST'});
    await replaceFile(path, 'two');
    expect(readFileSync(path, 'utf8')).toBe('two');
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it.each(oddFiles)('never replaces %s', async (_, make, why) => {
    const folder = createFolder();
    const path = join(folder, 'own');
    make(path);
    const before = [lstatSync(path).mode, readdirSync(folder)];
    await expect(createFile(path, 'mine')).rejects.toThrow();
    expect(await replaceFile(path, 'mine').then(() => 'nothing', formatDiskError)).toMatch(why);
    expect(() => appendText(path, 'mine\n')).toThrow();
    expect([lstatSync(path).mode, readdirSync(folder)]).toEqual(before);
    if (existsSync(`${path}.theirs`)) expect(readFileSync(`${path}.theirs`, 'utf8')).toBe('theirs');
  });

  it.each(faults)('leaves things as they were on %s, and says why', async fault => {
    const folder = createFolder();
    const path = join(folder, 'own');
    writeFileSync(path, 'before');
    const end = failDisk(folder, fault);
    const why = await replaceFile(path, 'after').then(() => 'nothing', formatDiskError);
    expect(why).toMatch(/^(the disk|your share|the file system|permission|too many files)/);
    const other = await createFile(join(folder, 'other'), 'new').then(() => 'nothing', formatDiskError);
    expect(other).toBe(why);
    end();
    expect(readFileSync(path, 'utf8')).toBe('before');
    // What cannot be removed stays, but under a name that nothing reads.
    expect(readdirSync(folder).filter(name => !name.startsWith('.'))).toEqual(['own']);
  });
});

describe('lines that are appended', () => {
  it.each(faults)('are told of when they are not on the disk, and never joined to the next, on %s', fault => {
    const folder = createFolder();
    const path = join(folder, 'lines');
    appendDurably(path, 'one\n');
    const end = failDisk(folder, fault);
    expect(() => appendDurably(path, `${'two'.repeat(100)}\n`)).toThrow(/made to fail/);
    end();
    appendDurably(path, 'three\n');
    const lines = readFileSync(path, 'utf8').split('\n');
    expect(lines).toContain('one');
    expect(lines.at(-2)).toBe('three');
    expect(lines.at(-1)).toBe('');
  });

  it.each(faults.filter(fault => diskFaults[fault].on.some(access => access === 'make')))(
    'say why there is no folder for them, on %s',
    fault => {
      const path = join(createFolder(), 'one', 'two', 'lines');
      failDisk(dirname(dirname(path)), fault);
      expect(() => appendText(path, 'one\n')).toThrow(diskFaults[fault].code);
    },
  );

  it.runIf(process.platform === 'linux')('are given up where nothing can be made', () => {
    expect(() => appendText('/proc/lambdeck/deeper/lines', 'one\n')).toThrow(/ENOENT.*\/proc\/lambdeck'/);
  });

  it('begin a line of their own after one that was torn', () => {
    const path = join(createFolder(), 'deeper', 'lines');
    appendText(path, 'one\ntwo\n');
    truncateSync(path, 6);
    appendText(path, 'three\n');
    expect(readFileSync(path, 'utf8')).toBe('one\ntw\nthree\n');
  });
});

describe('a text that is read', () => {
  it('has no mark of byte order', async () => {
    const path = join(createFolder(), 'text');
    writeFileSync(path, '\uFEFF{}');
    expect(await readText(path, 100)).toBe('{}');
  });

  it.each([
    ['bytes that are no text', (path: string) => writeFileSync(path, Buffer.from([0xff])), /no text in UTF-8/],
    [
      'more than anyone wants',
      (path: string) => writeFileSync(path, 'x'.repeat(101)),
      /101 bytes, and at most 100 bytes/,
    ],
    ['a folder', (path: string) => mkdirSync(path), /folder/],
    ['a pipe that nobody writes', makePipe, /no ordinary file/],
    ['a device without an end', (path: string) => symlinkSync('/dev/zero', path), /device/],
    ['a link to nothing', (path: string) => symlinkSync(`${path}.gone`, path), /no such file/],
  ])('is never %s', async (_, make, why) => {
    const path = join(createFolder(), 'text');
    make(path);
    expect(await readText(path, 100).then(() => 'read', formatDiskError)).toMatch(why);
  });
});
