import {type ChildProcess, spawn} from 'node:child_process';
import type {SessionCredentials} from '../aws/calls.ts';
import {type Problem, ProblemError} from '../core/problem.ts';
import {formatDiskError} from '../disk/disk-error.ts';
import type {Host} from './host.ts';

/** What runs with a command of the user's own. */
export interface OwnCommandOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly process: Host['process'];
  /** Aborted when the console ends: there is no time left to wait for anything then. */
  readonly ending: AbortSignal;
  /** Characters that it may print. */
  readonly mostPrinted: number;
  /** Hears what it has printed since the last time, every now and then and at the end. */
  tell(printed: string): void;
}

/** Milliseconds between what is told. */
const tellEvery = 200;
/** Characters that are taken between two tellings: who prints more waits. */
const mostAtOnce = 50_000;
/** Characters of its end that tell whether it has asked for something. */
const lastPrinted = 10_000;
/** Milliseconds that it has to end by itself. */
const patience = 1000;

/**
 * Runs a program with its arguments, without a shell, a terminal, or anything to read. Resolves once it has ended well; rejects with
 * a ProblemError when it cannot be started, fails, prints without end, or is ended by the signal, together with all that it started.
 */
export async function runOwnCommand(
  words: readonly string[],
  {env, process, ending, mostPrinted, tell}: OwnCommandOptions,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  const [program = '', ...args] = words;
  // In a session of its own: what it asks on the terminal would take the console's keys.
  const child = start(program, args, {env, detached: true, stdio: pipes});
  const send = (name: NodeJS.Signals) => sendToGroup(process, child, name);
  const kill = () => send('SIGKILL');
  const end = () => {
    send('SIGTERM');
    setTimeout(() => {
      kill();
      // What has left the group may hold them open.
      child.stdout?.destroy();
      child.stderr?.destroy();
    }, patience).unref();
  };
  signal.addEventListener('abort', end, {once: true});
  ending.addEventListener('abort', kill, {once: true});
  const output = takeOutput(child, {mostPrinted, tell}, end);
  try {
    const how = await new Promise<Ending>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, by) => resolve({code, by}));
    });
    output.tellAll();
    if (signal.aborted) throw new ProblemError(ended(program));
    if (output.isFull()) throw new ProblemError(flooded(program, mostPrinted));
    if (how.code !== 0) throw new ProblemError(failed(program, how, output.last()));
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw new ProblemError(unstarted(program, error), {cause: error});
  } finally {
    output.stop();
    signal.removeEventListener('abort', end);
    ending.removeEventListener('abort', kill);
  }
}

/** Tells what a program prints, and no faster than can be followed; `full` once it has printed all that it may. */
function takeOutput(
  {stdout, stderr}: ChildProcess,
  {mostPrinted, tell}: Pick<OwnCommandOptions, 'mostPrinted' | 'tell'>,
  full: () => void,
) {
  const streams = [stdout, stderr];
  let untold = '';
  let last = '';
  let left = mostPrinted;
  const tellAll = () => {
    if (untold !== '') tell(untold);
    last = (last + untold).slice(-lastPrinted);
    untold = '';
    for (const stream of streams) stream?.resume();
  };
  const take = (piece: string) => {
    if (left === 0) return;
    untold += piece.slice(0, left);
    left = Math.max(0, left - piece.length);
    if (left === 0) full();
    else if (untold.length > mostAtOnce) for (const stream of streams) stream?.pause();
  };
  for (const stream of streams) stream?.setEncoding('utf8').on('data', take);
  const telling = setInterval(tellAll, tellEvery);
  return {tellAll, isFull: () => left === 0, last: () => last, stop: () => clearInterval(telling)};
}

interface Ending {
  readonly code: number | null;
  readonly by: NodeJS.Signals | null;
}

const pipes: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe'];

function start(program: string, args: readonly string[], options: Parameters<typeof spawn>[2]): ChildProcess {
  try {
    return spawn(program, args, options);
  } catch (error) {
    throw new ProblemError(unstarted(program, error), {cause: error});
  }
}

/** Runs a program that has the terminal until it ends. Rejects with a ProblemError when it cannot be started, or fails. */
export async function runOnTerminal(words: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const [program = '', ...args] = words;
  const child = start(program, args, {env, stdio: 'inherit'});
  const how = await new Promise<Ending>((resolve, reject) => {
    child.once('error', error => reject(new ProblemError(unstarted(program, error), {cause: error})));
    child.once('close', (code, by) => resolve({code, by}));
  });
  if (how.code !== 0) throw new ProblemError(failed(program, how, ''));
}

/** Who calls, and where, for a program that is to call as the console does. */
export interface HandedSession {
  readonly keys: SessionCredentials;
  readonly region: string;
  readonly endpointUrl?: string;
}

/** The environment of a command: nothing in it could call AWS as the console does, but where that is handed to it. */
export function toEnvironment(env: Host['env'], session: HandedSession | undefined): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(
    ([name]) => !/^AWS_(?!REGION$|DEFAULT_REGION$|CONFIG_FILE$|CA_BUNDLE$)/.test(name),
  );
  if (session === undefined) return Object.fromEntries(kept);
  const {keys, region, endpointUrl} = session;
  return {
    ...Object.fromEntries(kept),
    AWS_ACCESS_KEY_ID: keys.accessKeyId,
    AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
    ...(keys.sessionToken !== undefined && {AWS_SESSION_TOKEN: keys.sessionToken}),
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    ...(endpointUrl !== undefined && {AWS_ENDPOINT_URL: endpointUrl}),
  };
}

/** To it and all that it has started. */
function sendToGroup(process: NodeJS.Process, {pid}: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal);
  } catch {
    // It has ended.
  }
}

const look = 'What it had done by then is done.';

function ended(program: string): Problem {
  return {kind: 'aborted', what: `${program} was ended`, why: 'It was left while it ran', tryThis: look};
}

function flooded(program: string, mostPrinted: number): Problem {
  const why = `It printed more than ${mostPrinted.toLocaleString('en')} characters`;
  return {kind: 'aborted', what: `${program} was ended`, why, tryThis: look};
}

function failed(program: string, {code, by}: Ending, printed: string): Problem {
  const why = code === null ? `It was ended by ${by}` : `It ended with exit code ${code}`;
  const asks = /\/dev\/tty|not a (?:tty|terminal)|no tty|inappropriate ioctl/iu.test(printed);
  const tryThis = asks ? 'It asks on the terminal, which it does not have here.' : 'What it printed says more.';
  return {kind: 'unexpected', what: `${program} failed`, why, tryThis, code: `exit ${code ?? by}`};
}

function unstarted(program: string, error: unknown): Problem {
  const tryThis = 'The command in the settings begins with a program that is installed, or with the path of one.';
  return {kind: 'setup', what: `${program} could not be started`, why: formatDiskError(error), tryThis};
}
