import {EventEmitter} from 'node:events';
import {announceChanges} from '../core/spoken/announce-changes.ts';
import {type SpokenLine, toSpokenLines} from '../core/spoken/spoken-lines.ts';
import type {FrameStdout} from '../terminal/output/frame-stdout.ts';
import {pastesApart, pastesAsTyped} from '../terminal/output/screen-sequences.ts';
import type {DrawnOn} from './draw-console.ts';

/** The size of the screen that is spoken of: one pane at a time, with room for whole rows. */
const size = {columns: 109, rows: 48};

/** Milliseconds in which a screen has come to what it shows: what is drawn on the way there is not said. */
const settling = 80;

/** A screen for whoever hears it: what changes on it is written line by line, in words, and nothing that was said is taken back. */
export function createSpokenStdout(stdout: FrameStdout): DrawnOn {
  let said: readonly SpokenLine[] = [];
  let shown: readonly SpokenLine[] = [];
  let isPlanned = false;
  const say = () => {
    isPlanned = false;
    const lines = announceChanges(said, shown);
    said = shown;
    if (lines.length > 0) stdout.write(`${lines.join('\r\n')}\r\n`);
  };
  const draw: DrawnOn['draw'] = ({rows}) => {
    shown = toSpokenLines(rows.map(({texts}) => texts.join('')));
    if (!isPlanned) setTimeout(say, settling);
    isPlanned = true;
  };
  return Object.assign(new EventEmitter(), {
    ...size,
    isTTY: stdout.isTTY,
    enter: () => void stdout.write(pastesApart),
    leave: () => void stdout.write(pastesAsTyped),
    draw,
    redraw: () => {},
  });
}
