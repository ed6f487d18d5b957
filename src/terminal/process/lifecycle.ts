import {constants} from 'node:os';
import {join} from 'node:path';
import type {TerminalGuard} from '../guard/terminal-guard.ts';
import type {FrameStdout} from '../output/frame-stdout.ts';
import {waitAgain, writeWithoutWaiting} from '../output/waiting.ts';
import {createActivityLog, type WriteLog} from './activity-log.ts';
import {catchStderr} from './caught-stderr.ts';
import {readErrorName, writeCrashLog} from './crash-log.ts';
import {quietOutput} from './quiet-output.ts';

/** What a console's life depends on. */
export interface LifecycleOptions {
  process: NodeJS.Process;
  console: Console;
  /** The terminal's own input, not the paced one. */
  stdin: NodeJS.ReadStream;
  stdout: FrameStdout;
  stderr: NodeJS.WriteStream;
  /** Puts the terminal right where the console has no chance to. */
  guard: TerminalGuard;
  /** The folder of the logs; made when first needed. */
  stateFolder: string;
  /** Waits until the terminal has reported what it was asked, so that it is not typed to whoever has it next. */
  awaitReports?: () => void;
  /** Whether an editor has the terminal: then Ctrl-C is meant for it. */
  isHandedOver?: () => boolean;
}

/** The ways a console ends. Each one runs the cleanups, restores the terminal and ends the process. */
export interface Lifecycle {
  /** Registers work for the end of the process, whatever ends it, the last first. It must be synchronous. Returns its removal. */
  beforeExit(cleanup: () => void): () => void;
  /** Ends with an exit code: 0 done, 1 failed, 130 interrupted by Ctrl-C. */
  quit(code: number): never;
  /** Ends because of a defect: says so in one line, the stack goes to a file, exit code 1. */
  crash(error: unknown): never;
  /** Writes to the log file. */
  log: WriteLog;
}

/**
 * Guards the terminal and the process: whatever ends the console (quit, a signal, hang-up of the terminal, a defect) runs
 * the cleanups once and leaves the terminal as it was found. After a signal the process ends by that signal.
 */
export const installLifecycle = (options: LifecycleOptions): Lifecycle => {
  const {process, stderr, stateFolder} = options;
  const cleanups = new Set<() => void>();
  const logFile = join(stateFolder, 'lambdeck.log');
  const log = createActivityLog(logFile, () => new Date());
  const finish = once(createFinish(options, cleanups, log));

  const lifecycle: Lifecycle = {
    beforeExit(cleanup) {
      cleanups.add(cleanup);
      return () => cleanups.delete(cleanup);
    },
    quit(code) {
      finish();
      return process.exit(code);
    },
    crash(error) {
      if (options.stdout.isGone) return endBySignal(process, finish, 'SIGHUP');
      finish();
      const file = writeCrashLog(error, {stateFolder, pid: process.pid, now: new Date()});
      const where = file === undefined ? 'The details could not be written to a file.' : `Details: ${file}`;
      attempt(() => stderr.write(`lambdeck stopped because of a defect (${readErrorName(error)}). ${where}\n`));
      return process.exit(1);
    },
    log,
  };

  // Packages write there on the way out, too.
  writeWithoutWaiting(stderr);
  catchStderr(stderr, logFile);
  watchSignals(options, finish);
  watchTerminal(options, finish);
  process.once('exit', finish);
  process.on('uncaughtException', lifecycle.crash);
  process.on('unhandledRejection', lifecycle.crash);
  return lifecycle;
};

const createFinish = (
  {process, console, stdin, stdout, stderr, guard, awaitReports}: LifecycleOptions,
  cleanups: Set<() => void>,
  log: WriteLog,
) => {
  const unquiet = quietOutput({process, console, stderr}, log);
  return () => {
    // What was begun last ends first: an editor before its file is looked at.
    for (const cleanup of [...cleanups].reverse()) attempt(cleanup);
    attempt(() => awaitReports?.());
    attempt(() => stdin.isTTY && stdin.setRawMode(false));
    attempt(() => stdout.restore());
    const isRestored = !stdout.isBehind || guard.restore();
    if (isRestored) waitAgain(stderr);
    // What a terminal does not take now, the guard writes once it reads again.
    guard.leave({kind: isRestored ? 'nobody' : 'screen'});
    unquiet();
  };
};

const watchSignals = ({process, isHandedOver}: LifecycleOptions, finish: () => void): void => {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      const isForEditor = signal === 'SIGINT' || signal === 'SIGQUIT';
      if (isForEditor && isHandedOver?.() === true) return;
      endBySignal(process, finish, signal);
    });
  }
};

const watchTerminal = ({process, stdin, stderr}: LifecycleOptions, finish: () => void): void => {
  const hangUp = () => endBySignal(process, finish, 'SIGHUP');
  for (const event of ['end', 'close', 'error']) stdin.on(event, hangUp);
  stderr.on('error', hangUp);
};

const endBySignal = (process: NodeJS.Process, finish: () => void, signal: NodeJS.Signals): never => {
  finish();
  // Without listeners the signal does what it does by default: the parent sees how the process ended, and no exit handler
  // runs, which after a hang-up some versions of Node do not survive.
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
  // Only the first process of a container gets here: it is spared the default of signals.
  return process.exit(128 + constants.signals[signal]);
};

const once = (work: () => void): (() => void) => {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    work();
  };
};

const attempt = (work: () => unknown): void => {
  try {
    work();
  } catch {
    // The rest of the way out matters more.
  }
};
