import {setImmediate as nextTurn} from 'node:timers/promises';
import {type Clock, createClock} from './clock.ts';
import {type OpenExtensions, openExtensions} from './extensions/open-extensions.ts';
import {buildExitFailure, buildTimeoutFailure} from './failure.ts';
import {buildHandlerEnvironment} from './handler-environment.ts';
import type {Invocation, Outcome} from './invocation.ts';
import {createLambdaPaths, type LambdaPaths} from './lambda-paths.ts';
import type {ProgramLaunch} from './launch.ts';
import {formatInitReport, formatInitStart, formatStart} from './log.ts';
import {createMemoryMeter, type MemoryMeter} from './memory.ts';
import {describeOutcome, toStatus} from './outcome.ts';
import {createOutput, type ProcessOutput} from './output.ts';
import type {HandlerPaths, HandlerPlace} from './place/place.ts';
import type {Exit, Program} from './place/program.ts';
import {createRuntimeApi, formatTraceId, type RuntimeApi, type RuntimeListener} from './runtime-api.ts';
import {createSession, type Ending, type RuntimeSession} from './session.ts';

/** What an environment needs beside the invocation it is started for. */
export interface EnvironmentOptions {
  readonly launch: ProgramLaunch;
  readonly place: HandlerPlace;
  readonly paths: HandlerPaths;
  /** ms that extensions have to end, 2 s unless told. */
  readonly shutdownTime?: number | undefined;
}

/** One execution environment: a runtime's process and its Runtime API. It handles one invocation at a time. */
export interface RuntimeEnvironment {
  /** Waits for the initialisation, ahead of any invocation; false when it failed, which is told to the log. */
  initialise(): Promise<boolean>;
  /** Handles an invocation; the first one waits for the initialisation. Rejects only with the signal's reason. */
  run(invocation: Invocation, signal: AbortSignal): Promise<Outcome>;
  /** Whether it can handle another one. */
  isUsable(): boolean;
  /** Kills it; resolves when nothing of it runs any more, and nothing is left of its place. */
  end(): Promise<void>;
}

/** Bytes kept of what one invocation prints; a flood must not take the sandbox's memory. */
const outputLimit = 1_048_576;
/** ms the initialisation may take before it counts as a part of the invocation (developer guide, "Init phase"). */
const initLimit = 10_000;

/** Starts an environment with the configuration of the invocation it is needed for. */
export async function startEnvironment(first: Invocation, options: EnvironmentOptions): Promise<RuntimeEnvironment> {
  const startedAt = performance.now();
  if (first.logFormat !== 'JSON') first.onLog?.(formatInitStart(first));
  const session = createSession();
  const output = createOutput(outputLimit);
  const paths = createLambdaPaths(options.paths);
  const {place} = options;
  const memory: Parts['memory'] = {peak: 0, isExceeded: false};
  const toExit = (exit: Exit): Exit => (memory.isExceeded || place.wasOutOfMemory() ? {kind: 'outOfMemory'} : exit);
  const extensions = await openExtensions(first, options, failure => session.onExit(toExit(failure)));
  extensions.events.initStarts(first);
  const api = await createRuntimeApi(hearByLambdaPaths(session, paths), extensions.answer);
  const program = await startPrograms(first, {...options, extensions}, api, (type, chunk) => {
    const printed = paths.inOutput(chunk);
    output.push(printed);
    extensions.telemetry.tellPrinted(type, printed);
    first.onLog?.(printed);
  });
  const {logStream, onLog = () => {}} = first;
  const ended = program.ended.then(exit => endAll({session, extensions, api, place}, toExit(exit)));
  const meter = createMemoryMeter(place.roots);
  const parts: Parts = {session, extensions, output, api, program, ended, meter, memory, logStream, onLog};
  let isCold = true;
  return {
    async initialise() {
      isCold = false;
      const unlimited = new Promise<never>(() => {});
      const ending = (await session.initialise(first)) ?? (await awaitExtensions(parts, first, unlimited, 'init'));
      if (ending === undefined) return true;
      onLog(formatInitReport(first, performance.now() - startedAt, toStatus(ending)));
      return false;
    },
    run(invocation, signal) {
      const since = isCold ? startedAt : undefined;
      isCold = false;
      return runInvocation(parts, invocation, signal, since);
    },
    isUsable: () => session.isWaiting() && extensions.areWaiting(),
    async end() {
      await extensions.shutDown('spindown');
      program.kill();
      await ended;
      await place.remove();
    },
  };
}

/** The runtime has ended: extensions hear of it, and end with all else. */
async function endAll(
  {session, extensions, api, place}: Pick<Parts, 'session' | 'extensions' | 'api'> & Pick<EnvironmentOptions, 'place'>,
  exit: Exit,
): Promise<void> {
  session.onExit(exit);
  await extensions.shutDown('failure');
  api.close();
  await place.end();
}

/** What its code answers with the names that its files have on Lambda. */
function hearByLambdaPaths({listener}: RuntimeSession, {inAnswer}: LambdaPaths): RuntimeListener {
  return {
    ...listener,
    onAnswer: answer => listener.onAnswer(inAnswer(answer)),
    onInitError: answer => listener.onInitError(inAnswer(answer)),
  };
}

interface Parts {
  readonly session: RuntimeSession;
  readonly extensions: OpenExtensions;
  readonly output: ProcessOutput;
  readonly api: RuntimeApi;
  readonly program: Program;
  /** Resolves when all that ran in the environment has ended. */
  readonly ended: Promise<void>;
  readonly meter: MemoryMeter;
  readonly logStream: string;
  readonly onLog: NonNullable<Invocation['onLog']>;
  readonly memory: {
    /** MB. */
    peak: number;
    /** It was ended for having taken more than it is given. */
    isExceeded: boolean;
  };
}

async function startPrograms(
  first: Invocation,
  options: EnvironmentOptions & {readonly extensions: OpenExtensions},
  api: RuntimeApi,
  onOutput: (type: 'function' | 'extension', chunk: Uint8Array) => void,
): Promise<Program> {
  const {launch, place, paths, extensions} = options;
  const {scratchFolder} = place;
  const env = buildHandlerEnvironment(first, {runtimeApi: api.address, scratchFolder, paths});
  await extensions.start(env, chunk => onOutput('extension', chunk));
  const {command, args} = launch;
  return place.start({command, args, folder: paths.task, env, onOutput: chunk => onOutput('function', chunk)});
}

async function runInvocation(
  parts: Parts,
  invocation: Invocation,
  signal: AbortSignal,
  initialisedSince: number | undefined,
): Promise<Outcome> {
  const kill = () => parts.program.kill();
  const clock = createClock(parts.session);
  const {memory} = parts;
  const watch = parts.meter.watch(invocation.memorySize, () => {
    memory.isExceeded = true;
    kill();
  });
  signal.addEventListener('abort', kill, {once: true});
  try {
    if (signal.aborted) kill();
    const initFailure = await initialise(parts, invocation, clock);
    const initDuration = initialisedSince === undefined ? {} : {initDuration: performance.now() - initialisedSince};
    if (initFailure === undefined && initDuration.initDuration) tellExtensions(parts, initDuration.initDuration);
    const before = parts.output.take();
    const startedAt = new Date();
    // A failed initialisation is told before START, once it is known how long it took.
    if (initFailure === undefined) parts.onLog(formatStart(invocation, startedAt));
    const begunAt = performance.now();
    const ending = initFailure ?? (await handle(parts, invocation, clock));
    const duration = performance.now() - begunAt;
    memory.peak = Math.max(memory.peak, await watch.stop());
    await settle(parts, ending);
    signal.throwIfAborted();
    const output = parts.output.take();
    const {logStream} = parts;
    const seen = {before, output, startedAt, duration, ...initDuration, peakMemory: memory.peak, logStream};
    const {outcome, opening, closing} = describeOutcome(invocation, ending, seen);
    for (const event of initFailure === undefined ? closing : [...opening, ...closing]) parts.onLog(event);
    parts.extensions.events.ends(invocation, toStatus(ending).status, outcome);
    return outcome;
  } finally {
    clock.stop();
    signal.removeEventListener('abort', kill);
  }
}

async function initialise(parts: Parts, invocation: Invocation, clock: Clock): Promise<Ending | undefined> {
  // An initialisation that takes longer goes on, but in the function's own time.
  const timer = setTimeout(() => clock.start(invocation.timeout * 1000), initLimit);
  try {
    const ending = await parts.session.initialise(invocation);
    return ending ?? (await awaitExtensions(parts, invocation, clock.over, 'init'));
  } finally {
    clearTimeout(timer);
  }
}

/** `duration` of the initialisation, in ms. */
function tellExtensions({extensions, output, onLog}: Parts, duration: number): void {
  extensions.events.initEnds(duration);
  for (const line of extensions.describe()) {
    output.push(Buffer.from(line));
    onLog(line);
  }
}

/** An invocation is over once the extensions are done with it, too. */
async function handle(parts: Parts, invocation: Invocation, clock: Clock): Promise<Ending> {
  const {session, api, extensions} = parts;
  const handling = session.handle(invocation);
  const deadline = clock.start(invocation.timeout * 1000);
  extensions.tellInvocation(invocation, deadline, formatTraceId(invocation, deadline));
  extensions.events.starts(invocation);
  const begunAt = performance.now();
  api.give(invocation, deadline);
  const ending = await handling;
  extensions.events.runtimeEnds(invocation, toStatus(ending).status, performance.now() - begunAt);
  if (ending.kind !== 'answered' || ending.failure) return ending;
  return (await awaitExtensions(parts, invocation, clock.over, 'invoke')) ?? ending;
}

/** Why it ends when not all extensions come to wait for an event. */
async function awaitExtensions(
  {extensions}: Parts,
  {requestId, timeout}: Invocation,
  over: Promise<unknown>,
  phase: 'init' | 'invoke',
): Promise<Ending | undefined> {
  const failed = await extensions.waiting(over);
  if (failed === undefined) return undefined;
  const failure = failed === 'late' ? buildTimeoutFailure(requestId, timeout) : buildExitFailure(requestId, failed);
  return {kind: 'failed', failure, phase};
}

/** Leaves nothing behind: no half-dead runtime, no output in the pipe. */
async function settle({session, program, ended, extensions}: Parts, ending: Ending): Promise<void> {
  if (!session.isWaiting() || !extensions.areWaiting()) {
    const isTimeout = ending.kind === 'failed' && ending.failure.status === 'timeout';
    await extensions.shutDown(isTimeout ? 'timeout' : 'failure');
    program.kill();
    await ended;
    return;
  }
  // What was printed before the answer is in the pipe by now, so this turn's reads bring it.
  await nextTurn();
  await nextTurn();
}
