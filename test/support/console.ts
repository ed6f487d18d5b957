import {EventEmitter} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {PassThrough} from 'node:stream';
import {onTestFinished} from 'vitest';
import {type Rates, usualRates} from '../../src/aws/budget/budget.ts';
import {parseCommandLine} from '../../src/program/command-line.ts';
import {findConfigFolder} from '../../src/program/config-folder.ts';
import type {Host} from '../../src/program/host.ts';
import {runConsole} from '../../src/program/run-console.ts';
import {openSettings} from '../../src/program/settings.ts';
import type {SandboxOptions} from '../../src/sandbox/index.ts';
import {noGuard} from '../../src/terminal/guard/terminal-guard.ts';
import {findStateFolder} from '../../src/terminal/process/state-folder.ts';
import {type FaultyEndpoint, startFaultyEndpoint} from './faulty-endpoint.ts';
import {called, type Driven} from './panes.ts';
import {machine, type RunningSandbox, region, startSandbox} from './sandbox.ts';
import {createFakeTerminal, type FakeTerminal} from './terminal/fake-terminal.ts';
import type {Awaited} from './terminal/screen.ts';
import {type Things, toThings} from './things.ts';

/** What a console is started with. */
export interface ConsoleOptions {
  readonly columns?: number;
  readonly rows?: number;
  /** Its command line, without the program's name. */
  readonly args?: readonly string[];
  /** How its sandbox differs from one in memory, filled with the samples, that settles at once. */
  readonly sandbox?: Partial<SandboxOptions>;
  /** Environment beside the endpoint, region and keys; undefined takes one of those away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** How much it asks of services; as much as it likes otherwise, for that is not what is tested. */
  readonly rates?: Rates;
  /** Its home folder; a new one otherwise. */
  readonly home?: string;
  /** Another console, whose home, endpoint and sandbox it shares. */
  readonly after?: Pick<RunningConsole, 'home' | 'endpoint' | 'sandbox'>;
}

/** The real console on a fake terminal, connected over HTTP to a real sandbox behind an endpoint that can misbehave. */
export interface RunningConsole extends ConsoleScreen, Things {
  readonly endpoint: FaultyEndpoint;
  readonly sandbox: RunningSandbox;
  readonly home: string;
  /** Resolves with the exit code once the console has ended. */
  readonly exited: Promise<number>;
}

/** A console's terminal. */
interface ConsoleScreen extends Pick<FakeTerminal, 'resize' | 'terminal' | 'bytes' | 'output'>, Driven {
  /** Types keys in one packet. */
  press(keys: string): void;
  paste(text: string): void;
  screen(): string[];
  /** Resolves once what was pressed so far was dealt with and the screen shows what is awaited, whatever it showed before. */
  waitFor(awaited: Awaited): Promise<string[]>;
  /** Resolves once no row shows that. */
  gone(part: string): Promise<void>;
  /** Resolves once what was pressed so far was dealt with and drawn. */
  drawn(): Promise<void>;
  /** The rows of the screen, joined by newlines. */
  text(): string;
}

/** Keys as a terminal sends them. */
export const keys = {
  enter: '\r',
  /** As terminals send it that tell it from the beginning of a sequence: what is pressed next is no part of it. */
  esc: '\u001B[27u',
  tab: '\t',
  shiftTab: '\u001B[Z',
  up: '\u001B[A',
  down: '\u001B[B',
  pageDown: '\u001B[6~',
  backspace: '\u007F',
  ctrlC: '\u0003',
  ctrlS: '\u0013',
  ctrlU: '\u0015',
} as const;

const plenty: Rates = {...usualRates, lambda: 1000, metrics: 1000, trail: 1000};

/** Opens the console and waits until its functions are on the screen. It ends with the test. */
export async function startConsole(options: ConsoleOptions = {}): Promise<RunningConsole> {
  const running = await openConsole(options);
  await running.pane('functions').titled(/Functions \d/);
  return running;
}

/** Opens the console without waiting for what it shows. It ends with the test. */
export async function openConsole(options: ConsoleOptions = {}): Promise<RunningConsole> {
  const {columns = 120, rows = 40, args = []} = options;
  const {after} = options;
  const sandbox = after?.sandbox ?? (await startSandbox({seed: true, ...options.sandbox}));
  const endpoint = after?.endpoint ?? (await startFaultyEndpoint(sandbox.url));
  const home = options.home ?? after?.home ?? createHome();
  const terminal = createFakeTerminal({columns, rows});
  const ending = Promise.withResolvers<number>();
  const host = toHost(
    terminal,
    home,
    {...toEnvironment(endpoint.url, home), ...options.env},
    {rates: options.rates ?? plenty, onExit: ending.resolve},
  );
  const request = parseCommandLine(args, '0.0.0');
  if (request.kind !== 'console') throw new Error('These arguments do not open the console');
  const settings = await openSettings({
    config: findConfigFolder(host.env, home),
    state: findStateFolder(host.env, home),
  });
  const {quit, drawn} = await runConsole(host, request, settings);
  onTestFinished(async () => {
    await quit(0);
    if (after !== undefined) return;
    await endpoint.close();
    await sandbox.close();
  });
  const waitFor = async (awaited: Awaited) => {
    await Promise.race([drawn(), ending.promise]);
    return terminal.waitFor(awaited);
  };
  const screen: ConsoleScreen = {
    ...terminal,
    waitFor,
    gone: async part => void (await waitFor(called(`no ${part}`, rows => !rows.some(row => row.includes(part))))),
    drawn,
    text: () => terminal.screen().join('\n'),
    hasFocus: (_, {column, row}) => terminal.terminal.cell(column, row)?.isBold === true,
  };
  return {...screen, ...toThings(screen), endpoint, sandbox, home, exited: ending.promise};
}

/** A new home folder, removed with the test. */
export function createHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'lambdeck-home-'));
  onTestFinished(() => rmSync(home, {recursive: true, force: true}));
  return home;
}

function toEnvironment(endpoint: string, home: string): Record<string, string | undefined> {
  return {
    HOME: home,
    PATH: process.env['PATH'],
    TERM: 'xterm-256color',
    AWS_ENDPOINT_URL_LAMBDA: endpoint,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'secret',
  };
}

/** A process of its own for the console: its signals, console and end are not those of the tests. */
function toHost(
  terminal: FakeTerminal,
  home: string,
  env: Host['env'],
  {rates, onExit}: {rates: Rates; onExit: (code: number) => void},
): Host {
  const stderr = new PassThrough().resume();
  const consoleProcess = Object.assign(new EventEmitter(), {
    stdin: terminal.stdin,
    stdout: terminal.stdout,
    stderr,
    env,
    pid: process.pid,
    execPath: process.execPath,
    argv: ['node', 'lambdeck'],
    versions: process.versions,
    platform: process.platform,
    arch: process.arch,
    // The console's own is not that of the tests; groups are of what it has started.
    kill: (pid: number, signal: NodeJS.Signals | 0) => (pid < 0 || signal === 0 ? process.kill(pid, signal) : true),
    getuid: () => process.getuid?.(),
    exit: onExit,
  });
  return {
    // The parts of a process that the console uses are there.
    process: consoleProcess as unknown as NodeJS.Process,
    console: Object.create(console) as Console,
    env,
    version: '0.0.0',
    home,
    temporaryFolder: home,
    bootstrapFolder: machine.bootstrapFolder,
    ownSandbox: join(import.meta.dirname, '../../src/own-sandbox.ts'),
    textWorker: join(import.meta.dirname, '../../src/program/text-work/text-worker.ts'),
    guard: noGuard,
    rates,
  };
}
