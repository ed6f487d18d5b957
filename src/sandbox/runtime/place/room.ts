import {type ChildProcessByStdio, spawn} from 'node:child_process';
import {once} from 'node:events';
import type {Readable, Writable} from 'node:stream';
import {type Base, readLine, startTool, toolEnvironment} from './base.ts';
import type {ControlGroup} from './control-groups.ts';
import {processLimit} from './memory-limit.ts';
import type {PlaceContents} from './place.ts';
import {followProgram, type Program, type ProgramOptions} from './program.ts';
import {hostFolder} from './root-folder.ts';

/** Namespaces of files, processes and users with a shell in them that waits to become a handler's program. */
export interface Room {
  /** Numbers of the processes that all others of the room descend from. */
  roots(): readonly number[];
  isOpen(): boolean;
  /** Shows the contents at Lambda's paths and takes everything else of the machine out of sight; comes first, and once. */
  show(contents: PlaceContents): Promise<void>;
  /** Starts the program that the room is there for; in that control group, if any. */
  start(options: ProgramOptions, group?: ControlGroup): Program;
  startBeside(options: ProgramOptions, group?: ControlGroup): Program;
  /** Ends all that runs in it; resolves when that is so. */
  close(): Promise<void>;
}

/** MB of a temporary folder, unless the function says otherwise. */
const usualScratch = 512;

/** Opens a room. `limitsProcesses`: whether the kernel counts the processes of a user for each namespace by itself. */
export async function openRoom(
  base: Base,
  {isSuperuser, limitsProcesses}: {readonly isSuperuser: boolean; readonly limitsProcesses: boolean},
): Promise<Room> {
  const keeper = startTool(base.enter(base.pid, ['--mount']), [
    ...['unshare', '--mount', '--propagation', 'slave', '--pid', '--ipc', '--fork', '--kill-child'],
    ...['/bin/sh', '-c', keeperScript(usualScratch)],
  ]);
  const ended = once(keeper, 'exit');
  let isOpen = true;
  void ended.finally(() => {
    isOpen = false;
  });
  const init = Number(await readLine(keeper));
  const startOne = () => startShell(base.enter(init, ['--mount', '--pid', '--ipc']), isSuperuser);
  const shell = startOne();
  const beside: number[] = [];
  const run = (child: typeof shell, options: ProgramOptions, group: ControlGroup | undefined) => {
    if (child.pid !== undefined) group?.take(child.pid);
    const program = followProgram(child, options.onOutput);
    child.stdin.end(buildScript(options, limitsProcesses));
    return program;
  };
  const close = async () => {
    isOpen = false;
    keeper.stdin.end();
    shell.stdin.end();
    await ended;
  };
  return {
    roots: () => [init, shell.pid ?? 0, ...beside],
    isOpen: () => isOpen,
    async show(contents) {
      keeper.stdin.write(formatContents(contents));
      await readLine(keeper);
    },
    startBeside(options, group) {
      const child = startOne();
      beside.push(child.pid ?? 0);
      return run(child, options, group);
    },
    start: (options, group) => run(shell, options, group),
    close,
  };
}

/** What the keeper is to show, a line each: the size of the temporary folder unless it is the usual one, then from where and to where. */
function formatContents({code, opt, folders, scratchSize}: PlaceContents): string {
  const shown = [
    [code, '/var/task'],
    ...(opt === undefined ? [] : [[opt, '/opt']]),
    ...folders.map(folder => [folder, folder]),
  ];
  const size = scratchSize === usualScratch ? '' : `${scratchSize}m`;
  return `${[size, ...shown.flat(), ''].join('\n')}\n`;
}

/** The shell leads a process group, and is nobody: neither on this machine nor in the room it may do anything but run. */
function startShell(enter: readonly string[], isSuperuser: boolean): ChildProcessByStdio<Writable, Readable, null> {
  const drop = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];
  const [first = '', ...rest] = [
    ...enter,
    ...(isSuperuser ? drop : []),
    ...['unshare', '--user', '--map-user=993', '--map-group=990', '--keep-caps', '/bin/sh', '-c', resignScript],
  ];
  const child = spawn(first, rest, {env: toolEnvironment, cwd: '/', detached: true, stdio: ['pipe', 'pipe', 'ignore']});
  for (const stream of [child.stdin, child.stdout]) stream.on('error', () => {});
  return child.on('error', () => {});
}

/**
 * Nobody may make namespaces within a room: with those it could have folders in memory that no limit counts. After that it gives away
 * what it could do.
 */
const resignScript = `
echo 0 2>/dev/null >/proc/sys/user/max_user_namespaces
exec setpriv --inh-caps=-all --ambient-caps=-all --bounding-set=-all /bin/sh
`;

/** What the shell does: its variables are the program's from the last moment on. */
function buildScript({command, args, folder, env}: ProgramOptions, limitsProcesses: boolean): string {
  const isShells = (name: string) => /^(PPID|E?UID|GROUPS|SHELLOPTS|BASH.*|LINENO|RANDOM|SECONDS)$/.test(name);
  const variables = Object.entries(env).map(([name, value]) => ({name, text: `${name}=${quote(value)}`}));
  const [late, early] = [variables.filter(({name}) => isShells(name)), variables.filter(({name}) => !isShells(name))];
  const start = [...(late.length > 0 ? ['/usr/bin/env', ...late.map(({text}) => text)] : [])];
  return [
    'ulimit -c 0',
    // One of them is the name of it, whatever shell this is.
    ...(limitsProcesses ? [`ulimit -p ${processLimit} 2>/dev/null || ulimit -u ${processLimit}`] : []),
    `cd ${quote(folder)}`,
    'unset OLDPWD',
    ...early.map(({text}) => `export ${text}`),
    `exec ${[...start, ...[command, ...args].map(quote)].join(' ')} </dev/null 2>&1`,
    '',
  ].join('\n');
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/**
 * The first process of a room. It says its number on the machine, waits for what to show, and then for its end, with which
 * everything in the room ends. What others leave behind for it is gone by itself.
 */
function keeperScript(scratchSize: number): string {
  return `
set -e
read -r pid rest < /${hostFolder}/proc/self/stat
mount -t proc -o nosuid,nodev,noexec proc /proc
mount -t tmpfs -o mode=1777,nosuid,nodev,size=${scratchSize}m tmpfs /tmp
echo "$pid"
IFS= read -r size
[ -z "$size" ] || mount -t tmpfs -o "mode=1777,nosuid,nodev,size=$size" tmpfs /tmp
while IFS= read -r from && [ -n "$from" ]; do
  IFS= read -r to
  mount --bind -o ro,nosuid,nodev "/${hostFolder}$from" "$to"
done
umount -l /${hostFolder}
echo ready
exec env --ignore-signal=CHLD cat
`;
}
