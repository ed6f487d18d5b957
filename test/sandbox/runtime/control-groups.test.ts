import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync} from 'node:fs';
import {platform, tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, onTestFinished, test} from 'vitest';
import {openControlGroups} from '../../../src/sandbox/runtime/place/control-groups.ts';
import {formatLimits} from '../../../src/sandbox/runtime/place/memory-limit.ts';
import {findOwnControlGroup} from '../../../src/sandbox/runtime/place/own-control-group.ts';
import {eventually} from '../../support/patience.ts';
import {startRuntimes, toJson} from './start-runtimes.ts';

const mount = (root: string, point: string, kind = 'cgroup2') =>
  `31 23 0:28 ${root} ${point} rw,relatime shared:9 - ${kind} x rw`;
const scope = '/user.slice/user-1000.slice/user@1000.service/app.slice/run-1.scope';

test.each([
  ['of a user’s scope', `0::${scope}\n`, mount('/', '/sys/fs/cgroup'), `/sys/fs/cgroup${scope}`],
  ['of a container with its own view', '0::/\n', mount('/', '/sys/fs/cgroup'), '/sys/fs/cgroup'],
  ['of which only a part is mounted', '0::/a/b c/d\n', mount('/a/b\\040c', '/cg\\040x'), '/cg x/d'],
  ['beside groups of version 1', '4:memory:/x\n0::/y\n', `${mount('/', '/m', 'cgroup')}\n${mount('/', '/u')}`, '/u/y'],
  ['that is mounted nowhere', '0::/a\n', mount('/', '/m', 'cgroup'), undefined],
  ['of which another part is mounted', '0::/a\n', mount('/ab', '/m'), undefined],
  ['of version 1 only', '4:memory:/x\n', mount('/', '/m'), undefined],
  ['of a kernel without any', '', '', undefined],
])('the control group %s is found', (_, groups, mounts, folder) => {
  expect(findOwnControlGroup(groups, mounts)).toBe(folder);
});

test.each([
  ['is the system’s', undefined, 'is not its own'],
  ['limits nothing', '', 'cannot limit memory and pids'],
  ['limits something else', 'cpu io', 'cannot limit memory and pids'],
  ['limits a half', 'cpu memory', 'cannot limit pids'],
])('a control group that %s is not used', async (_, controllers, why) => {
  const folder = mkdtempSync(join(tmpdir(), 'groups-'));
  onTestFinished(() => rmSync(folder, {recursive: true}));
  const files = {'cgroup.procs': '', 'cgroup.subtree_control': '', 'cgroup.controllers': controllers ?? ''};
  if (controllers !== undefined) {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), `${text}\n`);
  }
  await expect(openControlGroups(folder)).rejects.toThrow(why);
});

test('a place is held to its memory, to what fits into its /tmp where that is memory, and to a number of processes', () => {
  const contents = {code: '', opt: undefined, folders: [], scratchSize: 512, memorySize: 128};
  expect(formatLimits(contents, true)).toMatchObject({'memory.max': String(672 * 2 ** 20), 'pids.max': '1024'});
  expect(formatLimits(contents, false)).toMatchObject({'memory.max': String(160 * 2 ** 20), 'memory.swap.max': '0'});
});

/** A control group of this machine for one test, with what it can limit; undefined where none can be made. */
function makeGroup(): {readonly folder: string; readonly controllers: readonly string[]} | undefined {
  if (platform() !== 'linux') return undefined;
  const [groups, mounts] = ['cgroup', 'mountinfo'].map(name => readFileSync(`/proc/self/${name}`, 'utf8'));
  const own = findOwnControlGroup(groups ?? '', mounts ?? '');
  if (own === undefined) return undefined;
  const folder = join(own, `test-${process.pid}-${Math.random().toString(36).slice(2)}`);
  try {
    mkdirSync(folder);
  } catch {
    return undefined;
  }
  return {folder, controllers: readFileSync(join(folder, 'cgroup.controllers'), 'utf8').trim().split(' ')};
}

function useGroup(): string {
  const {folder = ''} = makeGroup() ?? {};
  onTestFinished(() => eventually(() => rmdirSync(folder)));
  return folder;
}

const tried = makeGroup();
if (tried) rmdirSync(tried.folder);
const canLimit = ['memory', 'pids'].every(name => tried?.controllers.includes(name));

/** A shell in a control group, and a child of it. */
async function startIn(folder: string, command = 'sleep 60 & wait'): Promise<ChildProcess> {
  const script = `echo 0 >"$0" && echo ready; ${command}`;
  const child = spawn('/bin/sh', ['-c', script, join(folder, 'cgroup.procs')], {stdio: ['ignore', 'pipe', 'ignore']});
  onTestFinished(() => void child.kill('SIGKILL'));
  if (child.stdout) await once(child.stdout, 'data');
  return child;
}

const readMembers = (folder: string) => readFileSync(join(folder, 'cgroup.procs'), 'utf8').split('\n').filter(Boolean);

describe.runIf(tried)('where control groups can be made', () => {
  test('all that a process has started is in its group, and ends with that', async () => {
    const folder = useGroup();
    const groups = await openControlGroups(folder, []);
    const group = groups.create({'memory.none': '1'});
    const outside = spawn('/bin/sh', ['-c', 'sleep 60 & sleep 60 & echo ready; wait'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await once(outside.stdout, 'data');
    group.take(outside.pid ?? 0);
    const inside = await startIn(join(group.entry, '..'));
    await eventually(() => expect(readMembers(join(group.entry, '..'))).toHaveLength(5));
    const ends = [outside, inside].map(child => once(child, 'exit'));
    await group.remove();
    expect(await Promise.all(ends)).toEqual([
      [null, 'SIGKILL'],
      [null, 'SIGKILL'],
    ]);
    expect(existsSync(group.entry)).toBe(false);
    expect(group.wasOutOfMemory()).toBe(false);
    await groups.close();
    expect(listGroups(folder)).toEqual([]);
  });

  test('what one that was killed has left is taken away by the next, what runs not', async () => {
    const folder = useGroup();
    const ended = spawn('true');
    await once(ended, 'exit');
    const [left, other] = [`lambdeck-${ended.pid}`, `lambdeck-${process.ppid}`];
    for (const name of [left, `${left}/1`, `${left}/2`, `${left}-self`, other]) mkdirSync(join(folder, name));
    const child = await startIn(join(folder, left, '2'));
    const end = once(child, 'exit');
    const groups = await openControlGroups(folder, []);
    expect(await end).toEqual([null, 'SIGKILL']);
    expect(listGroups(folder).toSorted()).toEqual([`lambdeck-${process.pid}`, other].toSorted());
    await groups.close();
    rmdirSync(join(folder, other));
  });
});

const listGroups = (folder: string) => readdirSync(folder).filter(name => /^lambdeck-/.test(name));

describe.runIf(canLimit)('where control groups limit memory and processes', () => {
  test('a group with processes of its own moves them to one below until it is closed', async () => {
    const folder = useGroup();
    await startIn(folder);
    const groups = await openControlGroups(folder);
    expect(readMembers(folder)).toEqual([]);
    expect(readMembers(join(folder, `lambdeck-${process.pid}-self`)).length).toBeGreaterThan(0);
    const group = groups.create({'memory.max': '67108864', 'pids.max': '7'});
    expect(['memory.max', 'pids.max'].map(name => readFileSync(join(group.entry, '..', name), 'utf8'))).toEqual([
      '67108864\n',
      '7\n',
    ]);
    await groups.close();
    expect(listGroups(folder)).toEqual([]);
    expect(readMembers(folder).length).toBeGreaterThan(0);
    writeFileSync(join(folder, 'cgroup.kill'), '1');
  });

  test('a group with processes of others is not used', async () => {
    const folder = useGroup();
    const starter = await startIn(folder, 'sleep 60 & exit');
    await eventually(() => expect(starter.exitCode).toBe(0));
    await expect(openControlGroups(folder)).rejects.toThrow('has other processes, too');
    expect(listGroups(folder)).toEqual([]);
    writeFileSync(join(folder, 'cgroup.kill'), '1');
  });

  test('the kernel ends what takes at once more than it may', async () => {
    const groups = await openControlGroups(useGroup());
    const contents = {code: '', opt: undefined, folders: [], scratchSize: 8, memorySize: 64};
    const group = groups.create(formatLimits(contents, true));
    const child = await startIn(join(group.entry, '..'), 'head -c 300m /dev/zero | tail -c 300m');
    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
    expect(group.wasOutOfMemory()).toBe(true);
    await groups.close();
  });

  test('no process is started beyond their number', async () => {
    const groups = await openControlGroups(useGroup());
    const group = groups.create({'pids.max': '8'});
    const bomb = await startIn(join(group.entry, '..'), 'bomb() { bomb & bomb & wait; }; bomb');
    await eventually(() => expect(readFileSync(join(group.entry, '../pids.events'), 'utf8')).toMatch(/^max [1-9]/m));
    expect(readMembers(join(group.entry, '..')).length).toBeLessThanOrEqual(8);
    await groups.close();
    expect(bomb.signalCode ?? bomb.exitCode).not.toBe(0);
  });

  test('a handler that takes too much is told to have been out of memory', async () => {
    const {runtimes, invoke} = startRuntimes({isPlain: false});
    expect(await runtimes.isolation()).toMatchObject({memory: {kind: 'controlGroup'}});
    const files = {'index.js': 'exports.handler = async () => Buffer.alloc(2e9, 1).length;'};
    expect(toJson(await invoke(files, {}, {memorySize: 128}))).toMatchObject({errorType: 'Runtime.OutOfMemory'});
    await runtimes.close();
  });
});
