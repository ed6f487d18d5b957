import {readdirSync, readFileSync, readlinkSync} from 'node:fs';
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

/** The process of the sandbox that a console brings along, and its port; it has to be there. */
export const findSandboxProcess = (pid: number): {pid: number; port: number} => {
  for (const child of findDescendants(pid)) {
    const [port] = listListeningPorts(child);
    if (port !== undefined) return {pid: child, port};
  }
  throw new Error('No process below listens on a port');
};

/** The ports of IPv4 that a process listens on. */
const listListeningPorts = (pid: number): number[] => {
  const folder = `/proc/${pid}/fd`;
  const own = new Set(readdirSync(folder).map(name => /^socket:\[(\d+)\]$/.exec(readLink(`${folder}/${name}`))?.[1]));
  const rows = readFileSync(`/proc/${pid}/net/tcp`, 'utf8').trim().split('\n').slice(1);
  return rows
    .map(row => row.trim().split(/\s+/))
    .filter(columns => columns[3] === listening && own.has(columns[9]))
    .map(columns => Number.parseInt(columns[1]?.split(':')[1] ?? '', 16));
};

/** A state of a connection, as Linux writes it. */
const listening = '0A';

const readLink = (path: string): string => {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
};
