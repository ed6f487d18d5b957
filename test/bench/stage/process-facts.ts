import {readdirSync, readFileSync} from 'node:fs';

/** Resident memory of a process now and at its most, in MB. Linux only. */
export function memoryOf(pid: number): {now: number; most: number} {
  const status = readStatus(pid);
  return {now: status('VmRSS'), most: status('VmHWM')};
}

/** The same now of processes that run the same program, whose files are in memory once only. */
export function memoryTogether(pids: readonly number[]): number {
  const all = pids.map(readStatus);
  const own = all.reduce((sum, status) => sum + status('RssAnon') + status('RssShmem'), 0);
  return own + Math.max(...all.map(status => status('RssFile')));
}

function readStatus(pid: number): (field: string) => number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return field => Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) / 1024;
}

/** Processor time that the threads of a process have used so far, in milliseconds. Linux only. */
export function processorTimeOf(pid: number): number {
  return threadsOf(pid).reduce((total, thread) => total + (readSchedule(pid, thread)[0] ?? 0), 0);
}

/** The same of a process and all that descend from it and are there still. */
export function processorTimeOfTree(root: number): number {
  const own = [root];
  for (const pid of own) own.push(...childrenOf(pid));
  return own.reduce((total, pid) => total + processorTimeOf(pid), 0);
}

function childrenOf(pid: number): number[] {
  const texts = threadsOf(pid).map(thread => readThere(`/proc/${pid}/task/${thread}/children`));
  return texts.flatMap(text => text.split(' ').filter(Boolean).map(Number));
}

function threadsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    // A process that has just ended.
    return [];
  }
}

/** Milliseconds the main thread of a process has been ready to run while others had the processors. Linux only. */
export function queueingTimeOf(pid: number): number {
  return readSchedule(pid, String(pid))[1] ?? 0;
}

/** Time on a processor and time waiting for one, in milliseconds. */
function readSchedule(pid: number, thread: string): number[] {
  const fields = readThere(`/proc/${pid}/task/${thread}/schedstat`).split(' ').filter(Boolean);
  return fields.map(nanoseconds => Number(nanoseconds) / 1e6);
}

/** Empty for what has just ended. */
function readThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
