import {existsSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {formatFolderPrefix, sweepLeftovers} from '../../../src/terminal/editor/leftovers.ts';
import {failDisk} from '../../support/failing-disk.ts';
import {createFolder} from '../../support/folder.ts';

const text = 'a secret payload\n';
const gone = 7_777_777;
/** A machine on which this process alone is alive. */
const machine = {
  kill: (pid: number) => {
    if (pid !== process.pid) throw Object.assign(new Error('no such process'), {code: 'ESRCH'});
    return true as const;
  },
  getuid: () => process.getuid?.() ?? 0,
};

/** A folder as an editor's text was put there by a process; what is in its file now. */
function leave(temporary: string, {pid = gone, now = text}: {pid?: number; now?: string} = {}): string {
  const folder = mkdtempSync(join(temporary, formatFolderPrefix(pid, Buffer.from(text))));
  writeFileSync(join(folder, 'payload.json'), now);
  return folder;
}

it('removes a text that nobody has changed since its console was killed', async () => {
  const temporary = createFolder();
  leave(temporary);
  mkdtempSync(join(temporary, formatFolderPrefix(gone, Buffer.from(text))));
  expect(await sweepLeftovers(temporary, machine)).toEqual([]);
  expect(readdirSync(temporary)).toEqual([]);
});

it('keeps what was written, what an editor keeps of its own, and what cannot be read, and says where', async () => {
  const temporary = createFolder();
  const written = leave(temporary, {now: 'mine'});
  const unsaved = leave(temporary);
  writeFileSync(join(unsaved, 'payload.json.swp'), 'mine');
  const strange = leave(temporary);
  mkdirSync(join(strange, 'more'));
  const kept = await sweepLeftovers(temporary, machine);
  expect([...kept].sort()).toEqual([written, unsaved, strange].sort());
  expect(readdirSync(temporary)).toHaveLength(3);
  const denied = leave(temporary);
  const end = failDisk(denied, 'a folder of somebody else');
  expect(await sweepLeftovers(temporary, machine)).toContain(denied);
  end();
});

it('leaves alone what an open console has, what is somebody else’s, and what only has such a name', async () => {
  const temporary = createFolder();
  const open = leave(temporary, {pid: process.pid});
  const linked = join(temporary, `${formatFolderPrefix(gone, Buffer.from(text))}link`);
  const target = createFolder();
  writeFileSync(join(target, 'payload.json'), text);
  symlinkSync(target, linked);
  writeFileSync(join(temporary, `${formatFolderPrefix(gone, Buffer.from(text))}file`), text);
  mkdirSync(join(temporary, 'lambdeck-AbCdEf'));
  expect(await sweepLeftovers(temporary, machine)).toEqual([]);
  expect(existsSync(join(open, 'payload.json')) && existsSync(join(target, 'payload.json'))).toBe(true);
  expect(readdirSync(temporary)).toHaveLength(4);
  const theirs = leave(temporary);
  expect(await sweepLeftovers(temporary, {...machine, getuid: () => -1})).toEqual([]);
  expect(existsSync(theirs)).toBe(true);
  expect(await sweepLeftovers(join(temporary, 'nowhere'), machine)).toEqual([]);
});
