import {type LogLine, readLogLine} from './log-line.ts';
import {createOrderedLines, type OrderedLines} from './ordered-lines.ts';

/** How much the Log pane keeps; what is older is dropped and counted. */
export interface LogLimits {
  readonly lines: number;
  /** Of all messages together: a hundred thousand lines of 200 KB each would be no small matter. */
  readonly characters: number;
}

/** The Log pane's limits. */
const usualLimits: LogLimits = {lines: 100_000, characters: 60_000_000};

/** The lines that are kept, in the order of time whatever order they arrived in. */
export interface LogBuffer {
  readonly lines: OrderedLines;
  /** Lines given up because the buffer was full. */
  readonly dropped: number;
  /** Puts an event in its place and returns its line, which may be dropped at once when it is older than all. */
  add(event: NewLine): LogLine;
  clear(): void;
}

/** An event as it arrives. */
export type NewLine = Parameters<typeof readLogLine>[0];

/** Makes an empty buffer. */
export function createLogBuffer(limits: LogLimits = usualLimits): LogBuffer {
  const lines = createOrderedLines();
  let dropped = 0;
  let order = 0;
  let characters = 0;
  return {
    lines,
    get dropped() {
      return dropped;
    },
    add: event => {
      const line = readLogLine(event, order++);
      lines.insert(line);
      characters += line.message.length;
      while (lines.size > limits.lines || (characters > limits.characters && lines.size > 1)) {
        characters -= lines.dropFirst()?.message.length ?? 0;
        dropped += 1;
      }
      return line;
    },
    clear: () => {
      lines.replace([]);
      dropped = 0;
      characters = 0;
    },
  };
}
