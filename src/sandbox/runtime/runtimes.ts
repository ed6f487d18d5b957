import {createProcessFolder} from '../process/index.ts';
import {startEnvironment} from './environment.ts';
import type {Invocation, Outcome} from './invocation.ts';
import {findLaunch, type Machine, type ProgramLaunch} from './launch.ts';
import {describeUnstarted} from './outcome.ts';
import type {HandlerPaths, Isolation} from './place/place.ts';
import {createHandlerPlaces, type HandlerPlaces} from './place/places.ts';
import {EnvironmentPool, type PoolKey} from './pool.ts';
import {type ProvisionEnd, ProvisionedEnvironments} from './provisioned.ts';

/** Where and with what handlers run. */
export interface RuntimeHost extends Machine {
  /** For the environments' own folders, which go away with them. Made when missing. */
  readonly workFolder: string;
  /** ms a warm environment waits for the next invocation; 5 minutes unless told. */
  readonly idleTime?: number;
  /** Environments at a time, warm ones included; invocations beyond that wait. 64 unless told. */
  readonly environmentLimit?: number;
  /** ms that extensions have to end; 2 s unless told. */
  readonly shutdownTime?: number;
  /** Runs handlers as plain processes, also where they could be walled off. */
  readonly isPlain?: boolean;
}

/** Runs handlers in execution environments of their own. */
export interface Runtimes {
  /**
   * Runs one invocation in a warm environment of the same code and configuration, or a new one. A function that
   * fails is an outcome; this rejects with an UnsupportedRuntimeError for what cannot run here, with the signal's
   * reason when aborted (which kills the environment), and after `close`.
   */
  invoke(invocation: Invocation, signal: AbortSignal): Promise<Outcome>;
  /**
   * Starts so many environments ahead for invocations with the `provision` of this one, as it would be run in them, in the place
   * of those there were. Rejects with an UnsupportedRuntimeError.
   */
  provide(invocation: Invocation & {readonly provision: string}, count: number): Promise<ProvisionEnd>;
  /** Ends the environments that were started ahead for it. */
  giveUp(provision: string): Promise<void>;
  /** Whether they are walled off from this machine; found out once, by trying. */
  isolation(): Promise<Isolation>;
  /** Kills all environments and deletes their folders. */
  close(): Promise<void>;
}

/** Execution environments on this machine, walled off where namespaces can be made, and plain processes elsewhere. */
export function createRuntimes(host: RuntimeHost): Runtimes {
  const folder = createProcessFolder(host.workFolder, 'environments');
  const places = createHandlerPlaces(folder.path, host);
  const {find, start} = createStarts(host, places);
  const closing = new AbortController();
  const pool = new EnvironmentPool(host.environmentLimit ?? 64, {few: host.idleTime ?? 300_000, many: 20_000});
  const provisioned = new ProvisionedEnvironments();
  const running = new Set<Promise<Outcome>>();

  const run = async ({provision, ...invocation}: Invocation, found: Found, signal: AbortSignal) => {
    const ahead = provision === undefined ? undefined : provisioned.take(provision);
    if (provision !== undefined && ahead) {
      return ahead.run(invocation, signal).finally(() => provisioned.giveBack(provision, ahead));
    }
    const key = buildPoolKey(invocation);
    const environment = await pool.take(key, () => start(invocation, found), signal);
    return environment.run(invocation, signal).finally(() => pool.giveBack(key, environment));
  };

  return {
    async invoke(invocation, signal) {
      const {launch, paths} = await find(invocation);
      if (launch.kind === 'invalid') return endUnstarted(invocation, launch.errorType, launch.errorMessage);
      const work = run(invocation, {launch, paths}, AbortSignal.any([signal, closing.signal]));
      running.add(work);
      return work.finally(() => running.delete(work));
    },
    async provide(invocation, count) {
      const {launch, paths} = await find(invocation);
      if (launch.kind === 'invalid') return 'failed';
      return provisioned.provide(invocation.provision, count, () => start(invocation, {launch, paths}));
    },
    giveUp: provision => provisioned.giveUp(provision),
    isolation: () => places.isolation(),
    async close() {
      closing.abort(new Error('The sandbox is closing'));
      await Promise.allSettled(running);
      await Promise.all([pool.close(), provisioned.close()]);
      await places.close();
      folder.remove();
    },
  };
}

/** How environments are started: what an invocation's program is, and where it runs. */
function createStarts(machine: RuntimeHost, places: HandlerPlaces) {
  return {
    async find(invocation: Invocation) {
      const paths = await places.pathsOf(toFolders(invocation));
      return {paths, launch: await findLaunch(invocation, machine, paths)};
    },
    async start(invocation: Invocation, {launch, paths}: Found) {
      const {scratchSize = 512, memorySize} = invocation;
      const place = await places.open({...toFolders(invocation), folders: launch.folders, scratchSize, memorySize});
      return startEnvironment(invocation, {launch, place, paths, shutdownTime: machine.shutdownTime}).catch(
        async error => {
          await place.remove();
          throw error;
        },
      );
    },
  };
}

function endUnstarted(invocation: Invocation, errorType: string, message: string): Outcome {
  const {outcome, opening, closing} = describeUnstarted(invocation, errorType, message);
  for (const event of [...opening, ...closing]) invocation.onLog?.(event);
  return outcome;
}

/** Everything an environment was started with: what differs in any of it must not share one. */
function buildPoolKey(invocation: Invocation): PoolKey {
  const {functionArn, version, runtime, handler, codeSha256, optFolder, environment, tenantId = ''} = invocation;
  const {memorySize, timeout, scratchSize, logGroup, logFormat, logLevel} = invocation;
  const unqualified = functionArn.split(':').slice(0, 7).join(':');
  const parts = [runtime, handler, codeSha256, optFolder, Object.entries(environment).toSorted()];
  return {
    owner: `${unqualified}:${version}:${tenantId}`,
    configuration: JSON.stringify([parts, memorySize, timeout, scratchSize, logGroup, logFormat, logLevel]),
  };
}

/** How an invocation's program is started, by the paths that it sees. */
interface Found {
  readonly launch: ProgramLaunch;
  readonly paths: HandlerPaths;
}

function toFolders({codeFolder, optFolder}: Invocation): {code: string; opt: string | undefined} {
  return {code: codeFolder, opt: optFolder};
}
