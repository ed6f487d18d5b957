import {ProblemError} from '../core/problem.ts';
import type {Lifecycle} from '../terminal/process/lifecycle.ts';
import type {Host} from './host.ts';

/** The sandbox inside the console: started when first asked for. */
export interface EmbeddedSandbox {
  /** Where it listens. `region` is the one with the sample functions, decided by the first call. */
  url(region: string): Promise<string>;
}

/** Makes the embedded sandbox; it keeps its state between sessions and ends with the console. */
export function createEmbeddedSandbox(host: Host, lifecycle: Pick<Lifecycle, 'beforeExit' | 'log'>): EmbeddedSandbox {
  let started: Promise<string> | undefined;
  const start = async (region: string) => {
    const {startSandbox, findSandboxFolder: toSandboxFolder} = await import('./start-sandbox.ts');
    const onFault = (error: unknown) =>
      lifecycle.log(`sandbox ${error instanceof Error ? error.stack : String(error)}`);
    const storage = {kind: 'folder', path: toSandboxFolder(host)} as const;
    const sandbox = await startSandbox(host, {storage, port: 0, region, empty: false, onFault});
    lifecycle.beforeExit(() => void sandbox.close());
    return sandbox.url;
  };
  return {
    url: region => {
      started ??= start(region).catch((error: unknown) => {
        started = undefined;
        throw createStartProblem(error);
      });
      return started;
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
