import {existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import type {JournalWatch} from '../../src/console/services.ts';
import {type Problem, ProblemError} from '../../src/core/problem.ts';
import {createJournal} from '../../src/program/journal.ts';
import {type DiskFault, diskFaults, failDisk} from '../support/failing-disk.ts';
import {createFolder} from '../support/folder.ts';
import {oddFiles} from '../support/odd-files.ts';

const faults = Object.keys(diskFaults) as DiskFault[];

const change = {
  operation: 'UpdateAlias',
  changes: true,
  region: 'eu-west-1',
  command: 'aws lambda update-alias',
  place: {},
};

function open(folder: string, answer?: boolean) {
  const journal = createJournal(folder, process.pid);
  const asked: Problem[] = [];
  const told: (Problem | undefined)[] = [];
  const watch: JournalWatch = {
    ask: async problem => {
      asked.push(problem);
      return answer === true;
    },
    tell: problem => void told.push(problem),
  };
  if (answer !== undefined) journal.watch(watch);
  return {...journal.begin(), entries: journal.entries, asked, told};
}

interface Line {
  readonly id: number;
  readonly event: string;
  readonly session: string;
  readonly outcome: {readonly state: string};
}

/** What of the file can be read. */
function readLines(folder: string): readonly Line[] {
  return readFileSync(join(folder, 'journal.jsonl'), 'utf8')
    .split('\n')
    .flatMap(line => {
      try {
        return [JSON.parse(line) as Line];
      } catch {
        return [];
      }
    });
}

function eventsOf(folder: string): readonly string[] {
  return readLines(folder).map(({id, event, outcome}) => `${id} ${event} ${outcome.state}`);
}

describe('a change that was made', () => {
  it.each(faults)(
    'is told as the service told it, when its outcome meets %s, and kept once there is a disk',
    async fault => {
      const folder = createFolder();
      const {record, entries, told, asked} = open(folder, false);
      let end = () => {};
      const answer = await record(change, async () => {
        end = failDisk(folder, fault);
        return {Name: 'live'};
      });
      expect(answer).toEqual({Name: 'live'});
      expect(entries().map(({outcome}) => outcome.state)).toEqual(['done']);
      expect([asked, told.at(-1)?.what]).toEqual([[], 'The journal cannot be written']);
      end();
      await record(change, async () => ({}));
      expect(told.at(-1)).toBeUndefined();
      expect([...new Set(eventsOf(folder))]).toEqual([
        '1 intent pending',
        '1 outcome done',
        '2 intent pending',
        '2 outcome done',
      ]);
    },
  );

  it.each(faults)('and refused is told as the service told it, on %s', async fault => {
    const folder = createFolder();
    const {record, entries} = open(folder, false);
    const refusal = new ProblemError({kind: 'conflict', what: 'UpdateAlias', why: 'busy', tryThis: '', code: 'Busy'});
    const failed = record(change, async () => {
      failDisk(folder, fault);
      throw refusal;
    });
    await expect(failed).rejects.toBe(refusal);
    expect(entries()).toMatchObject([{outcome: {state: 'failed', code: 'Busy'}}]);
  });
});

describe('a change that cannot be written down', () => {
  it.each(faults)('is not made unless the user goes on, on %s', async fault => {
    const folder = createFolder();
    failDisk(folder, fault);
    for (const answer of [undefined, false] as const) {
      const {record, entries, asked} = open(folder, answer);
      let isMade = false;
      const made = record(change, async () => {
        isMade = true;
      });
      await expect(made).rejects.toMatchObject({
        problem: {kind: 'unrecorded', what: 'UpdateAlias was not sent', why: expect.stringContaining('journal.jsonl')},
      });
      expect([isMade, asked.length]).toEqual([false, answer === undefined ? 0 : 1]);
      expect(entries()).toMatchObject([{outcome: {state: 'failed', what: 'UpdateAlias was not sent'}}]);
    }
  });

  it.each(faults)(
    'is made once the user goes on, who is asked once, on %s; all is there when the disk is',
    async fault => {
      const folder = createFolder();
      const end = failDisk(folder, fault);
      const {record, asked, told} = open(folder, true);
      expect(await Promise.all([1, 2, 3].map(one => record(change, async () => one)))).toEqual([1, 2, 3]);
      expect(await record(change, async () => 4)).toBe(4);
      expect([asked.length, told.at(-1)?.kind]).toEqual([1, 'unrecorded']);
      end();
      expect(await record(change, async () => 5)).toBe(5);
      expect(told.at(-1)).toBeUndefined();
      const events = new Set(eventsOf(folder));
      for (const id of [1, 2, 3, 4, 5]) {
        expect(events).toContain(`${id} intent pending`);
        expect(events).toContain(`${id} outcome done`);
      }
    },
  );

  it.each(oddFiles)('says so when the file is %s, and leaves that alone', async (_, make, why) => {
    const folder = createFolder();
    make(join(folder, 'journal.jsonl'));
    const before = readdirSync(folder);
    const {record, asked} = open(folder, false);
    await expect(record(change, async () => {})).rejects.toMatchObject({problem: {kind: 'unrecorded'}});
    expect(asked[0]?.why).toMatch(why);
    expect(readdirSync(folder)).toEqual(before);
  });

  it('keeps nobody from reading', async () => {
    const folder = createFolder();
    failDisk(folder, 'a read-only file system');
    const {record, asked} = open(folder, false);
    expect(await record({...change, changes: false}, async () => 'read')).toBe('read');
    expect(asked).toEqual([]);
  });
});

describe('the file', () => {
  it('tells the entries of consoles apart', async () => {
    const folder = createFolder();
    await open(folder, false).record(change, async () => {});
    await open(folder, false).record(change, async () => {});
    const lines = readLines(folder);
    expect(lines.map(({id}) => id)).toEqual([1, 1, 1, 1]);
    expect(new Set(lines.map(({session}) => session)).size).toBe(2);
    expect(statSync(join(folder, 'journal.jsonl')).mode & 0o777).toBe(0o600);
  });

  it('keeps every whole line when the last one was torn at any place', async () => {
    const folder = createFolder();
    const path = join(folder, 'journal.jsonl');
    await open(folder, false).record(change, async () => {});
    const whole = readFileSync(path);
    const first = whole.indexOf('\n') + 1;
    for (const cut of [first + 1, first + 10, whole.length - 1]) {
      writeFileSync(path, whole);
      truncateSync(path, cut);
      await open(folder, false).record(change, async () => {});
      const [before, ...after] = eventsOf(folder).filter(event => event.endsWith('pending') || event.endsWith('done'));
      expect(before).toBe('1 intent pending');
      expect(after.slice(-2)).toEqual(['1 intent pending', '1 outcome done']);
    }
  });

  it('is put aside when it is large, and nothing of it is lost', async () => {
    const folder = createFolder();
    const path = join(folder, 'journal.jsonl');
    writeFileSync(path, `${'x'.repeat(50 << 20)}\n`);
    await open(folder, false).record(change, async () => {});
    expect(eventsOf(folder)).toEqual(['1 intent pending', '1 outcome done']);
    const aside = readdirSync(folder).filter(name => name !== 'journal.jsonl');
    expect(aside).toEqual([expect.stringMatching(/^journal-2\d{3}-.*\.jsonl$/)]);
    expect(statSync(join(folder, aside[0] ?? '')).size).toBe((50 << 20) + 1);
  });

  it('leaves a folder for its owner alone', async () => {
    const folder = join(createFolder(), 'state', 'lambdeck');
    await open(folder, false).record(change, async () => {});
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(existsSync(join(folder, 'journal.jsonl'))).toBe(true);
  });
});
