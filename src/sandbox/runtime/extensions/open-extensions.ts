import {readdir} from 'node:fs/promises';
import type {IncomingMessage, ServerResponse} from 'node:http';
import {join} from 'node:path';
import {setTimeout} from 'node:timers/promises';
import type {HandlerPaths, HandlerPlace} from '../place/place.ts';
import type {Program, ProgramOptions} from '../place/program.ts';
import {type ExtensionFailure, Extensions, type ShutdownReason} from './extensions.ts';
import {createPlatformEvents, type PlatformEvents, type ToldInvocation} from './platform-events.ts';
import {createTelemetry, type Telemetry} from './telemetry.ts';

/** The extensions of an environment, with their programs. */
export interface OpenExtensions {
  readonly telemetry: Telemetry;
  readonly events: PlatformEvents;
  /** Answers what is asked in their API; false when it is nothing of theirs. */
  answer(request: IncomingMessage, response: ServerResponse, path: string): boolean;
  /** Starts the programs, all at once, and waits until they have registered or failed to. */
  start(env: Readonly<Record<string, string>>, onOutput: (chunk: Uint8Array) => void): Promise<void>;
  /** Gives them an invocation; `deadlineMs` since 1970, `traceId` in X-Ray's form. */
  tellInvocation(invocation: ToldInvocation, deadlineMs: number, traceId: string): void;
  areWaiting(): boolean;
  /** Undefined once all wait for an event; why they never will, or `late` when `over` comes first. */
  waiting(over: Promise<unknown>): Promise<ExtensionFailure | 'late' | undefined>;
  /** A line each on those that have registered, as the log has them. */
  describe(): readonly string[];
  /** Tells them once that the environment ends, and waits until their programs have ended too, or for as long as they are given. */
  shutDown(reason: ShutdownReason): Promise<void>;
}

/** ms that all of them may take to register, as a part of the initialisation. */
const registerLimit = 10_000;
/** ms from the SHUTDOWN event to the end of everything (developer guide, "Shutdown phase"). */
const usualShutdown = 2000;

/** Where the programs of extensions run. */
interface ExtensionPlace {
  readonly place: HandlerPlace;
  readonly paths: HandlerPaths;
  /** ms that they have to end. */
  readonly shutdownTime?: number | undefined;
}

/** The extensions in a function's layers. `onFailure` is called once, with the first that fails. */
export async function openExtensions(
  invocation: ToldInvocation,
  {place, paths, shutdownTime = usualShutdown}: ExtensionPlace,
  onFailure: (failure: ExtensionFailure) => void,
): Promise<OpenExtensions> {
  const names = await listPrograms(invocation.optFolder);
  const telemetry = createTelemetry();
  let programs: readonly (readonly [name: string, program: Program])[] = [];
  const extensions = new Extensions({names, told: toRegistered(invocation), telemetry, onFailure});
  const startOne = async (name: string, options: Pick<ProgramOptions, 'env' | 'onOutput'>) => {
    const command = join(paths.opt ?? '/opt', 'extensions', name);
    const program = await place.startBeside({command, args: [], folder: '/', ...options});
    void program.ended.then(exit => extensions.onExit(name, exit));
    return [name, program] as const;
  };
  let ending: Promise<void> | undefined;
  const end = async (shutdownReason: ShutdownReason) => {
    const listening = programs.filter(([name]) => extensions.hearsOfEnd(name)).map(([, {ended}]) => ended);
    if (listening.length === 0) return;
    await telemetry.flush();
    extensions.tell({eventType: 'SHUTDOWN', deadlineMs: Date.now() + shutdownTime, shutdownReason});
    await Promise.race([Promise.all(listening), setTimeout(shutdownTime, undefined, {ref: false})]);
  };
  return {
    telemetry,
    events: createPlatformEvents(telemetry),
    answer: (...asked) => extensions.answer(...asked),
    describe: () => extensions.describe(),
    areWaiting: () => extensions.areWaiting(),
    async start(env, onOutput) {
      if (names.length === 0) return;
      const own = Object.fromEntries(Object.entries(env).filter(([name]) => !ofRuntime.has(name)));
      programs = await Promise.all(names.map(name => startOne(name, {env: own, onOutput})));
      await Promise.race([extensions.registered(), setTimeout(registerLimit, undefined, {ref: false})]);
    },
    tellInvocation({requestId, functionArn}, deadlineMs, value) {
      const tracing = {type: 'X-Amzn-Trace-Id', value} as const;
      extensions.tell({eventType: 'INVOKE', deadlineMs, requestId, invokedFunctionArn: functionArn, tracing});
    },
    async waiting(over) {
      if (extensions.areWaiting()) return undefined;
      const isLate = await Promise.race([extensions.waiting().then(() => false), over.then(() => true)]);
      return isLate ? 'late' : extensions.failure;
    },
    shutDown(reason) {
      ending ??= end(reason);
      return ending;
    },
  };
}

/** The programs in /opt/extensions, which is a folder of `optFolder`; sorted. */
async function listPrograms(optFolder: string | undefined): Promise<readonly string[]> {
  if (optFolder === undefined) return [];
  const entries = await readdir(join(optFolder, 'extensions'), {withFileTypes: true}).catch(() => []);
  return entries
    .filter(entry => !entry.isDirectory())
    .map(({name}) => name)
    .sort();
}

/** Variables that only the runtime has (developer guide, "Lambda Extensions API"). */
const ofRuntime = new Set([
  '_HANDLER',
  'AWS_EXECUTION_ENV',
  'AWS_LAMBDA_LOG_GROUP_NAME',
  'AWS_LAMBDA_LOG_STREAM_NAME',
  'AWS_XRAY_CONTEXT_MISSING',
  'LAMBDA_RUNTIME_DIR',
  'LAMBDA_TASK_ROOT',
]);

/** What one that registers is told. */
function toRegistered({functionArn, version, handler}: ToldInvocation) {
  const [, , , , accountId = '', , functionName = ''] = functionArn.split(':');
  return {functionName, functionVersion: version, handler, accountId};
}
