import {EventEmitter} from 'node:events';
import {announceChanges} from '../core/spoken/announce-changes.ts';
import {type SpokenLine, toSpokenLines} from '../core/spoken/spoken-lines.ts';
import type {FrameStdout} from '../terminal/output/frame-stdout.ts';

/** The size of the screen that is spoken of: one pane at a time, with room for whole rows. */
const size = {columns: 109, rows: 48};

/** Milliseconds in which a screen has come to what it shows: what is drawn on the way there is not said. */
const settling = 80;

const pasteMode = /^\x1B\[\?2004[hl]$/;

/** A screen for whoever hears it: what changes on it is written line by line, in words, and nothing that was said is taken back. */
export function createSpokenStdout(stdout: FrameStdout): FrameStdout {
  let said: readonly SpokenLine[] = [];
  let shown: readonly SpokenLine[] = [];
  let isPlanned = false;
  const say = () => {
    isPlanned = false;
    const lines = announceChanges(said, shown);
    said = shown;
    if (lines.length > 0) stdout.write(`${lines.join('\r\n')}\r\n`);
  };
  const draw: FrameStdout['draw'] = ({rows}) => {
    shown = toSpokenLines(rows.map(({texts}) => texts.join('')));
    if (!isPlanned) setTimeout(say, settling);
    isPlanned = true;
  };
  const write = (chunk: string | Uint8Array, ...rest: readonly unknown[]) => {
    // Of what drives a terminal only how pastes come matters here.
    if (pasteMode.test(String(chunk))) stdout.write(chunk);
    const done = rest.find(one => typeof one === 'function');
    if (typeof done === 'function') queueMicrotask(() => done());
    return true;
  };
  const own = {...size, isTTY: stdout.isTTY, writable: true, enter: () => {}, draw, redraw: () => {}, write};
  // Ink uses no more of a stream than this.
  return Object.assign(new EventEmitter(), own) as unknown as FrameStdout;
}
