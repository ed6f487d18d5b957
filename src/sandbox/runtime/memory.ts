import {execFile} from 'node:child_process';
import {readdirSync, readFileSync} from 'node:fs';
import {platform} from 'node:os';
import {promisify} from 'node:util';

const isLinux = platform() === 'linux';

/** What processes use, in MB. */
interface MemoryUse {
  /** The most one of them has ever had resident, or all together now where that is more. */
  readonly peak: number;
  /** What they hold for themselves now, without the mapped files they share. */
  readonly own: number;
}

/** Watches processes. */
export interface MemoryWatch {
  /** Ends the watch; the most the processes were seen to use, in MB, 0 when they were gone too fast to be seen. */
  stop(): Promise<number>;
}

/**
 * Looks at processes and all that descend from them every 50 ms (Linux only) until stopped, and calls `onExceeded` when
 * what they hold for themselves goes over `limit` MB: one handler must not take the memory of the machine.
 */
export function watchMemory(roots: () => readonly number[], limit: number, onExceeded: () => void): MemoryWatch {
  let peak = 0;
  const look = () => {
    const use = isLinux ? readTree(roots()) : undefined;
    peak = Math.max(peak, use?.peak ?? 0);
    if (use !== undefined && use.own > limit) onExceeded();
  };
  const timer = setInterval(look, 50);
  return {
    async stop() {
      clearInterval(timer);
      const last = isLinux ? readTree(roots()).peak : await readResident(roots());
      return Math.max(peak, last);
    },
  };
}

/** Procfs answers from memory: waiting for a thread would only let the processes grow on. */
function readTree(roots: readonly number[]): MemoryUse {
  let [peak, own] = [0, 0];
  const seen = new Set(roots);
  for (const pid of seen) {
    const use = readProcess(pid);
    peak = Math.max(peak, use?.peak ?? 0);
    own += use?.own ?? 0;
    for (const child of readChildren(pid)) seen.add(child);
  }
  return {peak: Math.max(peak, own), own};
}

/** Of all its threads, for each has those that it started; none on a kernel that does not tell. */
function readChildren(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap(thread => {
      const numbers = readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').trim();
      return numbers === '' ? [] : numbers.split(' ').map(Number);
    });
  } catch {
    return [];
  }
}

function readProcess(pid: number): MemoryUse | undefined {
  try {
    return parse(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return undefined;
  }
}

function parse(status: string): MemoryUse | undefined {
  const megabytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024;
  const peak = megabytes('VmHWM');
  return Number.isNaN(peak) ? undefined : {peak, own: megabytes('RssAnon') + megabytes('RssShmem')};
}

/** Elsewhere `ps` says what is resident now, in kB, of the processes themselves. */
async function readResident(pids: readonly number[]): Promise<number> {
  const {stdout} = await promisify(execFile)('ps', ['-o', 'rss=', '-p', pids.join()]).catch(() => ({stdout: ''}));
  const sizes = stdout.split('\n').map(Number);
  return sizes.reduce((sum, size) => sum + size, 0) / 1024;
}
