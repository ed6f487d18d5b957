import {readdirSync, readFileSync} from 'node:fs';
import {eventually} from '../patience.ts';

/** The ids of all processes that descend from a process, by Linux's /proc. */
export const findDescendants = (pid: number): number[] => {
  const parents = new Map(
    readdirSync('/proc')
      .filter(entry => /^\d+$/.test(entry))
      .map(entry => [Number(entry), readParent(Number(entry))]),
  );
  const children = (parent: number): number[] =>
    [...parents].filter(([, own]) => own === parent).flatMap(([child]) => [child, ...children(child)]);
  return children(pid);
};

/** Whether a process still runs; one that was killed and is not yet collected does not. */
const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};

/** Resolves once all the processes are gone. */
export const expectGone = (pids: readonly number[]): Promise<void> =>
  eventually(() => {
    const left = pids.filter(isAlive);
    if (left.length > 0) throw new Error(`Still running: ${left.map(describe).join('; ')}`);
  });

const readParent = (pid: number): number => {
  try {
    // The name, in parentheses, may hold anything.
    return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1]);
  } catch {
    return 0;
  }
};

const describe = (pid: number): string => {
  try {
    return `${pid} ${readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')}`;
  } catch {
    return String(pid);
  }
};
