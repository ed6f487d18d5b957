import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {onTestFinished} from 'vitest';
import {type Things, toThings} from '../things.ts';
import {built, checkBuilt} from './built.ts';
import {type Program, startProgram} from './start-program.ts';

/** How to start the built program in a terminal of its own, with a new home folder. */
export interface LambdeckOptions {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly columns?: number;
  readonly rows?: number;
  readonly home?: string;
}

/** The built program, with what stands on its screen. */
export interface Lambdeck extends Program, Things {}

/** Starts the built program; it is killed when the test is over. */
export const startLambdeck = (options: LambdeckOptions = {}): Lambdeck => {
  const {args = [], columns = 120, rows = 40, home = createHome()} = options;
  checkBuilt();
  const program = startProgram({
    command: process.execPath,
    args: [built, ...args],
    env: {HOME: home, ...options.env},
    columns,
    rows,
    folder: home,
  });
  onTestFinished(() => program[Symbol.asyncDispose]());
  return {...program, ...thingsOf(program)};
};

/** What stands on the screen of a program that shows the console. */
export const thingsOf = (program: Program): Things =>
  toThings({
    press: program.write,
    paste: text => program.write(`\u001B[200~${text}\u001B[201~`),
    screen: program.screen,
    waitFor: awaited => program.waitFor(awaited),
    hasFocus: (_, {column, row}) => program.terminal.cell(column, row)?.isBold === true,
  });

/** A new home folder, removed with the test. */
export const createHome = (): string => {
  const home = mkdtempSync(join(tmpdir(), 'lambdeck-home-'));
  onTestFinished(() => rmSync(home, {recursive: true, force: true, maxRetries: 5, retryDelay: 100}));
  return home;
};
