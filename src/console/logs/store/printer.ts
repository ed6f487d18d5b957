import type {NewLine} from '../../../core/logs/log-buffer.ts';
import type {SessionStore} from '../../session/store.ts';

/** What a command prints into the Log pane, as it comes. */
export interface Printing {
  /** Aborted once nobody wants it any more. */
  readonly signal: AbortSignal;
  /** Takes what was printed, broken off anywhere. */
  add(piece: string): void;
  /** Ends it, with a line of the console's own. */
  end(line: string): void;
}

/** Has one command at a time print into the Log pane. */
export interface LogPrinter {
  /** Begins with a line; undefined while another command prints. */
  begin(title: string, line: string): Printing | undefined;
  /** Tells the command that prints to stop; false when none does. */
  stop(): boolean;
}

interface PrinterParts {
  /** Puts lines into the pane that are of nothing that is followed. */
  add(name: string, lines: readonly NewLine[]): void;
  now(): number;
}

/** Makes the printer of a session. */
export function createLogPrinter(session: SessionStore, {add, now}: PrinterParts): LogPrinter {
  let current: AbortController | undefined;
  return {
    begin: (title, line) => {
      if (current !== undefined) return undefined;
      const running = new AbortController();
      current = running;
      const print = (texts: readonly string[]) => {
        if (texts.length === 0) return;
        const timestamp = now();
        add(
          title,
          texts.map(message => ({timestamp, label: title, stream: title, message})),
        );
      };
      let begun = '';
      session.dispatch({type: 'log', change: {printing: title}});
      print([line]);
      return {
        signal: running.signal,
        add: piece => {
          const texts = (begun + piece).split(lineEnd);
          begun = texts.pop() ?? '';
          print(texts);
        },
        end: last => {
          print(begun === '' ? [last] : [begun, last]);
          current = undefined;
          session.dispatch({type: 'log', change: {printing: undefined}});
        },
      };
    },
    stop: () => {
      current?.abort();
      return current !== undefined;
    },
  };
}

/** What draws over its line, such as a bar that grows, is a line each time. A return at the end may belong to a line feed that comes. */
const lineEnd = /\r?\n|\r(?=[^\n])/;
