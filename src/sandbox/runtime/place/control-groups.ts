import {accessSync, constants, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout} from 'node:timers/promises';
import {isAlive, killProcess, listProcessTree, ownPid} from '../../process/index.ts';

/** Groups of processes (version 2) that the kernel holds to limits. */
export interface ControlGroups {
  /** A new group with these limits: values by the names of their files. */
  create(limits: GroupLimits): ControlGroup;
  /** Ends and takes away all of them. */
  close(): Promise<void>;
}

/** Values by the files of a control group, such as `memory.max`; what the kernel has no file for is passed over. */
export type GroupLimits = Readonly<Record<string, string>>;

/** The processes of one environment. */
export interface ControlGroup {
  /** The file to which a process writes 0 to be of the group. */
  readonly entry: string;
  /** Puts a process of this number into it, and all that descend from that. */
  take(pid: number): void;
  /** Whether the kernel has ended some of it for want of memory. */
  wasOutOfMemory(): boolean;
  /** Ends all of it and takes it away; resolves when that is so. */
  remove(): Promise<void>;
}

/** What a control group has to be able to limit. */
const usualControllers: readonly string[] = ['memory', 'pids'];
const ownName = 'lambdeck';

/**
 * Control groups below that one, which has this process in it and must be given to it: it may make groups there, and no process of
 * others is in it. What others that have ended left there is taken away. Throws an Error that says why there can be none.
 */
export async function openControlGroups(folder: string, controllers = usualControllers): Promise<ControlGroups> {
  checkDelegated(folder, controllers);
  await sweep(folder);
  const leaf = enable(folder, controllers);
  const own = join(folder, `${ownName}-${ownPid}`);
  mkdirSync(own);
  write(own, 'cgroup.subtree_control', controllers.map(name => `+${name}`).join(' '));
  const all = new Set<ControlGroup>();
  let made = 0;
  return {
    create(limits) {
      made += 1;
      const group = createControlGroup(join(own, String(made)), limits);
      const created: ControlGroup = {
        ...group,
        async remove() {
          all.delete(created);
          await group.remove();
        },
      };
      all.add(created);
      return created;
    },
    async close() {
      await Promise.all([...all].map(group => group.remove()));
      await removeGroup(own);
      if (leaf !== undefined) leave(folder, leaf, controllers);
    },
  };
}

function createControlGroup(folder: string, limits: GroupLimits): ControlGroup {
  mkdirSync(folder);
  const files = new Set(readdirSync(folder));
  for (const [name, value] of Object.entries(limits)) if (files.has(name)) write(folder, name, value);
  let removing: Promise<void> | undefined;
  return {
    entry: join(folder, 'cgroup.procs'),
    take(pid) {
      // Itself first: what it starts from then on is in the group by itself.
      tryWrite(folder, 'cgroup.procs', String(pid));
      for (const each of listProcessTree([pid])) tryWrite(folder, 'cgroup.procs', String(each));
    },
    wasOutOfMemory: () => /^oom_kill [1-9]/m.test(tryRead(folder, 'memory.events')),
    remove() {
      removing ??= removeGroup(folder);
      return removing;
    },
  };
}

function checkDelegated(folder: string, controllers: readonly string[]): void {
  try {
    for (const name of ['', 'cgroup.procs', 'cgroup.subtree_control']) accessSync(join(folder, name), constants.W_OK);
  } catch {
    throw new Error('the control group that it runs in is not its own');
  }
  const there = tryRead(folder, 'cgroup.controllers').trim().split(' ');
  const missing = controllers.filter(name => !there.includes(name));
  if (missing.length > 0) throw new Error(`the control group that it runs in cannot limit ${missing.join(' and ')}`);
}

/**
 * Has groups below be limited. A group that has such may have no process itself: this one, and what it started, goes to one below,
 * which it gives.
 */
function enable(folder: string, controllers: readonly string[]): string | undefined {
  const enabled = tryRead(folder, 'cgroup.subtree_control').trim().split(' ');
  if (controllers.every(name => enabled.includes(name))) return undefined;
  const wanted = controllers.map(name => `+${name}`).join(' ');
  if (tryWrite(folder, 'cgroup.subtree_control', wanted)) return undefined;
  const ours = listProcessTree([ownPid]);
  const there = readProcesses(folder);
  if (!there.every(pid => ours.has(pid))) throw new Error('the control group that it runs in has other processes, too');
  const leaf = join(folder, `${ownName}-${ownPid}-self`);
  mkdirSync(leaf);
  for (const pid of there) tryWrite(leaf, 'cgroup.procs', String(pid));
  write(folder, 'cgroup.subtree_control', wanted);
  return leaf;
}

/** Leaves the group as it was found. */
function leave(folder: string, leaf: string, controllers: readonly string[]): void {
  tryWrite(folder, 'cgroup.subtree_control', controllers.map(name => `-${name}`).join(' '));
  for (const pid of readProcesses(leaf)) tryWrite(folder, 'cgroup.procs', String(pid));
  try {
    rmdirSync(leaf);
  } catch {
    // The next one takes it away.
  }
}

/** Groups of processes that have ended without taking them away. */
async function sweep(folder: string): Promise<void> {
  for (const name of readdirSync(folder)) {
    const [prefix, pid] = name.split('-');
    if (prefix === ownName && /^\d+$/.test(pid ?? '') && !isAlive(Number(pid))) await removeGroup(join(folder, name));
  }
}

/** With all groups below and all processes; never rejects. */
async function removeGroup(folder: string): Promise<void> {
  const isKilled = tryWrite(folder, 'cgroup.kill', '1');
  for (let tries = 0; tries < removeTries; tries += 1) {
    // Before Linux 5.14 a group cannot be killed at once.
    if (!isKilled) for (const pid of readProcesses(folder)) killProcess(pid);
    for (const name of listGroups(folder)) await removeGroup(join(folder, name));
    try {
      return rmdirSync(folder);
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code !== 'EBUSY') return;
    }
    await setTimeout(removeDelay);
  }
}

/** ms; processes take a moment to end. */
const removeDelay = 5;
const removeTries = 400;

function listGroups(folder: string): readonly string[] {
  try {
    const entries = readdirSync(folder, {withFileTypes: true});
    return entries.filter(entry => entry.isDirectory()).map(({name}) => name);
  } catch {
    return [];
  }
}

function readProcesses(folder: string): readonly number[] {
  return tryRead(folder, 'cgroup.procs').split('\n').filter(Boolean).map(Number);
}

function write(folder: string, name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

function tryWrite(folder: string, name: string, text: string): boolean {
  try {
    write(folder, name, text);
    return true;
  } catch {
    return false;
  }
}

function tryRead(folder: string, name: string): string {
  try {
    return readFileSync(join(folder, name), 'utf8');
  } catch {
    return '';
  }
}
