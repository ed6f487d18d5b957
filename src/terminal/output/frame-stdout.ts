import {EventEmitter} from 'node:events';
import type {CellFrame} from '../screen/frame.ts';
import {createPainter, type Painter} from '../screen/painter.ts';
import type {LinkGate} from './link-gate.ts';
import {createScreenModes} from './screen-modes.ts';
import {
  beginUpdate,
  endUpdate,
  enterAlternateScreen,
  leaveAlternateScreen,
  mouseOff,
  mouseOn,
  ownModes,
  usualModes,
} from './screen-sequences.ts';
import {waitAgain, writeWithoutWaiting} from './waiting.ts';

/** The part of a terminal's output stream (`process.stdout`) that is used. */
export interface TerminalTarget extends NodeJS.WritableStream {
  readonly writableLength?: number;
  isTTY?: boolean;
  columns?: number;
  rows?: number;
}

/** What stands on a terminal already: all that was written to it, the alternate screen entered, and the frame that this shows. */
export interface StandingFrame {
  readonly written: string;
  readonly frame: CellFrame;
}

/** A terminal's output that draws frames. */
export interface FrameStdout {
  readonly isTTY: boolean;
  /** In cells; undefined while the terminal has not told. */
  readonly columns: number | undefined;
  readonly rows: number | undefined;
  /** Told when the terminal has another size. */
  on(event: 'resize', listener: () => void): unknown;
  off(event: 'resize', listener: () => void): unknown;
  /** Writes something that is no frame. */
  write(text: string): boolean;
  /** Enters the alternate screen, unless it is entered. */
  enter(): void;
  /** Leaves the terminal as a shell has it; the frame that stood there is forgotten. */
  leave(): void;
  /** Has the terminal report the mouse as long as the alternate screen is entered. */
  takeMouse(): void;
  /** What the frame says of a cell that is shown, counted from 0: the mark before it in what is drawn there. */
  markAt(column: number, row: number): string | undefined;
  /** Has the terminal show a frame: what differs from the one it shows is written. */
  draw(frame: CellFrame): void;
  /** Draws all of the last frame: whatever has been written over the screen is gone. */
  redraw(): void;
  /** Asks the terminal something and, behind it, what it is (`CSI c`), which every terminal answers. */
  ask(question: string): void;
  /** Bytes written to the terminal so far. */
  readonly bytesWritten: number;
  /** Whether the terminal refused a write: it is gone. */
  readonly isGone: boolean;
  /** Whether the terminal has not taken all that was written to it. */
  readonly isBehind: boolean;
  /** Undoes, at once, every mode that was switched on through this stream. Whatever is written later is dropped. */
  restore(): void;
}

/**
 * Wraps a terminal's output, which is handed frames to draw and what else there is to write. Size and `resize` events are the
 * terminal's. Once a write fails (EPIPE, EIO: the terminal hung up) everything further is dropped quietly.
 *
 * Nothing ever waits for the terminal. While one that does not read is more than a screen behind, and while the link to it has no
 * room, frames are skipped; then the last one is drawn.
 */
export const createFrameStdout = (
  target: TerminalTarget,
  link?: LinkGate,
  standing?: StandingFrame,
  erasesInPaper = false,
): FrameStdout => new DrawingStdout(target, link, standing, erasesInPaper);

/** Bytes that wait for the terminal at most before frames are skipped: more than a whole frame of a large screen. */
const mostWaiting = 32 << 10;
/** Bytes beside the frames that a slow link feels. */
const longWrite = 1 << 10;

class DrawingStdout extends EventEmitter implements FrameStdout {
  readonly isTTY: boolean;
  bytesWritten = 0;
  isGone = false;
  readonly #target: TerminalTarget;
  readonly #link: LinkGate | undefined;
  readonly #modes = createScreenModes();
  #isRestored = false;
  // What is no terminal takes all in its time.
  readonly #skipsFrames: boolean;
  readonly #painter: Painter;
  #frame: CellFrame | undefined;
  #isEntered = false;
  #takesMouse = false;

  constructor(target: TerminalTarget, link?: LinkGate, standing?: StandingFrame, erasesInPaper = false) {
    super();
    this.#painter = createPainter({erasesInPaper});
    this.#target = target;
    this.#link = link;
    link?.onOpen(() => this.#drawLast());
    this.isTTY = target.isTTY === true;
    this.#skipsFrames = writeWithoutWaiting(target);
    target.on('resize', () => {
      // What a terminal makes of its cells then is its own affair.
      this.#painter.forget();
      this.emit('resize');
    });
    target.on('error', () => {
      this.isGone = true;
    });
    if (standing !== undefined) this.#goOnFrom(standing);
  }

  get isBehind(): boolean {
    return this.#waiting > 0;
  }

  get columns(): number | undefined {
    return this.#target.columns;
  }

  get rows(): number | undefined {
    return this.#target.rows;
  }

  write(text: string): boolean {
    return this.#send(text.length > longWrite ? this.#follow(text) : text);
  }

  enter(): void {
    if (this.#isEntered) return;
    this.#isEntered = true;
    // An editor that had the terminal was given it with writes that wait.
    writeWithoutWaiting(this.#target);
    this.#painter.forget();
    this.#send(enterAlternateScreen + ownModes + (this.#takesMouse ? mouseOn : ''));
  }

  leave(): void {
    if (!this.#isEntered) return;
    this.#isEntered = false;
    this.#frame = undefined;
    this.#send((this.#takesMouse ? mouseOff : '') + usualModes + leaveAlternateScreen);
  }

  takeMouse(): void {
    this.#takesMouse = true;
    if (this.#isEntered) this.#send(mouseOn);
  }

  markAt(column: number, row: number): string | undefined {
    return this.#frame?.markAt(column, row);
  }

  draw(frame: CellFrame): void {
    this.#frame = frame;
    const isKept = this.#isRestored || this.isGone || this.#isTooFarBehind || this.#link?.isOpen === false;
    if (isKept || !this.#hasRoomFor(frame)) return;
    const painted = this.#painter.paint(frame);
    if (painted !== '') this.#send(this.#follow(beginUpdate + painted + endUpdate));
  }

  redraw(): void {
    this.#painter.forget();
    this.#drawLast();
  }

  ask(question: string): void {
    this.#link?.expectAttributes();
    this.#send(question);
  }

  restore(): void {
    if (this.#isRestored) return;
    this.#frame = undefined;
    const sequence = this.#modes.toRestoreSequence();
    if (sequence !== '') this.#send(sequence);
    this.#isRestored = true;
    if (!this.isBehind) waitAgain(this.#target);
  }

  #drawLast(): void {
    if (this.#frame !== undefined) this.draw(this.#frame);
  }

  /** With what asks the terminal whether it has drawn it. */
  #follow(output: string): string {
    return output + (this.#link?.follow(Buffer.byteLength(output)) ?? '');
  }

  get #waiting(): number {
    return this.#target.writableLength ?? 0;
  }

  get #isTooFarBehind(): boolean {
    return this.#skipsFrames && this.#waiting > mostWaiting;
  }

  /** A frame that is larger was drawn before the news of the terminal's size, with which another one comes. */
  #hasRoomFor({rows: [first, ...rest]}: CellFrame): boolean {
    return rest.length < (this.rows || Infinity) && (first?.texts.length ?? 0) <= (this.columns || Infinity);
  }

  #goOnFrom({written, frame}: StandingFrame): void {
    this.#isEntered = true;
    this.#modes.follow(written);
    this.bytesWritten += Buffer.byteLength(written);
    // What became of it when the size changed meanwhile is the terminal's own affair.
    if (frame.rows.length === this.rows && frame.rows[0]?.texts.length === this.columns) this.#painter.show(frame);
  }

  #send(text: string): boolean {
    if (this.#isRestored || this.isGone) return true;
    this.#modes.follow(text);
    this.bytesWritten += Buffer.byteLength(text);
    try {
      return this.#target.write(text, () => {
        if (!this.isBehind) this.#drawLast();
      });
    } catch {
      this.isGone = true;
      return true;
    }
  }
}
