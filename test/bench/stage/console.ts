import {type Program, startProgram} from '../../support/terminal/start-program.ts';
import {still} from './frames.ts';
import type {Stage} from './stage.ts';

/** Size of a terminal in cells. */
export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** What a laptop's terminal has, and what a large screen's has. */
export const usual: Size = {columns: 120, rows: 40};
export const large: Size = {columns: 200, rows: 60};

/** Starts the console on an endpoint; another command than Node with the built program has that in itself. */
export function startConsole(stage: Stage, size: Size, url: string, command?: string): Program & AsyncDisposable {
  const env = {AWS_ACCESS_KEY_ID: 'bench', AWS_SECRET_ACCESS_KEY: 'bench'};
  return startBuilt(stage, size, ['--endpoint-url', url, '--region', 'eu-west-1'], env, command);
}

/** Starts the console where nothing is configured: it opens the sandbox that it brings along. */
export function startUnconfigured(stage: Stage, size: Size): Program & AsyncDisposable {
  return startBuilt(stage, size, [], {});
}

/** Starts the console and waits until all of so many functions are listed, everything beside them has been read, and it rests. */
export async function openConsole(stage: Stage, size: Size, count: number): Promise<Program & AsyncDisposable> {
  const {url} = await stage.functions(count);
  return openConsoleAt(stage, size, count, url);
}

/** The same, on another endpoint. */
export async function openConsoleAt(
  stage: Stage,
  size: Size,
  count: number,
  url: string,
): Promise<Program & AsyncDisposable> {
  const program = startConsole(stage, size, url);
  await program.waitFor(`Functions ${count} ─`, {timeout: 120_000});
  await still(program, 1000);
  return program;
}

/** Without options of Node's: the program has to do without them where it is started by its path. */
function startBuilt(
  {program, home}: Stage,
  {columns, rows}: Size,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  command?: string,
): Program & AsyncDisposable {
  return startProgram({
    command: command ?? process.execPath,
    args: command === undefined ? [program, ...args] : args,
    env: {HOME: home, ...env},
    columns,
    rows,
  });
}

/** Name of the function under the cursor: the first pane has the first marker. */
export function selectedName(rows: readonly string[]): string | undefined {
  return /^│▌(\S+)/.exec(rows.find(row => row.startsWith('│▌')) ?? '')?.[1];
}

/** The first function shown: it changes when the list scrolls. */
export function firstName(rows: readonly string[]): string | undefined {
  const title = rows.findIndex(row => row.includes('1 Functions'));
  const first = rows.slice(title + 1).find(row => !row.startsWith('│ NAME'));
  return /^│[ ▌](\S+)/.exec(first ?? '')?.[1];
}

/** Whether a function is shown as the service says it is now; one that is only remembered is painted as what is of no weight. */
export function isLive(program: Program, name: string): boolean {
  const cells = program.terminal.cellsOf(name);
  return cells.length > 0 && cells.every(({isDim, foreground}) => !isDim && foreground === undefined);
}
