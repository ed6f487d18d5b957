import {setTimeout} from 'node:timers/promises';
import {environmentManager, QueryClient} from '@tanstack/query-core';
import {declarations, functions, resources} from '../catalog/index.ts';
import {buildKeyTable} from '../console/dispatch/key-table.ts';
import {layoutOf} from '../console/layout/geometry.ts';
import type {Services} from '../console/services.ts';
import type {Remembered} from '../console/session/remembered.ts';
import {type Notice, toSession} from '../console/session/session.ts';
import type {Resource} from '../core/resource/resource.ts';
import {chooseEscapeTimeout} from '../terminal/input/escape-timeout.ts';
import {createPacedStdin, type PacedStdinOptions} from '../terminal/input/paced-stdin.ts';
import {createFrameStdout, type FrameStdout} from '../terminal/output/frame-stdout.ts';
import {writesUnicode} from '../terminal/output/letters.ts';
import {awaitReports} from '../terminal/process/await-reports.ts';
import {installLifecycle} from '../terminal/process/lifecycle.ts';
import {findStateFolder} from '../terminal/process/state-folder.ts';
import {createSuspension} from '../terminal/process/suspension.ts';
import {createConsole} from '../ui/create-console.ts';
import type {Console} from '../ui/parts/console.ts';
import type {ConsoleRequest} from './command-line.ts';
import type {Memory} from './console-memory.ts';
import {createConsoleServices} from './console-services.ts';
import {openFirstScreen} from './first-screen.ts';
import type {Host} from './host.ts';
import {createLookKeeper, type FirstLook, findFirstLook} from './looks.ts';
import {openTerminalLink} from './open-terminal-link.ts';
import {openRowMemory} from './row-memory.ts';
import type {SettingsFile} from './settings.ts';
import {createSpokenStdout} from './spoken-stdout.ts';

/** A console that runs: the way to end it, with an exit code. */
export interface RunningConsole {
  quit(exitCode: number): Promise<void>;
  /** Resolves once every key that came in was dealt with and what it changed is drawn. */
  drawn(): Promise<void>;
}

/** Opens the console on the host's terminal. Returns once it is drawn; the process ends through the lifecycle. */
export async function runConsole(host: Host, request: ConsoleRequest, settings: SettingsFile): Promise<RunningConsole> {
  await host.guard.ready;
  const opened = await openParts(host, request, settings);
  const {parts, stdin, lifecycle} = opened;
  const first = openFirstScreen(opened);
  await first.settled();
  const {drawConsole} = await import('./draw-console.tsx');
  first.stop();
  const ink = drawConsole(opened);
  opened.onLeave(() => ink.unmount());
  ink.waitUntilExit().catch((error: unknown) => lifecycle.crash(error));
  await ink.waitUntilRenderFlush();
  // Keys are read raw by now: before, the terminal would show the answer.
  if (request.color) opened.looks.ask();
  parts.controller.start();
  const drawn = async () => {
    await stdin.taken();
    while (parts.store.drawn.getState() !== parts.store.getState()) await setTimeout(1);
    await ink.waitUntilRenderFlush();
  };
  return {quit: opened.quit, drawn};
}

/** Puts everything together that the console is, but for what draws it. */
async function openParts(host: Host, request: ConsoleRequest, settings: SettingsFile) {
  const hears: Required<Listeners> = {onStall: () => {}, onReply: () => {}};
  const terminal = openTerminal(host, settings, {
    onStall: isStalled => hears.onStall(isStalled),
    onReply: reply => hears.onReply(reply),
  });
  const {stdout, lifecycle} = terminal;
  const first = await findFirstLook(host, request.theme ?? settings.settings.theme);
  let leave = () => {};
  const drawnOn = request.screenReader ? createSpokenStdout(stdout) : stdout;
  const quit = async (code: number) => {
    // A folder that cannot be written to must not keep anyone from leaving.
    await settings.remember({layout: toLayout(parts)}).catch(error => lifecycle.log(`settings ${String(error)}`));
    await keeper.keep().catch(error => lifecycle.log(`rows ${String(error)}`));
    leave();
    await waitUntilWritten(stdout);
    lifecycle.quit(code);
  };
  const services = createConsoleServices({host, request, settings, ...terminal, themes: first.themes, quit});
  const memory = openRowMemory({host, request, settings, resources});
  const parts = createParts({
    host,
    request,
    settings,
    stdout: drawnOn,
    services,
    first,
    remembered: await memory.read(),
  });
  const keeper = memory.createKeeper(parts);
  const looks = createLookKeeper(host, stdout, parts.store);
  listen(hears, {stdout, looks, parts});
  lifecycle.beforeExit(() => {
    looks.stop();
    keeper.stop();
    parts.controller.stop();
  });
  const onLeave = (work: () => void) => {
    leave = work;
  };
  return {...terminal, stdout: drawnOn, parts, services, looks, quit, onLeave};
}

/** Milliseconds that a terminal has to take what was written last. */
const longestWriting = 500;

/** What the terminal is asked is answered only once it has come there. */
async function waitUntilWritten(stdout: FrameStdout): Promise<void> {
  for (const end = performance.now() + longestWriting; stdout.isBehind && performance.now() < end; )
    await setTimeout(5);
}

interface Heard {
  readonly stdout: FrameStdout;
  readonly looks: ReturnType<typeof createLookKeeper>;
  readonly parts: Console;
}

function listen(hears: Required<Listeners>, {stdout, looks, parts}: Heard): void {
  hears.onReply = reply => {
    // Another program may have written there meanwhile.
    if (reply === focusGained) stdout.redraw();
    looks.take(reply);
  };
  hears.onStall = isStalled => {
    parts.store.dispatch({type: 'notice', notice: isStalled ? stalledPaste : undefined});
  };
}

interface PartsInput {
  readonly host: Host;
  readonly request: ConsoleRequest;
  readonly settings: SettingsFile;
  readonly stdout: {columns: number; rows: number};
  readonly services: Services;
  readonly first: FirstLook;
  readonly remembered: Remembered | undefined;
}

function createParts({host, request, settings, stdout, services, first, remembered}: PartsInput): Console {
  const keys = buildKeyTable(resources, declarations, settings.settings.keys);
  return createConsole({
    services,
    client: createQueryClient(),
    resources,
    functions,
    declarations,
    keys,
    messages: [...settings.notices, ...first.notices, ...keys.problems],
    session: {...createFirstSession(stdout, settings.memory), look: first.look, remembered},
    hasColours: request.color,
    unicode: request.ascii !== true && writesUnicode(host.env),
    wanted: request.function,
    showsMetrics: settings.settings.metrics ?? true,
  });
}

/** The pane that was worked in, to begin in it the next time. */
function toLayout({store}: Console): NonNullable<Memory['layout']> {
  const {focus, zoomed, subject} = store.getState();
  return {pane: resources.some(({name}) => name === focus) ? focus : subject, zoomed};
}

/** Who is told of what comes from the terminal and is no key. */
type Listeners = Pick<PacedStdinOptions, 'onStall' | 'onReply'>;

/** What a terminal says that was asked to, once it has got the focus. */
const focusGained = '[I';

/** Keys cannot be told from what is pasted: what ends a paste is its end mark, which comes with another or can be typed. */
const stalledPaste: Notice = {
  text: 'A paste has not ended; all that comes belongs to it. To end it paste anything, or type Esc [ 2 0 1 ~',
  tone: 'warn',
};

function openTerminal(host: Host, settings: SettingsFile, {onStall, onReply}: Required<Listeners>) {
  const {process, console, env, home, guard} = host;
  const link = openTerminalLink(host, settings);
  const stdout = createFrameStdout(process.stdout, link);
  const awaitAll = () => link && awaitReports(link, stdin, stdout);
  const suspension = createSuspension({process, awaitReports: awaitAll});
  const lifecycle = installLifecycle({
    process,
    console,
    stdin: process.stdin,
    stdout,
    stderr: process.stderr,
    guard,
    stateFolder: findStateFolder(env, home),
    awaitReports: awaitAll,
    isHandedOver: () => suspension.isHandedOver,
  });
  const stdin = createPacedStdin(process.stdin, {
    escapeTimeout: chooseEscapeTimeout(env, settings.settings.escapeTimeout),
    onStall,
    onReply: reply => {
      link?.take(reply);
      onReply(reply);
    },
    awaitsReply: () => link?.isAwaiting === true,
    tellRaw: isRaw => {
      guard.tell({kind: isRaw ? 'keys' : 'nobody'});
      if (isRaw) link?.ask();
    },
  });
  guard.tell({kind: 'screen'});
  return {stdin, stdout, suspension, lifecycle};
}

function createFirstSession(stdout: {columns: number; rows: number}, {layout}: Memory) {
  const zoomed = layout?.zoomed === true;
  const left = resources.find(({name}) => name === layout?.pane) ?? resources[0];
  const session = {...toSession(stdout.columns, stdout.rows, left?.name ?? ''), zoomed};
  // Nothing is selected yet: where one pane has the screen, it is one that does not wait for another's selection.
  const isAlone = layoutOf(session, resources).mode !== 'columns';
  const first = isAlone ? findRoot(left)?.name : undefined;
  const sorts = Object.fromEntries(
    resources.flatMap(({name, columns, sortedBy}) => {
      const column = columns.findIndex(({header}) => header === sortedBy);
      return column === -1 ? [] : [[name, {column, reverse: false}]];
    }),
  );
  return first === undefined ? {...session, sorts} : {...session, sorts, focus: first, subject: first};
}

function findRoot(resource: Resource | undefined): Resource | undefined {
  return resource?.parent === undefined ? resource : findRoot(resource.parent);
}

/** Without these settings the query cache takes Node for a server and an offline machine for one without loopback. */
function createQueryClient(): QueryClient {
  environmentManager.setIsServer(() => false);
  return new QueryClient({
    defaultOptions: {queries: {retry: false, networkMode: 'always', refetchOnWindowFocus: false}},
  });
}
