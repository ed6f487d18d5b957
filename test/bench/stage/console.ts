import {type Program, startProgram} from '../../support/terminal/start-program.ts';
import {still} from './frames.ts';

/** What measures have in common: the built program, a sandbox full of functions, a home folder to run in. */
export interface Stage {
  /** Path of the built program. */
  readonly program: string;
  /** The sandbox's URL. */
  readonly url: string;
  /** Names of its functions in the order they are listed. */
  readonly names: readonly string[];
  /** The console's HOME: its settings and compile cache. */
  readonly home: string;
}

/** Size of a terminal in cells. */
export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** Starts the console on the sandbox, or on another endpoint. */
export function startConsole(stage: Stage, {columns, rows}: Size, url = stage.url): Program & AsyncDisposable {
  return startProgram({
    // As a shell does it: the program's first line says how Node is to run it.
    command: stage.program,
    args: ['--endpoint-url', url, '--region', 'eu-west-1'],
    env: {HOME: stage.home, AWS_ACCESS_KEY_ID: 'bench', AWS_SECRET_ACCESS_KEY: 'bench'},
    columns,
    rows,
  });
}

/** Starts the console and waits until all functions are listed, everything beside them has been read, and it rests. */
export async function openConsole(stage: Stage, size: Size): Promise<Program & AsyncDisposable> {
  const program = startConsole(stage, size);
  await program.waitFor(`Functions ${stage.names.length} `, {timeout: 120_000});
  await still(program, 1500);
  return program;
}

/** Name of the function under the cursor: the first pane has the first marker. */
export function selectedName(rows: readonly string[]): string | undefined {
  return /^│▌(\S+)/.exec(rows.find(row => row.startsWith('│▌')) ?? '')?.[1];
}

/** The first function shown: it changes when the list scrolls. */
export function firstName(rows: readonly string[]): string | undefined {
  return /^│[ ▌](\S+)/.exec(rows[rows.findIndex(row => row.includes('1 Functions')) + 1] ?? '')?.[1];
}
