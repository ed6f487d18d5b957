import xterm from '@xterm/headless';
import {patience} from '../patience.ts';
import {emojiWidths} from './emoji-widths.ts';

/** What to wait for: text on the screen (within a row), a pattern over the rows joined by newlines, or a question. */
export type Awaited = string | RegExp | ((rows: string[]) => boolean);

/** A cell of the screen. Colours are numbers of the palette, `#rrggbb`, or undefined for the default. */
export interface Cell {
  text: string;
  /** In cells; 0 is the second half of a wide character. */
  width: number;
  foreground?: number | `#${string}`;
  background?: number | `#${string}`;
  isBold: boolean;
  isDim: boolean;
  isInverse: boolean;
  isItalic: boolean;
  isStruckThrough: boolean;
  isUnderlined: boolean;
}

/** A terminal that understands what is written to it. */
export interface Screen {
  /** Takes output of a program. Resolves when it is on the screen. */
  feed(output: Uint8Array | string): Promise<void>;
  /** The visible rows, without trailing blanks. */
  rows(): string[];
  /** The cell at a column and row counted from 0, or undefined outside the screen. */
  cell(column: number, row: number): Cell | undefined;
  /** The cells of the first place a text is found at, empty when it is not there. */
  cellsOf(text: string): Cell[];
  cursor(): {column: number; row: number};
  isAlternate(): boolean;
  /** What stands in the terminal's own buffer, with what has scrolled out of it, without what a full screen covers it with. */
  scrollback(): string;
  isPasteBracketed(): boolean;
  isMouseReported(): boolean;
  resize(columns: number, rows: number): void;
  /** Resolves with the rows once they show what is awaited; fails with the whole screen after `timeout` ms. */
  waitFor(awaited: Awaited, options?: {timeout?: number}): Promise<string[]>;
  /** Makes everything that waits fail, saying why, unless it is already on the screen. */
  close(reason: string): void;
  /** The terminal answers what colour its background has (`rgb:1010/1414/1b1b`), from now on; undefined: it does not. */
  setBackground(colour: string | undefined): void;
  /** Called with what the terminal answers to questions of the program (cursor position, device attributes). */
  onReply(listener: (reply: string) => void): void;
}

/** Creates a screen of a size in cells. */
export const createScreen = ({columns, rows: height}: {columns: number; rows: number}): Screen => {
  const terminal = new xterm.Terminal({cols: columns, rows: height, allowProposedApi: true, scrollback: 200});
  terminal.unicode.register(emojiWidths);
  terminal.unicode.activeVersion = emojiWidths.version;
  let background: string | undefined = 'rgb:1010/1414/1b1b';
  const repliers = new Set<(reply: string) => void>();
  terminal.parser.registerOscHandler(11, data => {
    if (data !== '?' || background === undefined) return false;
    for (const reply of repliers) reply(`\u001B]11;${background}\u0007`);
    return true;
  });
  const checks = new Set<() => void>();
  let closed: string | undefined;

  const rows = () => toRows(terminal);
  const checkAll = () => {
    for (const check of checks) check();
  };

  const waitFor: Screen['waitFor'] = (awaited, {timeout = patience} = {}) => {
    const {promise, resolve, reject} = Promise.withResolvers<string[]>();
    const fail = (why: string) => reject(new Error(describeScreen(awaited, why, rows())));
    const check = () => {
      try {
        const shown = rows();
        if (isShown(awaited, shown)) resolve(shown);
        else if (closed !== undefined) fail(closed);
      } catch (error) {
        reject(error);
      }
    };

    const timer = setTimeout(() => fail(`within ${timeout} ms`), timeout);
    // What is awaited may also come about without any output, such as a call that came in.
    const clock = setInterval(check, 50);
    checks.add(check);
    check();
    return promise.finally(() => {
      clearTimeout(timer);
      clearInterval(clock);
      checks.delete(check);
    });
  };

  return {
    feed: output =>
      new Promise(resolve => {
        terminal.write(output, () => {
          checkAll();
          resolve();
        });
      }),
    rows,
    cell: (column, row) => toCell(terminal, column, row),
    cellsOf: text => findCells(terminal, text),
    cursor: () => ({column: terminal.buffer.active.cursorX, row: terminal.buffer.active.cursorY}),
    scrollback: () => {
      const {normal} = terminal.buffer;
      return Array.from({length: normal.length}, (_, row) => normal.getLine(row)?.translateToString(true)).join('\n');
    },
    isAlternate: () => terminal.buffer.active.type === 'alternate',
    isPasteBracketed: () => terminal.modes.bracketedPasteMode,
    isMouseReported: () => terminal.modes.mouseTrackingMode !== 'none',
    resize: (newColumns, newRows) => terminal.resize(newColumns, newRows),
    waitFor,
    close(reason) {
      closed = reason;
      checkAll();
    },
    setBackground(colour) {
      background = colour;
    },
    onReply(listener) {
      repliers.add(listener);
      terminal.onData(listener);
    },
  };
};

const toRows = (terminal: xterm.Terminal): string[] => {
  const buffer = terminal.buffer.active;
  return Array.from(
    {length: terminal.rows},
    (_, row) => buffer.getLine(buffer.viewportY + row)?.translateToString(true) ?? '',
  );
};

/** Whether rows show what is awaited. */
export const isShown = (awaited: Awaited, rows: string[]): boolean => {
  if (typeof awaited === 'string') return rows.some(row => row.includes(awaited));
  return awaited instanceof RegExp ? awaited.test(rows.join('\n')) : awaited(rows);
};

/** What was awaited and why it was not there, with the whole screen. */
export const describeScreen = (awaited: Awaited, why: string, rows: string[]): string => {
  const what = typeof awaited === 'string' ? JSON.stringify(awaited) : String(awaited);
  return `The screen did not show ${what} (${why}). It shows:\n${rows.map(row => `│${row}`).join('\n')}`;
};

const toCell = (terminal: xterm.Terminal, column: number, row: number): Cell | undefined => {
  const buffer = terminal.buffer.active;
  const cell = buffer.getLine(buffer.viewportY + row)?.getCell(column);
  if (cell === undefined) return undefined;
  return {
    text: cell.getChars(),
    width: cell.getWidth(),
    ...(cell.isFgDefault() ? {} : {foreground: toColour(cell.getFgColor(), cell.isFgRGB())}),
    ...(cell.isBgDefault() ? {} : {background: toColour(cell.getBgColor(), cell.isBgRGB())}),
    isBold: cell.isBold() !== 0,
    isDim: cell.isDim() !== 0,
    isInverse: cell.isInverse() !== 0,
    isItalic: cell.isItalic() !== 0,
    isStruckThrough: cell.isStrikethrough() !== 0,
    isUnderlined: cell.isUnderline() !== 0,
  };
};

const toColour = (number: number, isRgb: boolean): number | `#${string}` =>
  isRgb ? `#${number.toString(16).padStart(6, '0')}` : number;

const findCells = (terminal: xterm.Terminal, text: string): Cell[] => {
  const wanted = Array.from(text);
  const width = terminal.cols;
  for (let row = 0; row < terminal.rows; row++) {
    // A wide character takes two cells, the second of which has no text.
    const line = Array.from({length: width}, (_, column) => toCell(terminal, column, row)).filter(
      cell => cell !== undefined && cell.text !== '\u0000',
    );
    const texts = line.map(cell => cell?.text || ' ');
    const start = texts.findIndex((_, index) =>
      wanted.every((character, offset) => texts[index + offset] === character),
    );
    if (start !== -1) return line.slice(start, start + wanted.length).filter(cell => cell !== undefined);
  }

  return [];
};
