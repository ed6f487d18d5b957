import {setImmediate, setTimeout} from 'node:timers/promises';
import {hashKey, QueryObserver} from '@tanstack/query-core';
import {buildListQuery} from '../console/reads/list-query.ts';
import type {Services} from '../console/services.ts';
import {readPlainKey} from '../core/keys/plain-key.ts';
import {shownResources} from '../core/resource/shown-resources.ts';
import type {PacedInput} from '../terminal/input/paced-stdin.ts';
import type {FrameStdout} from '../terminal/output/frame-stdout.ts';
import {toCellFrame} from '../terminal/screen/frame.ts';
import type {Console} from '../ui/parts/console.ts';
import {buildScreenRows} from '../ui/screen-rows.ts';

/** What the first screen is drawn with. */
export interface FirstScreenParts {
  readonly parts: Console;
  readonly services: Services;
  readonly stdin: PacedInput;
  readonly stdout: FrameStdout;
  /** Whether it stands on the terminal already. */
  readonly isShown: boolean;
}

/** A screen that is drawn, and whose keys are taken, before Ink is loaded. */
export interface FirstScreen {
  /** Resolves once the keys that have come so far were dealt with, or one that has to wait for Ink has come. */
  settled(): Promise<void>;
  /** Resolves once rows that the service has told stand there, or there is something that waits for Ink; nothing waits for long. */
  listed(): Promise<void>;
  /** Leaves the terminal to Ink, which goes on from what stands there, and the keys that have not been taken. */
  stop(): void;
  /** Leaves what is read for it to who reads it by now. */
  leave(): void;
}

/** Turns of the event loop in which what was typed before is read from the terminal. */
const untilRead = 3;
/** Milliseconds that keys typed before the first rows may hold up what is loaded next. */
const patience = 20;
/** Milliseconds that the first rows may hold up Ink. */
const listPatience = 400;

/** Draws the console as it stands, without Ink. Keys are taken from then on, but for those that open something to be drawn by Ink. */
export function openFirstScreen({parts, services, stdin, stdout, isShown}: FirstScreenParts): FirstScreen {
  const {store, controller} = parts;
  const {promise: done, resolve: goOn} = Promise.withResolvers<void>();
  const draw = () => {
    // What lies over the panes is Ink's to draw.
    const {dialogs, columns: width, rows: height} = store.drawn.getState();
    if (dialogs.length === 0) stdout.draw(toCellFrame(buildScreenRows(parts, services), {width, height}));
  };
  const resize = () => controller.resize(stdout.columns, stdout.rows);
  stdin.setRawMode(true);
  stdout.enter();
  if (!isShown) draw();
  const list = readFirstList(parts, isTold => {
    draw();
    if (isTold) goOn();
  });
  const stops = [
    store.subscribe(({dialogs}) => {
      draw();
      if (dialogs.length > 0) goOn();
    }),
    takePlainKeys(stdin, {
      press: ({name, input}) => controller.press(name, input),
      isFull: () => store.getState().dialogs.length > 0,
      onRest: goOn,
    }),
    () => list.stopDrawing(),
  ];
  stdout.on('resize', resize);
  return {
    settled: async () => {
      for (let turn = 0; turn < untilRead; turn++) await setImmediate();
      await Promise.race([stdin.taken(), setTimeout(patience)]);
    },
    listed: () => Promise.race([done, setTimeout(listPatience)]),
    stop: () => {
      stdout.off('resize', resize);
      for (const stop of stops) stop();
    },
    leave: list.leave,
  };
}

/** Reads the list that stands first as its pane does once Ink draws that, and tells of it and of what keeps it from being read. */
function readFirstList({store, workspace, client, resources}: Console, tell: (isTold: boolean) => void) {
  let hash = '';
  let stopReading = () => {};
  let told = tell;
  let hasLeft = false;
  const look = () => {
    const session = store.getState();
    if (session.connection.state === 'failed') return told(true);
    const [first] = shownResources(resources, session.subject);
    const pane = first && workspace.pane(first);
    if (pane?.key === undefined || hashKey(pane.key) === hash) return;
    stopReading();
    hash = hashKey(pane.key);
    const query = buildListQuery(pane.connection, client, pane.key);
    const observer = new QueryObserver(client, {...query, notifyOnChangeProps: 'all'});
    const stop = observer.subscribe(({data, isError, isFetching}) => {
      told(data !== undefined || isError);
      if (hasLeft && !isFetching) stop();
    });
    stopReading = () => {
      if (!hasLeft || !observer.getCurrentResult().isFetching) stop();
    };
  };
  const unsubscribe = store.subscribe(look);
  return {
    stopDrawing: () => {
      told = () => {};
    },
    // Who stops reading what nobody else reads yet would lose the pages that are still to come.
    leave: () => {
      hasLeft = true;
      unsubscribe();
      stopReading();
    },
  };
}

interface KeyTaking {
  press(key: NonNullable<ReturnType<typeof readPlainKey>>): void;
  isFull(): boolean;
  /** Told when something is left. */
  onRest(): void;
}

/** Takes keys in their order, up to the first that is not plain or for which there is no room; the rest is left. Returns how to stop. */
function takePlainKeys(stdin: PacedInput, {press, isFull, onRest}: KeyTaking): () => void {
  const take = () => {
    for (let sequence = stdin.read(); sequence !== null; sequence = stdin.read()) {
      const key = isFull() ? undefined : readPlainKey(String(sequence));
      if (key === undefined) {
        stop();
        stdin.unshift(sequence);
        onRest();
        return;
      }
      press(key);
    }
  };
  const stop = () => void stdin.off('readable', take);
  stdin.on('readable', take);
  return stop;
}
