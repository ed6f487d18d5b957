import {setImmediate, setTimeout} from 'node:timers/promises';
import type {Services} from '../console/services.ts';
import {readPlainKey} from '../core/keys/plain-key.ts';
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
}

/** A screen that is drawn, and whose keys are taken, before Ink is loaded. */
export interface FirstScreen {
  /** Resolves once the keys that have come so far were dealt with, or one that has to wait for Ink has come. */
  settled(): Promise<void>;
  /** Leaves the terminal to Ink, which goes on from what stands there, and the keys that have not been taken. */
  stop(): void;
}

/** Turns of the event loop in which what was typed before is read from the terminal. */
const untilRead = 3;
/** Milliseconds that keys typed before the first rows may hold up what is loaded next. */
const patience = 20;

/** Draws the console as it stands, without Ink. Keys are taken from then on, but for those that open something to be drawn by Ink. */
export function openFirstScreen({parts, services, stdin, stdout}: FirstScreenParts): FirstScreen {
  const {store, controller} = parts;
  const draw = () => {
    // What lies over the panes is Ink's to draw.
    const {dialogs, columns: width, rows: height} = store.drawn.getState();
    if (dialogs.length === 0) stdout.draw(toCellFrame(buildScreenRows(parts, services), {width, height}));
  };
  const resize = () => controller.resize(stdout.columns, stdout.rows);
  stdin.setRawMode(true);
  stdout.enter();
  draw();
  const stops = [
    store.subscribe(draw),
    takePlainKeys(
      stdin,
      ({name, input}) => controller.press(name, input),
      () => store.getState().dialogs.length > 0,
    ),
  ];
  stdout.on('resize', resize);
  return {
    settled: async () => {
      for (let turn = 0; turn < untilRead; turn++) await setImmediate();
      await Promise.race([stdin.taken(), setTimeout(patience)]);
    },
    stop: () => {
      stdout.off('resize', resize);
      for (const stop of stops) stop();
    },
  };
}

/** Takes keys in their order, up to the first that is not plain or for which there is no room; the rest is left. Returns how to stop. */
function takePlainKeys(
  stdin: PacedInput,
  press: (key: NonNullable<ReturnType<typeof readPlainKey>>) => void,
  isFull: () => boolean,
): () => void {
  const take = () => {
    for (let sequence = stdin.read(); sequence !== null; sequence = stdin.read()) {
      const key = isFull() ? undefined : readPlainKey(String(sequence));
      if (key === undefined) {
        stop();
        stdin.unshift(sequence);
        return;
      }
      press(key);
    }
  };
  const stop = () => void stdin.off('readable', take);
  stdin.on('readable', take);
  return stop;
}
