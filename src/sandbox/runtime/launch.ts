import {execFile} from 'node:child_process';
import {stat} from 'node:fs/promises';
import {join} from 'node:path';
import {promisify} from 'node:util';
import type {Invocation} from './invocation.ts';
import type {HandlerPaths} from './place/place.ts';
import {UnsupportedRuntimeError} from './unsupported-runtime-error.ts';

/** What of this machine runs handlers. Nothing else of the user's environment reaches them. */
export interface Machine {
  /** The program that runs nodejs handlers, whichever nodejs version a function names: `process.execPath`. */
  readonly nodePath: string;
  /** Variables without which that program does not run scripts as Node does. */
  readonly nodeEnvironment?: Readonly<Record<string, string>>;
  /** A folder `node_modules` with clients of the AWS SDK, for nodejs handlers that bring none. */
  readonly sdkFolder?: string | undefined;
  /** The folder with the bootstraps: `nodejs/index.mjs` and `python/bootstrap.py`. */
  readonly bootstrapFolder: string;
  /** The user's PATH, to find python3. */
  readonly searchPath: string;
  /** The user's home, where a python3 of pyenv and the like has its settings; for finding it only. */
  readonly home?: string;
}

/** How to start a runtime: program and arguments, or an init error that needs no process to be known. */
export type Launch =
  | ProgramLaunch
  | {readonly kind: 'invalid'; readonly errorType: string; readonly errorMessage: string};

/** A program that is there. */
export interface ProgramLaunch {
  readonly kind: 'program';
  readonly command: string;
  readonly args: readonly string[];
  /** Where it has what it needs beside the system's own folders. */
  readonly folders: readonly string[];
}

/** The way to start what runs this invocation's handler. Throws an UnsupportedRuntimeError where there is none. */
export async function findLaunch(invocation: Invocation, machine: Machine, paths: HandlerPaths): Promise<Launch> {
  const {runtime} = invocation;
  if (runtime.startsWith('nodejs')) return wrap(buildNodeLaunch(invocation, paths), invocation, paths);
  if (runtime.startsWith('python3')) {
    const args = ['-u', '-B', '-X', 'utf8', join(paths.runtime, 'python', 'bootstrap.py')];
    const {command, folders} = await findPython(machine, runtime);
    return wrap({kind: 'program', command, args, folders}, invocation, paths);
  }
  if (runtime.startsWith('provided')) return findBootstrap(invocation, paths);
  throw new UnsupportedRuntimeError(runtime || 'a container image', formatReason(runtime));
}

/**
 * The function's own script in front of the runtime, which gets what it would start as its arguments (developer guide, "Using a
 * wrapper script"); one that is not there ends as the shell says. Custom runtimes have none.
 */
function wrap(launch: ProgramLaunch, {environment}: Invocation, {task, opt}: HandlerPaths): ProgramLaunch {
  const wrapper = environment['AWS_LAMBDA_EXEC_WRAPPER'];
  if (wrapper === undefined || wrapper === '') return launch;
  const command = findHere(wrapper, '/opt', opt) ?? findHere(wrapper, '/var/task', task) ?? wrapper;
  return {...launch, command, args: [launch.command, ...launch.args]};
}

function findHere(path: string, root: string, folder: string | undefined): string | undefined {
  return folder !== undefined && path.startsWith(`${root}/`) ? join(folder, path.slice(root.length)) : undefined;
}

function buildNodeLaunch(invocation: Invocation, {node, runtime, sdk}: HandlerPaths): ProgramLaunch {
  // A part of the memory is left for what is no JavaScript heap: code, stacks, buffers.
  const heap = Math.floor(invocation.memorySize * 0.9);
  const args = [
    `--max-old-space-size=${heap}`,
    join(runtime, 'nodejs', 'index.mjs'),
    ...(sdk === undefined ? [] : [sdk]),
  ];
  return {kind: 'program', command: node, args, folders: []};
}

/** An interpreter, and the folders that it looks into. */
type Python = Pick<ProgramLaunch, 'command' | 'folders'>;

const pythons = new Map<string, Promise<Python>>();
const pythonFacts = 'import sys; print(sys.executable, sys.base_prefix, sys.prefix, sep="\\n")';

/** The interpreter behind a `python3` that may be a shim, which would need the user's environment at each start. */
async function findPython({searchPath, home}: Machine, runtime: string): Promise<Python> {
  const env = {PATH: searchPath, ...(home === undefined ? {} : {HOME: home})};
  const found =
    pythons.get(searchPath) ??
    promisify(execFile)('python3', ['-c', pythonFacts], {env, timeout: 10_000}).then(({stdout}) => {
      const [command = '', ...folders] = stdout.trim().split('\n');
      return {command, folders: [...new Set(folders)].filter(folder => !/^\/usr(\/|$)/.test(folder))};
    });
  pythons.set(searchPath, found);
  try {
    return await found;
  } catch {
    pythons.delete(searchPath);
    throw new UnsupportedRuntimeError(runtime, 'python3 is not installed on this machine (or not in PATH).');
  }
}

/** A custom runtime is the package's own program, or that of a layer. */
async function findBootstrap({codeFolder, optFolder}: Invocation, {task, opt}: HandlerPaths): Promise<Launch> {
  let refused: string | undefined;
  const places = [
    {here: codeFolder, seen: task, name: '/var/task/bootstrap'},
    {here: optFolder, seen: opt, name: '/opt/bootstrap'},
  ];
  for (const {here, seen, name} of places) {
    if (here === undefined || seen === undefined) continue;
    const found = await stat(join(here, 'bootstrap')).catch(() => undefined);
    if (found === undefined) continue;
    if (found.isFile() && (found.mode & 0o111) !== 0) {
      return {kind: 'program', command: join(seen, 'bootstrap'), args: [], folders: []};
    }
    refused ??= name;
  }
  const errorMessage = refused
    ? `Error: fork/exec ${refused}: permission denied`
    : "Error: Couldn't find valid bootstrap(s): [/var/task/bootstrap /opt/bootstrap]";
  return {kind: 'invalid', errorType: 'Runtime.InvalidEntrypoint', errorMessage};
}

function formatReason(runtime: string): string {
  if (runtime === '') return 'images need a container engine, and the sandbox runs handlers as plain processes.';
  const language = /^(java|dotnet|ruby|go|python2)/.exec(runtime)?.[0];
  if (language === undefined) return 'it knows nodejs, python3 and provided runtimes.';
  return `it brings no bootstrap for ${language}; nodejs, python3 and provided runtimes run.`;
}
