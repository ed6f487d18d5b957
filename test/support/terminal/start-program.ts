import {spawn} from '@lydell/node-pty';
import {type Awaited, createScreen, type Screen} from './screen.ts';

/** How a program in a terminal ended: its exit code, or the number of the signal that ended it. */
interface ProgramExit {
  code: number;
  signal: number;
}

/** A program running in a terminal of its own. */
export interface Program {
  pid: number;
  terminal: Screen;
  /** Types keys: characters and escape sequences as a terminal sends them. */
  write(keys: string): void;
  screen(): string[];
  waitFor(awaited: Awaited, options?: {timeout?: number}): Promise<string[]>;
  resize(columns: number, rows: number): void;
  /** Sends a signal to the program. */
  kill(signal: NodeJS.Signals): void;
  /** Closes the terminal as a lost connection does. */
  hangUp(): void;
  /** Reads nothing of the program's output, as a terminal does that hangs, or reads again. */
  stopReading(): void;
  goOnReading(): void;
  /** Keeps what the terminal answers to questions, as a slow link does, or gives it and answers at once from then on. */
  holdAnswers(): void;
  giveAnswers(): void;
  exit: Promise<ProgramExit>;
  /** Bytes the program has written so far. */
  bytes(): number;
  /** All output so far. */
  output(): string;
  /** Tells of every piece of output as it arrives; `shown` resolves when it is on the screen. Returns how to stop. */
  onOutput(listener: OutputListener): () => void;
}

type OutputListener = (piece: Buffer, shown: Promise<void>) => void;

/** Where and how to start a program. Nothing is inherited from the environment but PATH. */
export interface ProgramOptions {
  command: string;
  args?: readonly string[];
  env?: Readonly<Record<string, string>>;
  columns?: number;
  rows?: number;
  folder?: string;
}

/** Starts a program in a real pseudo terminal. Stop it with `kill` (or `await using`). */
export const startProgram = (options: ProgramOptions): Program & AsyncDisposable => {
  const {command, args = [], env = {}, columns = 80, rows = 24, folder = process.cwd()} = options;
  const terminal = createScreen({columns, rows});
  const pieces: Buffer[] = [];
  const pty = spawn(command, [...args], {
    name: env['TERM'] ?? 'xterm-256color',
    cols: columns,
    rows,
    cwd: folder,
    env: {PATH: process.env['PATH'], LANG: 'C.UTF-8', TERM: 'xterm-256color', ...env},
    // Bytes, not text: a character may arrive in two pieces.
    encoding: null,
  });
  const listeners = new Set<OutputListener>();
  let hasExited = false;
  const {promise: exit, resolve} = Promise.withResolvers<ProgramExit>();
  pty.onData(piece => {
    const bytes = Buffer.from(piece);
    pieces.push(bytes);
    const shown = terminal.feed(bytes);
    for (const listener of listeners) listener(bytes, shown);
  });
  pty.onExit(({exitCode, signal = 0}) => {
    hasExited = true;
    void terminal.feed('').then(() => terminal.close(`the program ended with code ${exitCode}, signal ${signal}`));
    resolve({code: exitCode, signal});
  });
  let held: string[] | undefined;
  const answer = (reply: string) => {
    if (!hasExited) pty.write(reply);
  };
  terminal.onReply(reply => {
    if (held === undefined) answer(reply);
    else held.push(reply);
  });

  const kill = (signal: NodeJS.Signals) => {
    if (hasExited) return;
    try {
      process.kill(pty.pid, signal);
    } catch {
      // It ended just now; the news of it is still to come.
    }
  };

  return {
    pid: pty.pid,
    terminal,
    write: keys => pty.write(keys),
    screen: terminal.rows,
    waitFor: terminal.waitFor,
    resize(newColumns, newRows) {
      terminal.resize(newColumns, newRows);
      pty.resize(newColumns, newRows);
    },
    kill,
    hangUp: () => (pty as unknown as {destroy(): void}).destroy(),
    stopReading: () => pty.pause(),
    goOnReading: () => pty.resume(),
    holdAnswers: () => {
      held ??= [];
    },
    giveAnswers: () => {
      for (const reply of held ?? []) answer(reply);
      held = undefined;
    },
    exit,
    bytes: () => pieces.reduce((total, piece) => total + piece.length, 0),
    output: () => Buffer.concat(pieces).toString('utf8'),
    onOutput(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async [Symbol.asyncDispose]() {
      kill('SIGKILL');
      await exit;
    },
  };
};
