import {type ChildProcessByStdio, spawn} from 'node:child_process';
import {once} from 'node:events';
import type {Readable, Writable} from 'node:stream';
import {hostFolder, type Mount, type RootFolder} from './root-folder.ts';

/** A process with a view of the machine's files that rooms are made of; it ends with this process. */
export interface Base {
  readonly pid: number;
  /** What a command is put behind so that it runs in a namespace that a process has, as the owner of it. */
  enter(pid: number, kinds: readonly string[]): readonly string[];
  /** Resolves when it has ended. */
  readonly ended: Promise<unknown>;
  close(): void;
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

/** Variables for the tools of this machine, which must not be those of anybody. */
export const toolEnvironment = {PATH: '/usr/sbin:/usr/bin:/sbin:/bin'};

/** Opens a base for that root folder. Rejects with what the tools said where namespaces cannot be made. */
export async function openBase(root: RootFolder, isSuperuser: boolean): Promise<Base> {
  // The superuser needs no namespace of users to mount something, and has files that nobody else may read.
  const users = isSuperuser ? [] : ['--user', '--map-root-user'];
  const mounts = root.mounts.flatMap(({from, to, options}: Mount) => [from, to, options]);
  const child = startTool(
    ['unshare', ...users, '--mount', '--propagation', 'slave'],
    ['/bin/sh', '-c', script, 'sh', root.path, hostFolder, ...mounts],
  );
  await readLine(child);
  const {pid = 0} = child;
  return {
    pid,
    enter: (of, kinds) => [
      'nsenter',
      `--target=${of}`,
      ...(isSuperuser ? kinds : ['--user', '--preserve-credentials', ...kinds]),
    ],
    ended: once(child, 'exit'),
    close: () => child.stdin.end(),
  };
}

/** Starts a tool of this machine with another one behind it; it is told what to do by its standard input, and ends with that. */
export function startTool(tool: readonly string[], command: readonly string[]): Child {
  const [first = '', ...rest] = [...tool, ...command];
  const child = spawn(first, rest, {env: toolEnvironment, cwd: '/', stdio: ['pipe', 'pipe', 'pipe']});
  for (const stream of [child.stdin, child.stdout, child.stderr]) stream.on('error', () => {});
  return child;
}

/** The next line that it prints. Rejects with what it said otherwise when it ends before. */
export async function readLine(child: Child): Promise<string> {
  const {promise, resolve, reject} = Promise.withResolvers<string>();
  let said = '';
  let read = '';
  const onSaid = (chunk: Uint8Array) => {
    said += String(chunk);
  };
  const onRead = (chunk: Uint8Array) => {
    read += String(chunk);
    if (read.includes('\n')) resolve(read.slice(0, read.indexOf('\n')));
  };
  const onClose = () => reject(new Error(said.trim().split('\n')[0] || 'it ended without a word'));
  child.stderr.on('data', onSaid);
  child.stdout.on('data', onRead);
  child.once('error', reject).once('close', onClose);
  try {
    return await promise;
  } finally {
    child.stderr.off('data', onSaid);
    child.stdout.off('data', onRead);
    child.off('error', reject).off('close', onClose);
    child.on('error', () => {});
    child.stderr.resume();
    child.stdout.resume();
  }
}

/** Everything stays in the folder; what it hides of the machine is left aside for rooms to take a function's folders from. */
const script = `
set -e
root=$1 host=$2
shift 2
mount --bind "$root" "$root"
while [ $# -gt 0 ]; do
  mount --bind -o "$3" "$1" "$root/$2"
  shift 3
done
mount -o remount,bind,ro,nosuid,nodev "$root"
cd "$root"
pivot_root . "$host"
cd /
echo ready
exec cat
`;
