import {setImmediate as nextTurn, setTimeout as wait} from 'node:timers/promises';
import {allRuns} from '../console/run/find-run.ts';
import type {Services} from '../console/services.ts';
import {connectionOf} from '../console/session/connection-of.ts';
import {listSeenParts} from '../console/session/seen-parts.ts';
import {createShownReads, type ShownReads} from '../console/shown/shown-reads.ts';
import {createKeepMade} from '../core/keep-made.ts';
import {readKey} from '../core/keys/read-key.ts';
import {shownResources} from '../core/resource/shown-resources.ts';
import type {Keys} from '../terminal/input/keys.ts';
import type {FrameStdout} from '../terminal/output/frame-stdout.ts';
import type {Suspension} from '../terminal/process/suspension.ts';
import {toCellFrame} from '../terminal/screen/frame.ts';
import type {Console} from '../ui/parts/console.ts';
import {createScreen} from '../ui/screen-rows.ts';
import {createPacedFrames, type PacedFrames} from './paced-frames.ts';

/** What a console is drawn on. */
export type DrawnOn = Pick<
  FrameStdout,
  'isTTY' | 'columns' | 'rows' | 'on' | 'off' | 'enter' | 'leave' | 'draw' | 'redraw'
>;

/** What a console is drawn with. */
export interface DrawingParts {
  readonly parts: Console;
  readonly services: Services;
  readonly keys: Keys;
  readonly stdout: DrawnOn;
  readonly suspension: Suspension;
  /** Whether it stands on the terminal already. */
  readonly isShown: boolean;
  /** Keys wait until then. */
  readonly ready: Promise<unknown>;
}

/** A console that is drawn and whose keys are taken. */
export interface Drawing {
  /** Resolves once the keys that have come so far were dealt with. */
  settled(): Promise<void>;
  /** Resolves once rows that the service has told stand there, or why there are none; nothing waits for long. */
  listed(): Promise<void>;
  stop(): void;
}

/** Turns of the event loop in which what was typed before is read from the terminal. */
const untilRead = 3;
/** Milliseconds that keys typed before the first rows may hold up what is loaded next. */
const patience = 20;
/** Milliseconds that the first rows may hold up what can wait for them. */
const listPatience = 400;

/** Draws a console as it stands, again whenever something of it has changed, reads what it shows, and hands its keys on. */
export function drawConsole(drawing: DrawingParts): Drawing {
  const {parts, keys, stdout, suspension, isShown} = drawing;
  const {promise: first, resolve: tellListed} = Promise.withResolvers<void>();
  const pictures = createPictures(drawing);
  const frames = createPacedFrames({
    draw: () => {
      if (suspension.isHandedOver) return;
      pictures.draw();
      pictures.follow();
      if (isListed(parts)) tellListed();
    },
    isTicking: pictures.isTicking,
    onTick: pictures.forget,
  });
  const enter = () => {
    keys.start();
    stdout.enter();
  };
  enter();
  if (!isShown) pictures.draw();
  const input = takeInput(drawing);
  const stops = [
    input.stop,
    frames.stop,
    pictures.stop,
    ...followChanges(drawing, frames, pictures.forget),
    suspension.attach({
      leave: () => {
        stdout.leave();
        keys.stop();
      },
      enter: () => {
        enter();
        frames.drawNow();
      },
    }),
  ];
  return {
    settled: async () => {
      await input.begun;
      for (let turn = 0; turn < untilRead; turn++) await nextTurn();
      await Promise.race([keys.taken(), wait(patience)]);
    },
    listed: () => Promise.race([first, wait(listPatience)]),
    stop: () => {
      for (const stop of stops) stop();
    },
  };
}

/** The screen as it is drawn, with the reads of what it shows. */
function createPictures({parts, services, stdout}: DrawingParts) {
  const {store, controller} = parts;
  const screen = createScreen(parts, services);
  const reads = createShownReads(controller.tools);
  const keepReads = createKeepMade<void>();
  let changes = 0;
  return {
    draw: () => {
      const {columns: width, rows: height} = store.drawn.getState();
      stdout.draw(toCellFrame(screen.build(), {width, height}));
    },
    follow: () => {
      const session = store.drawn.getState();
      const {dialogs, watch} = session;
      keepReads('reads', [changes, dialogs, watch.isPassing, ...listSeenParts(session)], reads.follow);
    },
    /** What is known beside the session, or the time, has changed. */
    forget: () => {
      changes++;
      screen.forget();
    },
    isTicking: () => isTicking(parts, reads),
    stop: reads.stop,
  };
}

/** Has a frame drawn for whatever changes what is shown. Returns the undoings. */
function followChanges(
  {parts: {store, logs, client}}: DrawingParts,
  frames: PacedFrames,
  forget: () => void,
): readonly (() => void)[] {
  return [
    store.subscribe(frames.drawNow),
    logs.store.subscribe(frames.plan),
    client.getQueryCache().subscribe(event => {
      if (event.type !== 'updated') return;
      // What nothing on the screen reads are facts of many rows, which come one by one.
      const isRead = event.query.getObserversCount() > 0;
      if (!isRead && event.action.type === 'fetch') return;
      forget();
      if (isRead) frames.plan();
      else frames.planRarely();
    }),
  ];
}

/** Hands the size of the terminal, keys and pastes to the console. */
function takeInput({parts: {controller}, keys, stdout, ready}: DrawingParts) {
  const resize = () => {
    const {columns, rows} = stdout;
    if (columns !== undefined && rows !== undefined) controller.resize(columns, rows);
  };
  stdout.on('resize', resize);
  const take = (sequence: string) => {
    const key = readKey(sequence);
    if (key === undefined) return;
    if ('paste' in key) controller.paste(key.paste);
    else controller.press(key.name, key.input);
  };
  let leave: (() => void) | undefined = () => {};
  return {
    /** Resolves once keys are taken. */
    begun: ready.then(() => {
      if (leave !== undefined) leave = keys.onKey(take);
    }),
    stop: () => {
      stdout.off('resize', resize);
      leave?.();
      leave = undefined;
    },
  };
}

/** Whether the list that stands first is there, or what keeps it from being read. */
function isListed({store, workspace, client, resources}: Console): boolean {
  const session = store.drawn.getState();
  if (session.connection.state === 'failed') return true;
  const [first] = shownResources(resources, session.subject);
  const key = first && workspace.pane(first).key;
  const list = key && client.getQueryState(key);
  return list !== undefined && (list.data !== undefined || list.error !== null);
}

/** Whether something on the screen tells how long it has taken or will: what is read, what can be changed for a time, what runs. */
function isTicking({store}: Console, reads: ShownReads): boolean {
  const session = store.drawn.getState();
  return (
    reads.isAwaiting() ||
    connectionOf(session)?.lock.writableUntil !== undefined ||
    (session.dialogs.length > 0 && allRuns(session).some(({outcome}) => outcome.state === 'running'))
  );
}
