import {execFile} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {platform} from 'node:os';
import {promisify} from 'node:util';

const isLinux = platform() === 'linux';

/** What a process uses, in MB. */
interface MemoryUse {
  /** The most it has ever had resident. */
  readonly peak: number;
  /** What it holds for itself now, without the mapped files it shares. */
  readonly own: number;
}

/**
 * The memory of one process (not of those it started): exact on Linux; elsewhere what `ps` says is resident now;
 * undefined when it has ended or nothing can be told.
 */
async function readMemory(pid: number): Promise<MemoryUse | undefined> {
  if (isLinux) return readMemoryNow(pid);
  const {stdout} = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]).catch(() => ({stdout: ''}));
  const resident = Number(stdout) / 1024;
  return resident > 0 ? {peak: resident, own: resident} : undefined;
}

/** Watches one process. */
export interface MemoryWatch {
  /** Ends the watch; the most the process was seen to use, in MB, 0 when it was gone too fast to be seen. */
  stop(): Promise<number>;
}

/**
 * Looks at a process every 50 ms (Linux only) until stopped, and calls `onExceeded` when what it holds for itself goes
 * over `limit` MB: one handler must not take the memory of the machine.
 */
export function watchMemory(pid: number, limit: number, onExceeded: () => void): MemoryWatch {
  let peak = 0;
  const look = () => {
    const use = isLinux ? readMemoryNow(pid) : undefined;
    peak = Math.max(peak, use?.peak ?? 0);
    if (use !== undefined && use.own > limit) onExceeded();
  };
  const timer = setInterval(look, 50);
  return {
    async stop() {
      clearInterval(timer);
      return Math.max(peak, (await readMemory(pid))?.peak ?? 0);
    },
  };
}

/** Procfs answers from memory: waiting for a thread would only let the process grow on. */
function readMemoryNow(pid: number): MemoryUse | undefined {
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
