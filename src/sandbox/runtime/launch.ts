import {execFile} from 'node:child_process';
import {stat} from 'node:fs/promises';
import {join} from 'node:path';
import {promisify} from 'node:util';
import type {Invocation} from './invocation.ts';
import {UnsupportedRuntimeError} from './unsupported-runtime-error.ts';

/** What of this machine runs handlers. Nothing else of the user's environment reaches them. */
export interface Machine {
  /** The program that runs nodejs handlers, whichever nodejs version a function names: `process.execPath`. */
  readonly nodePath: string;
  /** Variables without which that program does not run scripts as Node does. */
  readonly nodeEnvironment?: Readonly<Record<string, string>>;
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
}

/** The way to start what runs this invocation's handler. Throws an UnsupportedRuntimeError where there is none. */
export async function findLaunch(invocation: Invocation, machine: Machine): Promise<Launch> {
  const {runtime} = invocation;
  if (runtime.startsWith('nodejs')) return wrap(buildNodeLaunch(invocation, machine), invocation);
  if (runtime.startsWith('python3')) {
    const args = ['-u', '-B', '-X', 'utf8', join(machine.bootstrapFolder, 'python', 'bootstrap.py')];
    return wrap({kind: 'program', command: await findPython(machine, runtime), args}, invocation);
  }
  if (runtime.startsWith('provided')) return findBootstrap(invocation);
  throw new UnsupportedRuntimeError(runtime || 'a container image', formatReason(runtime));
}

/**
 * The function's own script in front of the runtime, which gets what it would start as its arguments (developer guide, "Using a
 * wrapper script"); one that is not there ends as the shell says. Custom runtimes have none.
 */
function wrap(launch: ProgramLaunch, {environment, codeFolder, optFolder}: Invocation): ProgramLaunch {
  const wrapper = environment['AWS_LAMBDA_EXEC_WRAPPER'];
  if (wrapper === undefined || wrapper === '') return launch;
  const command = findHere(wrapper, '/opt', optFolder) ?? findHere(wrapper, '/var/task', codeFolder) ?? wrapper;
  return {...launch, command, args: [launch.command, ...launch.args]};
}

function findHere(path: string, root: string, folder: string | undefined): string | undefined {
  return folder !== undefined && path.startsWith(`${root}/`) ? join(folder, path.slice(root.length)) : undefined;
}

function buildNodeLaunch(invocation: Invocation, {nodePath, bootstrapFolder}: Machine): ProgramLaunch {
  // A part of the memory is left for what is no JavaScript heap: code, stacks, buffers.
  const heap = Math.floor(invocation.memorySize * 0.9);
  const args = [`--max-old-space-size=${heap}`, join(bootstrapFolder, 'nodejs', 'index.mjs')];
  return {kind: 'program', command: nodePath, args};
}

const pythons = new Map<string, Promise<string>>();

/** The interpreter behind a `python3` that may be a shim, which would need the user's environment at each start. */
async function findPython({searchPath, home}: Machine, runtime: string): Promise<string> {
  const env = {PATH: searchPath, ...(home === undefined ? {} : {HOME: home})};
  const found =
    pythons.get(searchPath) ??
    promisify(execFile)('python3', ['-c', 'import sys; print(sys.executable)'], {env, timeout: 10_000}).then(
      ({stdout}) => stdout.trim(),
    );
  pythons.set(searchPath, found);
  try {
    return await found;
  } catch {
    pythons.delete(searchPath);
    throw new UnsupportedRuntimeError(runtime, 'python3 is not installed on this machine (or not in PATH).');
  }
}

/** A custom runtime is the package's own program, or that of a layer. */
async function findBootstrap({codeFolder, optFolder}: Invocation): Promise<Launch> {
  let refused: string | undefined;
  for (const folder of [codeFolder, optFolder]) {
    if (folder === undefined) continue;
    const command = join(folder, 'bootstrap');
    const found = await stat(command).catch(() => undefined);
    if (found === undefined) continue;
    if (found.isFile() && (found.mode & 0o111) !== 0) return {kind: 'program', command, args: []};
    refused ??= folder === codeFolder ? '/var/task/bootstrap' : '/opt/bootstrap';
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
