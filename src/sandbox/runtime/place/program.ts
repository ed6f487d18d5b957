import {type ChildProcessByStdio, spawn} from 'node:child_process';
import type {Readable, Writable} from 'node:stream';
import {killGroup} from '../../process/index.ts';

/** How a process ended. */
export type Exit =
  | {readonly kind: 'code'; readonly code: number}
  | {readonly kind: 'signal'; readonly signal: string}
  /** It was ended for taking more memory than it is given. */
  | {readonly kind: 'outOfMemory'}
  /** An extension failed, and the environment with it. */
  | {readonly kind: 'extension'; readonly errorType: string; readonly reason: string}
  /** It could not be started at all. */
  | {readonly kind: 'unstartable'; readonly reason: string};

/** A running program that leads a process group of its own. */
export interface Program {
  /** 0 when it could not be started. */
  readonly pid: number;
  /** Settles when the whole group is killed and its output has been read. Never rejects. */
  readonly ended: Promise<Exit>;
  /** SIGKILL to the whole group: the program and what it started, whatever signals they ignore. */
  kill(): void;
}

/** What to start. Nothing but `env` is passed on. */
export interface ProgramOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  /** Standard output and standard error, in the order they were written. */
  onOutput(chunk: Uint8Array): void;
}

/** Starts a program in its own session, without a terminal, without core dumps; in the control group with that entry, if any. */
export function startProgram({command, args, folder, env, onOutput}: ProgramOptions, entry = ''): Program {
  // The shell joins the two outputs into one pipe, which alone keeps their order, and is gone with its exec.
  const script = '[ -z "$0" ] || echo 0 >"$0"; ulimit -c 0; exec "$@" 2>&1';
  const child = spawn('/bin/sh', ['-c', script, entry, command, ...args], {
    cwd: folder,
    env: {...env},
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return followProgram(child, onOutput);
}

/** A program that was started as the leader of a process group, and whose output has not been read yet. */
export function followProgram(
  child: ChildProcessByStdio<Writable | null, Readable, null>,
  onOutput: ProgramOptions['onOutput'],
): Program {
  const {promise: ended, resolve} = Promise.withResolvers<Exit>();
  const kill = () => {
    if (child.pid !== undefined) killGroup(child.pid);
  };
  child.stdout.on('data', onOutput);
  child.once('error', error => resolve({kind: 'unstartable', reason: error.message}));
  child.once('exit', (code, signal) => {
    kill();
    const exit: Exit = signal === null ? {kind: 'code', code: code ?? 0} : {kind: 'signal', signal};
    child.once('close', () => resolve(exit));
    // A process that left the group may hold the pipe open: wait for what was written, not for it.
    setTimeout(() => {
      resolve(exit);
      child.stdout.destroy();
    }, lingering).unref();
  });
  return {pid: child.pid ?? 0, ended, kill};
}

/** ms. */
const lingering = 200;
