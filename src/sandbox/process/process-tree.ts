import {readdirSync, readFileSync} from 'node:fs';

/**
 * Numbers of these processes and of all that descend from them; of them alone where the kernel does not tell. Procfs answers from
 * memory: waiting for a thread would only let the processes change.
 */
export function listProcessTree(roots: readonly number[]): ReadonlySet<number> {
  const seen = new Set(roots);
  for (const pid of seen) for (const child of readChildren(pid)) seen.add(child);
  return seen;
}

/** Of all its threads, for each has those that it started. */
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
