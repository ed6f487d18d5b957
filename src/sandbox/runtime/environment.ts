import {setImmediate as nextTurn} from 'node:timers/promises';
import {buildHandlerEnvironment} from './handler-environment.ts';
import type {Invocation, Outcome} from './invocation.ts';
import {createLambdaPaths} from './lambda-paths.ts';
import type {ProgramLaunch} from './launch.ts';
import {formatInitReport, formatInitStart, formatStart} from './log.ts';
import {createMemoryMeter, type MemoryMeter} from './memory.ts';
import {describeOutcome, toStatus} from './outcome.ts';
import {createOutput, type ProcessOutput} from './output.ts';
import type {HandlerPaths, HandlerPlace} from './place/place.ts';
import type {Program} from './place/program.ts';
import {createRuntimeApi, type RuntimeApi} from './runtime-api.ts';
import {createSession, type Ending, type RuntimeSession} from './session.ts';

/** What an environment needs beside the invocation it is started for. */
export interface EnvironmentOptions {
  readonly launch: ProgramLaunch;
  readonly place: HandlerPlace;
  readonly paths: HandlerPaths;
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
  const {onAnswer, onInitError} = session.listener;
  const api = await createRuntimeApi({
    ...session.listener,
    onAnswer: answer => onAnswer(paths.inAnswer(answer)),
    onInitError: answer => onInitError(paths.inAnswer(answer)),
  });
  const program = await startRuntime(first, options, api, chunk => {
    const printed = paths.inOutput(chunk);
    output.push(printed);
    first.onLog?.(printed);
  });
  void program.ended.then(exit => {
    api.close();
    session.onExit(parts.isOutOfMemory ? {kind: 'outOfMemory'} : exit);
  });
  const {logStream, onLog = () => {}} = first;
  const {place} = options;
  const meter = createMemoryMeter(place.roots);
  const parts: Parts = {session, output, api, program, meter, logStream, onLog, peakMemory: 0, isOutOfMemory: false};
  let isCold = true;
  return {
    async initialise() {
      isCold = false;
      const ending = await session.initialise(first);
      if (ending === undefined) return true;
      onLog(formatInitReport(first, performance.now() - startedAt, toStatus(ending)));
      return false;
    },
    run(invocation, signal) {
      const since = isCold ? startedAt : undefined;
      isCold = false;
      return runInvocation(parts, invocation, signal, since);
    },
    isUsable: () => session.isWaiting(),
    async end() {
      program.kill();
      await program.ended;
      await place.remove();
    },
  };
}

interface Parts {
  readonly session: RuntimeSession;
  readonly output: ProcessOutput;
  readonly api: RuntimeApi;
  readonly program: Program;
  readonly meter: MemoryMeter;
  readonly logStream: string;
  readonly onLog: NonNullable<Invocation['onLog']>;
  /** MB. */
  peakMemory: number;
  /** It was ended for having taken more than it is given. */
  isOutOfMemory: boolean;
}

function startRuntime(
  first: Invocation,
  options: EnvironmentOptions,
  api: RuntimeApi,
  onOutput: (chunk: Uint8Array) => void,
): Promise<Program> {
  const {launch, place, paths} = options;
  return place.start({
    command: launch.command,
    args: launch.args,
    folder: paths.task,
    env: buildHandlerEnvironment(first, {runtimeApi: api.address, scratchFolder: place.scratchFolder, paths}),
    onOutput,
  });
}

async function runInvocation(
  parts: Parts,
  invocation: Invocation,
  signal: AbortSignal,
  initialisedSince: number | undefined,
): Promise<Outcome> {
  const kill = () => parts.program.kill();
  const clock = createClock(parts.session);
  const memory = parts.meter.watch(invocation.memorySize, () => {
    parts.isOutOfMemory = true;
    kill();
  });
  signal.addEventListener('abort', kill, {once: true});
  try {
    if (signal.aborted) kill();
    const initFailure = await initialise(parts, invocation, clock);
    const initDuration = initialisedSince === undefined ? {} : {initDuration: performance.now() - initialisedSince};
    const before = parts.output.take();
    const startedAt = new Date();
    // A failed initialisation is told before START, once it is known how long it took.
    if (initFailure === undefined) parts.onLog(formatStart(invocation, startedAt));
    const begunAt = performance.now();
    const ending = initFailure ?? (await handle(parts, invocation, clock));
    const duration = performance.now() - begunAt;
    parts.peakMemory = Math.max(parts.peakMemory, await memory.stop());
    await settle(parts);
    signal.throwIfAborted();
    const {peakMemory, logStream} = parts;
    const output = parts.output.take();
    const seen = {before, output, startedAt, duration, ...initDuration, peakMemory, logStream};
    const {outcome, opening, closing} = describeOutcome(invocation, ending, seen);
    for (const event of initFailure === undefined ? closing : [...opening, ...closing]) parts.onLog(event);
    return outcome;
  } finally {
    clock.stop();
    signal.removeEventListener('abort', kill);
  }
}

async function initialise({session}: Parts, invocation: Invocation, clock: Clock): Promise<Ending | undefined> {
  // An initialisation that takes longer goes on, but in the function's own time.
  const timer = setTimeout(() => clock.start(invocation.timeout * 1000), initLimit);
  return session.initialise(invocation).finally(() => clearTimeout(timer));
}

function handle({session, api}: Parts, invocation: Invocation, clock: Clock): Promise<Ending> {
  const ending = session.handle(invocation);
  api.give(invocation, clock.start(invocation.timeout * 1000));
  return ending;
}

/** Leaves nothing behind: no half-dead runtime, no output in the pipe. */
async function settle({session, program}: Parts): Promise<void> {
  if (!session.isWaiting()) {
    program.kill();
    await program.ended;
    return;
  }
  // What was printed before the answer is in the pipe by now, so this turn's reads bring it.
  await nextTurn();
  await nextTurn();
}

interface Clock {
  /** Lets the time run, unless it does already; the deadline in ms since 1970. */
  start(milliseconds: number): number;
  stop(): void;
}

function createClock(session: RuntimeSession): Clock {
  let timer: NodeJS.Timeout | undefined;
  let deadline = 0;
  return {
    start(milliseconds) {
      if (timer !== undefined) return deadline;
      deadline = Date.now() + milliseconds;
      timer = setTimeout(() => session.cutOff(), milliseconds);
      return deadline;
    },
    stop: () => clearTimeout(timer),
  };
}
