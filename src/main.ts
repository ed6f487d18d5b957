import {existsSync} from 'node:fs';
import {homedir, tmpdir} from 'node:os';
import {join} from 'node:path';
import {isSea} from 'node:sea';
import packageJson from '../package.json' with {type: 'json'};
import {beginScreen} from './program/begin-screen.ts';
import type {Host} from './program/host.ts';
import {noGuard} from './terminal/guard/terminal-guard.ts';

const host: Host = {
  process,
  console,
  version: packageJson.version,
  // As it was found: what is loaded is told some things by its variables.
  env: {...process.env},
  home: homedir(),
  temporaryFolder: tmpdir(),
  // A single executable is no Node to its children unless it is told so.
  ...(isSea() && {nodeEnvironment: {LAMBDECK_AS_NODE: join(import.meta.dirname, 'as-node.cjs')}}),
  bootstrapFolder: findBuilt('bootstrap') ?? join(import.meta.dirname, 'sandbox', 'runtime', 'bootstrap'),
  ownSandbox: findBuilt('own-sandbox.cjs') ?? join(import.meta.dirname, 'own-sandbox.ts'),
  textWorker: findBuilt('text-worker.cjs') ?? join(import.meta.dirname, 'program', 'text-work', 'text-worker.ts'),
  guard: noGuard,
};

main().catch((error: unknown) => {
  process.stderr.write(`lambdeck could not start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});

/** All else is loaded once there is something to look at. */
async function main(): Promise<void> {
  const begun = await beginScreen(host);
  if (begun === undefined) {
    const {runProgram} = await import('./program/start/run-program.ts');
    return runProgram(host);
  }
  try {
    const {openConsole} = await import('./program/open-console.ts');
    await openConsole(host, begun.request, begun);
  } catch (error) {
    begun.withdraw();
    throw error;
  }
}

/** What the build puts beside the bundle; undefined when this runs from source. */
function findBuilt(name: string): string | undefined {
  const built = join(import.meta.dirname, name);
  return existsSync(built) ? built : undefined;
}
