import type {SandboxWatch} from '../console/services.ts';
import {ProblemError} from '../core/problem.ts';
import type {Lifecycle} from '../terminal/process/lifecycle.ts';
import type {Host} from './host.ts';
import {findSandboxFolder} from './sandbox-folder.ts';

/** The sandbox that the console brings along, in a process of its own: started when first asked for. */
export interface EmbeddedSandbox {
  /** Where it listens, also after it was started again. `region` is the one with the sample functions, decided by the first call. */
  url(region: string): Promise<string>;
  watch(watch: SandboxWatch): void;
}

/** ms before it is started again: longer each time that it does not stay. */
const pauses = {first: 200, longest: 30_000};
/** ms after which it is said to have stayed. */
const stay = 10_000;

/** Makes the embedded sandbox; it keeps its state between sessions, ends with the console, and is started again should it end before. */
export function createEmbeddedSandbox(host: Host, lifecycle: Pick<Lifecycle, 'beforeExit' | 'log'>): EmbeddedSandbox {
  let watching: SandboxWatch | undefined;
  let started: Promise<string> | undefined;
  let leave = () => {};
  let pause = pauses.first;
  const run = async (region: string, port: number): Promise<string> => {
    const {runSandbox} = await import('./sandbox-process.ts');
    const begunAt = performance.now();
    const own = runSandbox(host, {folder: findSandboxFolder(host), port, region}, report => {
      if (report.kind === 'fault') lifecycle.log(`sandbox ${report.text}`);
      if (report.kind === 'isolation' && report.isolation.kind === 'none') watching?.unwalled(report.isolation.why);
    });
    ({leave} = own);
    const url = await own.listens;
    void own.ends.then(how => {
      if (performance.now() - begunAt > stay) pause = pauses.first;
      watching?.ended(how);
      runAgain(how, region, Number(new URL(url).port));
    });
    return url;
  };
  const runAgain = (how: string, region: string, port: number): void => {
    const fail = (error: Error) => {
      watching?.unstartable(error.message);
      runAgain(how, region, port);
    };
    setTimeout(() => void run(region, port).then(() => watching?.startedAgain(how), fail), pause).unref();
    pause = Math.min(pause * 2, pauses.longest);
  };
  lifecycle.beforeExit(() => leave());
  return {
    url(region) {
      started ??= run(region, 0).catch((error: unknown) => {
        started = undefined;
        throw createStartProblem(error);
      });
      return started;
    },
    watch(watch) {
      watching = watch;
    },
  };
}

function createStartProblem(error: unknown): ProblemError {
  const why = error instanceof Error ? error.message : String(error);
  return new ProblemError(
    {
      kind: 'setup',
      what: 'The sandbox could not be started',
      why,
      tryThis: 'Mend that and press r, or start with --profile.',
    },
    {cause: error},
  );
}
