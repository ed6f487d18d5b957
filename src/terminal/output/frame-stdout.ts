import {EventEmitter} from 'node:events';
import {createScreenModes} from './screen-modes.ts';

/** The part of a terminal's output stream (`process.stdout`) that is used. */
export interface TerminalTarget extends NodeJS.WritableStream {
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
  /** Undoes, at once, every mode that was switched on through this stream. Whatever is written later is dropped. */
  restore(): void;
}

/**
 * Wraps a terminal's output for Ink's `render({stdout})`. Ink writes a frame in three: begin of a synchronised update,
 * frame, end; they become one write. Entering the alternate screen also moves the cursor to its top left: terminals leave
 * it where it was on the other screen, and Ink draws from where it is. Size and `resize` events are the terminal's. Once a write fails (EPIPE, EIO: the
 * terminal hung up) everything further is dropped quietly.
 */
export const createFrameStdout = (target: TerminalTarget): FrameStdout =>
  // Ink's type wants a whole tty.WriteStream; what it uses of it is there.
  new JoiningStdout(target) as unknown as FrameStdout;

const beginUpdate = '\u001B[?2026h';
const endUpdate = '\u001B[?2026l';
const enterAlternateScreen = '\u001B[?1049h';
const toTopLeft = '\u001B[H';

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
  // The frame being written, from the begin of its update on.
  #frame: string | undefined;

  constructor(target: TerminalTarget) {
    super();
    // Every component that follows the window's size listens.
    this.setMaxListeners(Number.POSITIVE_INFINITY);
    this.#target = target;
    this.isTTY = target.isTTY === true;
    target.on('resize', () => this.emit('resize'));
    target.on('error', () => {
      this.isGone = true;
    });
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
    this.#send(beginUpdate + frame + endUpdate);
  }

  #send(text: string, done: Written = () => {}): boolean {
    if (this.#isRestored || this.isGone) {
      queueMicrotask(done);
      return true;
    }

    const output = text === enterAlternateScreen ? text + toTopLeft : text;
    this.#modes.follow(output);
    this.bytesWritten += Buffer.byteLength(output);
    try {
      return this.#target.write(output, done);
    } catch {
      this.isGone = true;
      queueMicrotask(done);
      return true;
    }
  }
}
