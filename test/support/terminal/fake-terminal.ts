import {PassThrough, Writable} from 'node:stream';
import {type Awaited, createScreen, type Screen} from './screen.ts';

/** A terminal inside the test's process: streams for a console to run on, keys to press, a screen to read. */
export interface FakeTerminal {
  /** Stands for `process.stdin`. */
  stdin: NodeJS.ReadStream;
  /** Stands for `process.stdout`. */
  stdout: NodeJS.WriteStream;
  terminal: Screen;
  /** Types keys, all in one packet. */
  press(keys: string): void;
  /** Pastes text the way a terminal does in bracketed paste mode. */
  paste(text: string): void;
  screen(): string[];
  waitFor(awaited: Awaited, options?: {timeout?: number}): Promise<string[]>;
  resize(columns: number, rows: number): void;
  isRaw(): boolean;
  /** Bytes written so far. */
  bytes(): number;
  /** All output so far, escape sequences included. */
  output(): string;
}

/** Creates a fake terminal of a size in cells. */
export const createFakeTerminal = ({columns = 80, rows = 24} = {}): FakeTerminal => {
  const terminal = createScreen({columns, rows});
  let isRaw = false;
  const pieces: Buffer[] = [];
  const stdin = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode(this: unknown, raw: boolean) {
      isRaw = raw;
      return this;
    },
  });
  const stdout = Object.assign(
    new Writable({
      write(piece: Buffer, _encoding, done) {
        pieces.push(piece);
        void terminal.feed(withReturns(piece)).then(() => done());
      },
    }),
    {isTTY: true, columns, rows},
  );
  terminal.onReply(reply => stdin.write(reply));

  return {
    // The parts of the real streams that a console uses are there.
    stdin: stdin as unknown as NodeJS.ReadStream,
    stdout: stdout as unknown as NodeJS.WriteStream,
    terminal,
    press: keys => stdin.write(Buffer.from(keys)),
    paste: text => stdin.write(Buffer.from(`\u001B[200~${text}\u001B[201~`)),
    screen: terminal.rows,
    waitFor: terminal.waitFor,
    resize(newColumns, newRows) {
      terminal.resize(newColumns, newRows);
      Object.assign(stdout, {columns: newColumns, rows: newRows});
      stdout.emit('resize');
    },
    isRaw: () => isRaw,
    bytes: () => pieces.reduce((total, piece) => total + piece.length, 0),
    output: () => Buffer.concat(pieces).toString('utf8'),
  };
};

/** A line feed also returns to the first column: a terminal's driver sees to that, in raw mode too. */
const withReturns = (piece: Buffer): Buffer =>
  Buffer.from(piece.toString('latin1').replace(/(?<!\r)\n/g, '\r\n'), 'latin1');
