import {EventEmitter} from 'node:events';
import {createScreenModes} from './screen-modes.ts';
import {waitAgain, writeWithoutWaiting} from './waiting.ts';

/** The part of a terminal's output stream (`process.stdout`) that is used. */
export interface TerminalTarget extends NodeJS.WritableStream {
  readonly writableLength?: number;
  isTTY?: boolean;
  columns?: number;
  rows?: number;
}

/** A terminal's output that joins the writes of a frame. */
export interface FrameStdout extends NodeJS.WriteStream {
  /** Bytes written to the terminal so far. */
  readonly bytesWritten: number;
  /** Whether the terminal refused a write: it is gone. */
  readonly isGone: boolean;
  /** Whether the terminal has not taken all that was written to it. */
  readonly isBehind: boolean;
  /** Called when the terminal has taken all, after frames were dropped: the screen has to be drawn whole. Returns how to stop. */
  onCaughtUp(redraw: () => void): () => void;
  /** Undoes, at once, every mode that was switched on through this stream. Whatever is written later is dropped. */
  restore(): void;
}

/**
 * Wraps a terminal's output for Ink's `render({stdout})`. Ink writes a frame in three: begin of a synchronised update,
 * frame, end; they become one write. Entering the alternate screen also moves the cursor to its top left: terminals leave
 * it where it was on the other screen, and Ink draws from where it is. Size and `resize` events are the terminal's. Once a write fails (EPIPE, EIO: the
 * terminal hung up) everything further is dropped quietly.
 *
 * Nothing ever waits for the terminal. While one that does not read is more than a screen behind, frames are dropped.
 */
export const createFrameStdout = (target: TerminalTarget): FrameStdout =>
  // Ink's type wants a whole tty.WriteStream; what it uses of it is there.
  new JoiningStdout(target) as unknown as FrameStdout;

const beginUpdate = '\u001B[?2026h';
const endUpdate = '\u001B[?2026l';
const enterAlternateScreen = '\u001B[?1049h';
const toTopLeft = '\u001B[H';

/** Bytes that wait for the terminal at most before frames are dropped: more than a whole frame of a large screen. */
const mostWaiting = 32 << 10;

type Written = (error?: Error | null) => void;

class JoiningStdout extends EventEmitter {
  readonly isTTY: boolean;
  // What Ink looks at before it writes.
  readonly writable = true;
  readonly writableEnded = false;
  readonly destroyed = false;
  bytesWritten = 0;
  isGone = false;
  readonly #target: TerminalTarget;
  readonly #modes = createScreenModes();
  #isRestored = false;
  // What is no terminal takes all in its time.
  readonly #dropsFrames: boolean;
  #lacksFrames = false;
  // The frame being written, from the begin of its update on.
  #frame: string | undefined;

  constructor(target: TerminalTarget) {
    super();
    // Every component that follows the window's size listens.
    this.setMaxListeners(Number.POSITIVE_INFINITY);
    this.#target = target;
    this.isTTY = target.isTTY === true;
    this.#dropsFrames = writeWithoutWaiting(target);
    target.on('resize', () => this.emit('resize'));
    target.on('error', () => {
      this.isGone = true;
    });
  }

  get isBehind(): boolean {
    return this.#waiting > 0;
  }

  onCaughtUp(redraw: () => void): () => void {
    this.on('caught-up', redraw);
    return () => this.off('caught-up', redraw);
  }

  get columns(): number | undefined {
    return this.#target.columns;
  }

  get rows(): number | undefined {
    return this.#target.rows;
  }

  write(piece: string | Uint8Array, encoding?: string | Written, written?: Written): boolean {
    const text = typeof piece === 'string' ? piece : Buffer.from(piece).toString('utf8');
    const done = typeof encoding === 'function' ? encoding : written;
    if (this.#frame === undefined && text !== beginUpdate) return this.#send(text, done);
    if (text === beginUpdate) this.#begin();
    else if (text === endUpdate) this.#flush();
    else this.#frame += text;
    if (done !== undefined) queueMicrotask(done);
    return true;
  }

  restore(): void {
    if (this.#isRestored) return;
    this.#frame = undefined;
    const sequence = this.#modes.toRestoreSequence();
    if (sequence !== '') this.#send(sequence);
    this.#isRestored = true;
    if (!this.isBehind) waitAgain(this.#target);
  }

  #begin(): void {
    if (this.#frame !== undefined) return;
    this.#frame = '';
    // Should the end of the update never come, the frame goes out all the same.
    queueMicrotask(() => this.#flush());
  }

  #flush(): void {
    const frame = this.#frame;
    this.#frame = undefined;
    if (frame === undefined || frame === '') return;
    if (this.#dropsFrames && this.#waiting > mostWaiting) this.#lacksFrames = true;
    else this.#send(beginUpdate + frame + endUpdate);
  }

  get #waiting(): number {
    return this.#target.writableLength ?? 0;
  }

  #catchUp(): void {
    if (!this.#lacksFrames || this.isBehind || this.#isRestored) return;
    this.#lacksFrames = false;
    this.emit('caught-up');
  }

  #send(text: string, done: Written = () => {}): boolean {
    if (this.#isRestored || this.isGone) {
      queueMicrotask(done);
      return true;
    }

    // An editor that had the terminal was given it with writes that wait.
    if (text === enterAlternateScreen) writeWithoutWaiting(this.#target);
    const output = text === enterAlternateScreen ? text + toTopLeft : text;
    this.#modes.follow(output);
    this.bytesWritten += Buffer.byteLength(output);
    try {
      return this.#target.write(output, error => {
        done(error);
        this.#catchUp();
      });
    } catch {
      this.isGone = true;
      queueMicrotask(done);
      return true;
    }
  }
}
