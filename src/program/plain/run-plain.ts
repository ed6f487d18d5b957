import type {Connection} from '../../console/connection/connection.ts';
import {type Problem, ProblemError} from '../../core/problem.ts';
import {findStateFolder} from '../../terminal/process/state-folder.ts';
import {createConnect} from '../connections.ts';
import {exitCodes} from '../exit-codes.ts';
import {findDestination} from '../find-destination.ts';
import type {Host} from '../host.ts';
import {createJournal} from '../journal.ts';
import type {PlainRequest} from '../plain-commands.ts';
import type {SettingsFile} from '../settings.ts';

/** What a command without a screen works with. */
export interface PlainSession {
  readonly connection: Connection;
  /** Aborted when the process is told to end. */
  readonly signal: AbortSignal;
  print(text: string | Uint8Array): void;
  /** Says something that is no part of what was asked for, in a line. */
  tell(text: string): void;
}

const signals = {SIGINT: 130, SIGTERM: 143, SIGHUP: 129} as const;

/**
 * Runs a command without a screen and sets the exit code it gives. What goes wrong is one line. What the console was last taken to
 * counts for nothing here, and the sandbox is only asked when it is named.
 */
export async function runPlain(
  host: Host,
  request: PlainRequest,
  settings: SettingsFile,
  work: (session: PlainSession) => Promise<number>,
): Promise<void> {
  const {process} = host;
  const ending = new AbortController();
  const cleanups: (() => void)[] = [];
  let interrupted: number | undefined;
  for (const [name, code] of Object.entries(signals)) {
    const stop = () => {
      interrupted = code;
      ending.abort();
    };
    process.once(name, stop);
    cleanups.push(() => process.off(name, stop));
  }
  const tell = (text: string) => process.stderr.write(`lambdeck ${request.kind}: ${text}\n`);
  try {
    const connection = await connect(host, request, settings, {cleanups, signal: ending.signal, tell});
    const print = (text: string | Uint8Array) => void process.stdout.write(text);
    process.exitCode = await work({connection, signal: ending.signal, print, tell});
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    if (error.problem.kind !== 'aborted') tell(formatProblem(error.problem));
    process.exitCode = error.problem.kind === 'setup' ? exitCodes.wrongUsage : exitCodes.failed;
  } finally {
    for (const cleanup of cleanups) cleanup();
    if (interrupted !== undefined) process.exitCode = interrupted;
  }
}

interface Opening {
  readonly cleanups: (() => void)[];
  readonly signal: AbortSignal;
  tell(text: string): void;
}

async function connect(
  host: Host,
  {kind: _, ...request}: PlainRequest,
  settings: SettingsFile,
  {cleanups, signal, tell}: Opening,
): Promise<Connection> {
  const {env, home, process} = host;
  const asked = {kind: 'console', color: false, ...request} as const;
  const own = {...settings, memory: {}, remember: async () => {}};
  const parts = {host, request: asked, settings: own};
  if (request.sandbox !== true && 'sandbox' in (await findDestination(parts, {}))) throw nothingConfigured();
  for (const notice of settings.notices) tell(notice);
  const lifecycle = {
    beforeExit: (cleanup: () => void) => {
      cleanups.push(cleanup);
      return () => {};
    },
    log: () => {},
  };
  const journal = createJournal(findStateFolder(env, home), process.pid);
  const {connect: open} = createConnect({...parts, lifecycle, journal, handOver: work => work()});
  return open({}, signal);
}

function nothingConfigured(): ProblemError {
  return new ProblemError({
    kind: 'setup',
    what: 'There is nothing to connect to',
    why: 'no credentials, profile or endpoint are configured.',
    tryThis: 'Use --profile, --endpoint-url or --sandbox.',
  });
}

/** A problem in a line. What to try is left out where it is a key of the console. */
export function formatProblem({what, why, tryThis}: Problem): string {
  const own = tryThis.replace(/ \(or choose [^)]*\)/, '').replace(/^Choose another profile with P, or run/, 'Run');
  const isForHere = own !== '' && !/\bpress\b|\b(with|the panes, )[A-Z]\b|^Type|again\.$/i.test(own);
  const end = /[.!?]$/.test(why) ? '' : '.';
  return `${what}: ${why}${isForHere ? `${end} ${own}` : ''}`;
}
