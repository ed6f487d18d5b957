import {existsSync} from 'node:fs';
import {homedir, tmpdir} from 'node:os';
import {join} from 'node:path';
import {isSea} from 'node:sea';
import {isatty} from 'node:tty';
import packageJson from '../package.json' with {type: 'json'};
import {listPlainCommands, parseCommandLine} from './program/command-line.ts';
import type {Host} from './program/host.ts';
import {findConfigFolder, openSettings, type SettingsFolders} from './program/settings.ts';
import {findWrongTarget} from './program/wrong-target.ts';
import {noGuard, startGuard} from './terminal/guard/terminal-guard.ts';
import {findTerminalRefusal} from './terminal/interactive.ts';
import {chooseColorLevel} from './terminal/output/color-level.ts';
import {watchReaders} from './terminal/output/reader-gone.ts';
import {findStateFolder} from './terminal/process/state-folder.ts';

const host: Host = {
  process,
  console,
  version: packageJson.version,
  env: process.env,
  home: homedir(),
  temporaryFolder: tmpdir(),
  // A single executable is no Node to its children unless it is told so.
  ...(isSea() && {nodeEnvironment: {LAMBDECK_AS_NODE: join(import.meta.dirname, 'as-node.cjs')}}),
  bootstrapFolder: findBootstraps(),
  textWorker: findTextWorker(),
  guard: noGuard,
};

main().catch((error: unknown) => {
  process.stderr.write(`lambdeck could not start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});

async function main(): Promise<void> {
  watchReaders(process);
  const request = parseCommandLine(process.argv.slice(2), packageJson.version);
  if (request.kind === 'done') return finish(request.text, request.exitCode);
  if (request.kind === 'sandbox') {
    const {serveSandbox} = await import('./program/serve-sandbox.ts');
    return serveSandbox(host, request);
  }
  if (request.kind === 'deliver' || request.kind === 'deliveries') {
    const {askSandbox} = await import('./program/ask-sandbox.ts');
    return askSandbox(host, request);
  }
  if (request.kind === 'info') {
    const {describeSetup} = await import('./program/describe-setup.ts');
    const settings = await openSettings(findFolders());
    return finish(`${(await describeSetup({host, request, settings}, {})).join('\n')}\n`, 0);
  }
  if (request.kind === 'incidents' || request.kind === 'logs' || request.kind === 'invoke') {
    const wrong = await findWrongTarget(request, process.env);
    if (wrong !== undefined) return finish(`${wrong}\n`, 2);
    const {answerPlainly} = await import('./program/plain/answer-plainly.ts');
    return answerPlainly(host, request, await openSettings(findFolders()));
  }
  const streams = {stdin: {isTTY: isatty(0)}, stdout: {isTTY: isatty(1)}};
  const wrong = await findWrongTarget(request, process.env);
  if (wrong !== undefined) return finish(`${wrong}\n`, 2);
  const refusal = findTerminalRefusal(streams, process.env, listPlainCommands);
  if (refusal !== undefined) return finish(`${refusal}\n`, 1);
  // It is there by the time that there is something to draw.
  const guard = startGuard();
  const level = request.color ? chooseColorLevel(process.env, true) : 0;
  // Chalk asks FORCE_COLOR when it is imported.
  process.env['FORCE_COLOR'] = String(level);
  const settings = await openSettings(findFolders());
  const {runConsole} = await import('./program/run-console.ts');
  const screenReader = request.screenReader ?? process.env['INK_SCREEN_READER'] === 'true';
  await runConsole({...host, guard}, {...request, color: level > 0, screenReader}, settings);
}

function findFolders(): SettingsFolders {
  return {config: findConfigFolder(process.env, homedir()), state: findStateFolder(process.env, homedir())};
}

function finish(text: string, exitCode: number): void {
  (exitCode === 0 ? process.stdout : process.stderr).write(text);
  process.exitCode = exitCode;
}

/** The build puts the bootstraps beside the bundle; from source they lie with the runtimes. */
function findBootstraps(): string {
  const built = join(import.meta.dirname, 'bootstrap');
  return existsSync(built) ? built : join(import.meta.dirname, 'sandbox', 'runtime', 'bootstrap');
}

/** The same of the thread that works with texts. */
function findTextWorker(): string {
  const built = join(import.meta.dirname, 'text-worker.cjs');
  return existsSync(built) ? built : join(import.meta.dirname, 'program', 'text-work', 'text-worker.ts');
}
