import {execFile} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {platform} from 'node:os';
import {promisify} from 'node:util';
import {listProcessTree} from '../process/index.ts';

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

/** Measures processes and all that descend from them. */
export interface MemoryMeter {
  /**
   * Looks every 50 ms (Linux only) until stopped, and calls `onExceeded` when what they hold for themselves goes over `limit`
   * MB: one handler must not take the memory of the machine.
   */
  watch(limit: number, onExceeded: () => void): MemoryWatch;
}

/** A meter of what descends from the processes of these numbers. */
export function createMemoryMeter(roots: () => readonly number[]): MemoryMeter {
  let known: ReadonlySet<number> = new Set();
  let foundAt: number | undefined;
  // Who is there takes longer to find out than what they use: it is asked now and then only.
  const look = (age: number) => {
    if (foundAt === undefined || performance.now() - foundAt > age) {
      known = listProcessTree(roots());
      foundAt = performance.now();
    }
    return measureProcesses(known);
  };
  return {
    watch(limit, onExceeded) {
      let peak = 0;
      const check = () => {
        const use = look(findingInterval);
        peak = Math.max(peak, use.peak);
        if (use.own > limit) onExceeded();
      };
      const timer = isLinux ? setInterval(check, 50) : undefined;
      return {
        async stop() {
          clearInterval(timer);
          return Math.max(peak, isLinux ? look(Number.POSITIVE_INFINITY).peak : await readResident(roots()));
        },
      };
    },
  };
}

/** ms. */
const findingInterval = 200;

function measureProcesses(pids: ReadonlySet<number>): MemoryUse {
  let [peak, own] = [0, 0];
  for (const pid of pids) {
    const use = readProcess(pid);
    peak = Math.max(peak, use?.peak ?? 0);
    own += use?.own ?? 0;
  }
  return {peak: Math.max(peak, own), own};
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
