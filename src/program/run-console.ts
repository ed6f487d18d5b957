import {setTimeout} from 'node:timers/promises';
import {resources} from '../catalog/index.ts';
import {listArrangements} from '../console/session/arrangement.ts';
import type {Notice} from '../console/session/session.ts';
import {chooseEscapeTimeout} from '../terminal/input/escape-timeout.ts';
import {createKeys} from '../terminal/input/keys.ts';
import {erasesInPaper} from '../terminal/output/erases-in-paper.ts';
import {createFrameStdout, type FrameStdout} from '../terminal/output/frame-stdout.ts';
import {awaitReports} from '../terminal/process/await-reports.ts';
import {installLifecycle, type Lifecycle} from '../terminal/process/lifecycle.ts';
import {findStateFolder} from '../terminal/process/state-folder.ts';
import {createSuspension} from '../terminal/process/suspension.ts';
import {toCellFrame} from '../terminal/screen/frame.ts';
import type {Console} from '../ui/parts/console.ts';
import type {BegunScreen} from './begin-screen.ts';
import type {ConsoleRequest} from './command-line.ts';
import type {Memory} from './console-memory.ts';
import {createConsoleServices} from './console-services.ts';
import {drawConsole} from './draw-console.ts';
import {buildKeys, createFirstConsole} from './first-console.ts';
import type {Host} from './host.ts';
import type {PicturedConsole} from './keep-picture.ts';
import {createLateKeeper} from './late-choice-keeper.ts';
import {hearLater, type Listeners} from './listeners.ts';
import {createLookKeeper, findFirstLook} from './looks.ts';
import {openTerminalLink} from './open-terminal-link.ts';
import {openRowMemory, type RowMemory} from './row-memory.ts';
import type {SettingsFile} from './settings.ts';
import {createSpokenStdout} from './spoken-stdout.ts';
import {takeMouse} from './take-mouse.ts';
import {tellFirstPage} from './tell-first-page.ts';

/** A console that runs: the way to end it, with an exit code. */
export interface RunningConsole {
  quit(exitCode: number): Promise<void>;
  /** Resolves once every key that came in was dealt with and what it changed is drawn. */
  drawn(): Promise<void>;
}

/**
 * Opens the console on the host's terminal, where a picture of it may stand already. Returns once it is drawn and connects; the process
 * ends through the lifecycle.
 */
export async function runConsole(
  host: Host,
  request: ConsoleRequest,
  settings: SettingsFile,
  begun?: Pick<BegunScreen, 'shown' | 'place' | 'first'>,
): Promise<RunningConsole> {
  await host.guard.ready;
  const opened = await openParts(host, request, settings, begun);
  const {parts, keys, lifecycle, looks, choices} = opened;
  // What was chosen in earlier sessions stands first wherever something is chosen.
  const drawing = drawConsole({...opened, ready: choices.begin()});
  opened.onLeave(drawing.stop);
  if (begun?.first !== undefined) void tellFirstPage(parts, begun.place, begun.first);
  await drawing.settled();
  parts.controller.start();
  const afterFirstRows = async () => {
    await drawing.listed();
    // Keys are read raw by now: before, the terminal would show the answer.
    if (request.color && !opened.hasEnded()) looks.ask();
  };
  afterFirstRows().catch((error: unknown) => lifecycle.crash(error));
  const drawn = async () => {
    await keys.taken();
    while (parts.store.drawn.getState() !== parts.store.getState()) await setTimeout(1);
    await opened.written();
  };
  return {quit: opened.quit, drawn};
}

/** Puts everything together that the console is. */
async function openParts(
  host: Host,
  request: ConsoleRequest,
  settings: SettingsFile,
  begun: Pick<BegunScreen, 'shown' | 'place' | 'first'> | undefined,
) {
  const hears: Listeners = {onStall: () => {}, onReply: () => {}, onMouse: () => {}};
  const terminal = openTerminal(host, settings, hearLater(hears), begun?.shown);
  const {stdout, lifecycle} = terminal;
  const first = await findFirstLook(host, request.theme ?? settings.settings.theme);
  let leave = () => {};
  let isEnding = false;
  const drawnOn = request.screenReader ? createSpokenStdout(stdout) : stdout;
  const quit = async (code: number) => {
    isEnding = true;
    const layout = () => settings.remember({layout: toLayout(parts)});
    await keepEach({settings: layout, rows: keeper.keep, choices: choices.kept}, lifecycle);
    leave();
    await waitUntilWritten(stdout);
    lifecycle.quit(code);
  };
  const services = createConsoleServices({host, request, settings, begun, ...terminal, themes: first.themes, quit});
  const memory = openRowMemory({host, request, settings, resources});
  const remembered = await memory.read(begun?.place);
  const table = buildKeys(settings.settings);
  const own = {keys: table, wrong: await settings.place(table.problems)};
  const parts = createFirstConsole({host, request, settings, size: drawnOn, services, first, remembered, ...own});
  const keeper = memory.createKeeper(parts, createPreparing({host, request, services}, parts));
  const looks = createLookKeeper(host, stdout, parts.store);
  const choices = createLateKeeper(findStateFolder(host.env, host.home), parts.store);
  listen(hears, {stdout, looks, parts, takesMouse: settings.settings.mouse !== false && !request.screenReader});
  lifecycle.beforeExit(() => {
    for (const {stop} of [looks, keeper, choices, parts.controller]) stop();
  });
  const onLeave = (work: () => void) => {
    leave = work;
  };
  return {
    ...terminal,
    stdout: drawnOn,
    isShown: begun?.shown !== undefined,
    hasEnded: () => isEnding,
    written: () => waitUntilWritten(stdout),
    parts,
    services,
    looks,
    quit,
    onLeave,
    choices,
  };
}

/** Keeps one thing after the other. A folder that cannot be written to must not keep anyone from leaving. */
async function keepEach(
  works: Readonly<Record<string, () => Promise<unknown>>>,
  {log}: Pick<Lifecycle, 'log'>,
): Promise<void> {
  for (const [what, keep] of Object.entries(works)) await keep().catch(error => log(`${what} ${String(error)}`));
}

/** Makes what prepares the picture of the next start. One that is heard has none. */
function createPreparing(
  pictured: Pick<PicturedConsole, 'host' | 'request' | 'services'>,
  {store}: Console,
): Parameters<RowMemory['createKeeper']>[1] {
  return async (rows, file) => {
    if (pictured.request.screenReader) return async () => {};
    const {preparePicture} = await import('./keep-picture.ts');
    return preparePicture({...pictured, size: store.getState(), rows, file});
  };
}

/** Milliseconds that a terminal has to take what was written last. */
const longestWriting = 500;

/** What the terminal is asked is answered only once it has come there. */
async function waitUntilWritten(stdout: FrameStdout): Promise<void> {
  for (const end = performance.now() + longestWriting; stdout.isBehind && performance.now() < end; )
    await setTimeout(1);
}

interface Heard {
  readonly stdout: FrameStdout;
  readonly looks: ReturnType<typeof createLookKeeper>;
  readonly parts: Console;
  readonly takesMouse: boolean;
}

function listen(hears: Listeners, {stdout, looks, parts, takesMouse}: Heard): void {
  hears.onReply = reply => {
    // Another program may have written there meanwhile.
    if (reply === focusGained) stdout.redraw();
    looks.take(reply);
  };
  if (takesMouse) hears.onMouse = takeMouse(stdout, parts.controller);
  hears.onStall = isStalled => {
    parts.store.dispatch({type: 'notice', notice: isStalled ? stalledPaste : undefined});
  };
}

/** The pane that was worked in, to begin in it the next time. */
function toLayout({store}: Console): NonNullable<Memory['layout']> {
  const session = store.getState();
  const {focus, zoomed, folded, subject} = session;
  const pane = resources.some(({name}) => name === focus) ? focus : subject;
  return {pane, zoomed, folded, arrangements: listArrangements(session)};
}

/** What a terminal says that was asked to, once it has got the focus. */
const focusGained = '[I';

/** Keys cannot be told from what is pasted: what ends a paste is its end mark, which comes with another or can be typed. */
const stalledPaste: Notice = {
  text: 'A paste has not ended; all that comes belongs to it. To end it paste anything, or type Esc [ 2 0 1 ~',
  tone: 'warn',
};

function openTerminal(
  host: Host,
  settings: SettingsFile,
  {onStall, onReply, onMouse}: Listeners,
  shown: BegunScreen['shown'],
) {
  const {process, console, env, home, guard} = host;
  const link = openTerminalLink(host, settings);
  const standing = shown && {
    written: shown.written,
    frame: toCellFrame(shown.blocks, {width: shown.columns, height: shown.rows}),
  };
  const stdout = createFrameStdout(process.stdout, link, standing, erasesInPaper(env));
  const awaitAll = () => awaitReports(link, keys, stdout);
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
  const keys = createKeys(process.stdin, {
    escapeTimeout: chooseEscapeTimeout(env, settings.settings.escapeTimeout),
    onStall,
    onMouse,
    onReply: reply => {
      link.take(reply);
      onReply(reply);
    },
    awaitsReply: () => link.isAwaiting,
    beforeCooked: awaitAll,
    tellRaw: isRaw => {
      guard.tell({kind: isRaw ? 'keys' : 'nobody'});
      if (isRaw) link.ask();
    },
  });
  guard.tell({kind: 'screen'});
  return {keys, stdout, suspension, lifecycle};
}
