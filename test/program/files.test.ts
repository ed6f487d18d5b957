import {existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {describe, expect, it, onTestFinished} from 'vitest';
import {saveFile} from '../../src/program/save-file.ts';
import {createSavedEvents} from '../../src/program/saved-events.ts';
import {writeNote} from '../../src/program/write-note.ts';
import {createCodeStore} from '../../src/sandbox/code/code-store.ts';
import {createActivityLog} from '../../src/terminal/process/activity-log.ts';
import {writeCrashLog} from '../../src/terminal/process/crash-log.ts';
import {type DiskFault, diskFaults, failDisk} from '../support/failing-disk.ts';
import {createFolder} from '../support/folder.ts';
import {oddFiles} from '../support/odd-files.ts';
import {zipOf} from '../support/sandbox.ts';

/** A file that is written for the user: where, and how. What is given back says that it was written, or why not. */
interface Written {
  readonly path: (folder: string) => string;
  readonly write: (folder: string, text: string) => Promise<{path: string} | {why: string} | {exists: unknown}>;
}

const events = (folder: string) => createSavedEvents(folder, folder);

const toOutcome = (result: {path: string} | {exists: unknown} | {problem: {why: string}}) =>
  'problem' in result ? {why: result.problem.why} : result;

const files: Readonly<Record<string, Written>> = {
  'a saved event': {
    path: folder => join(folder, 'orders-api', 'ev1.json'),
    write: async (folder, text) => toOutcome(await events(folder).save('orders-api', 'ev1', text, true)),
  },
  'a file where the user says': {
    path: folder => join(folder, 'response.json'),
    write: async (folder, text) => toOutcome(await saveFile('~/response.json', text, true, folder)),
  },
  'a note of the journal': {
    path: folder => join(folder, 'journal.md'),
    write: async (folder, text) => toOutcome(await writeNote(folder, 'journal.md', text)),
  },
};

const table = Object.entries(files);
const faults = Object.keys(diskFaults) as DiskFault[];

describe.each(table)('%s', (_, {path, write}) => {
  const prepare = (): string => {
    const folder = createFolder();
    mkdirSync(dirname(path(folder)), {recursive: true});
    return folder;
  };

  it.each(faults)('on %s is as it was, and why is said', async fault => {
    const folder = prepare();
    expect(await write(folder, 'before')).toEqual({path: path(folder)});
    const end = failDisk(folder, fault);
    expect(await write(folder, 'after')).toEqual({
      why: expect.stringMatching(/disk is full|share of the disk|disk does not work|read-only|denied|too many files/),
    });
    end();
    expect(readFileSync(path(folder), 'utf8')).toBe('before');
    expect(await write(folder, 'after')).toEqual({path: path(folder)});
    expect(readFileSync(path(folder), 'utf8')).toBe('after');
  });

  it.each(oddFiles)('never takes the place of %s, and why is said', async (_what, make, why) => {
    const folder = prepare();
    make(path(folder));
    const names = readdirSync(dirname(path(folder)));
    const before = lstatSync(path(folder)).mode;
    expect(await write(folder, 'mine')).toEqual({why: expect.stringMatching(why)});
    expect(lstatSync(path(folder)).mode).toBe(before);
    expect(readdirSync(dirname(path(folder)))).toEqual(names);
    if (existsSync(`${path(folder)}.theirs`)) expect(readFileSync(`${path(folder)}.theirs`, 'utf8')).toBe('theirs');
  });

  it('is written whatever an earlier attempt left behind, and through no link that stands there', async () => {
    const folder = prepare();
    const own = path(folder);
    writeFileSync(join(folder, 'theirs'), 'theirs');
    for (const left of [`${own}.saving`, join(dirname(own), `.${basename(own, '.json')}.saving`)]) {
      symlinkSync(join(folder, 'theirs'), left);
    }
    expect(await write(folder, 'mine')).toEqual({path: own});
    expect(await write(folder, 'other')).toEqual({path: own});
    expect([readFileSync(own, 'utf8'), readFileSync(join(folder, 'theirs'), 'utf8')]).toEqual(['other', 'theirs']);
  });
});

describe('an event', () => {
  it.each([
    ['behind a mark of byte order', '\uFEFF{"a": 1}', {text: '{"a": 1}'}],
    [
      'of 50 MB',
      `"${'x'.repeat(50 << 20)}"`,
      {problem: expect.objectContaining({why: expect.stringMatching(/bytes/)})},
    ],
  ])('%s is read, or why not is said', async (_, content, expected) => {
    const folder = createFolder();
    mkdirSync(join(folder, 'orders-api'));
    writeFileSync(join(folder, 'orders-api', 'ev1.json'), content);
    expect(await events(folder).read('orders-api', 'ev1')).toMatchObject(expected);
  });

  it.each(['a folder of somebody else', 'too many open files'] as const)(
    'on %s is not taken for missing',
    async fault => {
      const folder = createFolder();
      await events(folder).save('orders-api', 'ev1', '{}', false);
      failDisk(folder, fault);
      for (const result of [await events(folder).list('orders-api'), await events(folder).read('orders-api', 'ev1')]) {
        expect(result).toMatchObject({problem: {why: expect.stringMatching(/denied|too many files/)}});
      }
    },
  );
});

describe.each(faults)('on %s', fault => {
  it('a log and the report of a crash are given up without a word: nothing ends by them', () => {
    const folder = createFolder();
    const log = createActivityLog(join(folder, 'lambdeck.log'), () => new Date(0));
    log('before');
    failDisk(folder, fault);
    log('x'.repeat(100));
    const crash = () => writeCrashLog(new Error('a'), {stateFolder: folder, pid: 1, now: new Date(0)});
    expect([undefined, join(folder, 'crash-1970-01-01T00-00-00.000Z-1.log')]).toContain(crash());
  });

  it('the sandbox keeps code or says why not, and what it had stays', async () => {
    const folder = createFolder();
    const store = createCodeStore(folder);
    onTestFinished(store.close);
    const before = await store.put(await zipOf({'index.mjs': '1'}));
    const end = failDisk(join(folder, 'zips'), fault);
    const after = await zipOf({'index.mjs': '2'});
    await expect(store.put(after)).rejects.toThrow();
    end();
    expect(await store.zipOf(before.sha256)).toBeDefined();
    const put = await store.put(after);
    expect(Buffer.from((await store.zipOf(put.sha256)) ?? []).equals(Buffer.from(after))).toBe(true);
  });
});
