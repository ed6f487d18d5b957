/** An error that was logged. */
export interface LoggedError {
  /** `TypeError`, `java.lang.IllegalStateException`, `panic`; undefined where only a text was logged. */
  readonly type: string | undefined;
  readonly message: string;
  /** Its frames as they were printed, the innermost where its language puts it. */
  readonly stack: readonly string[];
}

/** What an error says, in one line: `TypeError: x is not a function`. */
export function nameError({type, message}: Pick<LoggedError, 'type' | 'message'>): string {
  return [type, message].filter(part => part !== undefined && part !== '').join(': ');
}

/** How languages print errors: where the type and the message stand in a text of one or several lines. */
const shapes: readonly RegExp[] = [
  // PHP.
  /Uncaught (?<type>[\w\\]+): (?<message>[^\n]{0,500}?) in \S+:\d+/,
  // Lambda, of a process that ended.
  /^RequestId: \S+ Error: (?<message>Runtime exited[^\n]*)(?:\n(?<type>[\w.]+))?/,
  // Node.js, Java, .NET, the unhandled ones of Python: the text begins with it.
  /^(?:Exception in thread "[^"]*" |Uncaught (?:Exception )?|Unhandled exception[.:] )?(?<type>(?:[\w$]+[.:/\\]+)*[\w$]*(?:Error|Exception|Throwable)[\w$]*)(?:: (?<message>[^\n]*))?(?=\n|$)/,
  // Behind words of its own, or in a line of its own, right before the first frame.
  /(?:^|[\s:])(?<type>(?:[\w$]+\.)*[A-Z][\w$]*(?:Error|Exception|Throwable))(?:: (?<message>[^\n]*))?\n[ \t]+at /,
  /^(?<type>(?:[\w$]+\.)*[A-Z][\w$]*)(?:: (?<message>[^\n]*))?\n[ \t]+at /m,
  // Go.
  /^(?<type>panic|fatal error): (?<message>[^\n]*)/m,
  // Rust.
  /^thread '[^']*' (?:\(\d+\) )?(?<type>panic)ked at (?:[^\n]*:\d+:\d+:\n|')(?<message>[^\n]*?)(?:', [^\n]*:\d+:\d+)?(?=\n|$)/m,
  // Ruby.
  /^\S+:\d+:in [`'][^']*': (?<message>.*) \((?<type>[A-Z][\w:]*)\)/m,
];

/** Python names the error behind its frames. */
const python =
  /^Traceback \(most recent call last\):\n(?:[ \t|+][^\n]*\n|\n)*(?<type>[A-Za-z_][\w.]*)(?:: (?<message>[^\n]*))?/;

/** Says quickly of most texts that no error stands in them. */
const maybe = /Error|Exception|Throwable|Traceback|panic|fatal error|\n[ \t]+at |:in [`']|Uncaught/;

/** Characters of a text that are looked at. */
const most = 20_000;

/** The error that a text tells of, as languages print theirs; undefined when it tells of none. */
export function readErrorText(whole: string): LoggedError | undefined {
  const text = whole.length > most ? whole.slice(0, most) : whole;
  if (!maybe.test(text)) return undefined;
  // Of errors that led to each other, Python names the one last that is meant.
  const traceback = text.lastIndexOf('Traceback (most recent call last):');
  const own = traceback > 0 ? text.slice(traceback) : text;
  const found = python.exec(own) ?? findShape(text);
  if (found === null) return undefined;
  const {type, message = ''} = found.groups ?? {};
  return {type, message: message.trim(), stack: findFrames(own)};
}

function findShape(text: string): RegExpExecArray | null {
  for (const shape of shapes) {
    const found = shape.exec(text);
    if (found !== null) return found;
  }
  return null;
}

/** Frames of Node.js, Java, .NET and PHP; of Python with the line of code beneath; of Go, Rust and Ruby. */
const frame = /^\s+(?:at |File "|from |\d+: |\.\.\. \d+ more)|^Caused by: |^#\d+ |^\S.*\(.*\)$|^\t\S+:\d+|:\d+:in [`']/;

/** The lines of a text that are frames of a stack, with what stands between them. */
function findFrames(text: string): readonly string[] {
  const lines = text.split('\n');
  const first = lines.findIndex((line, index) => index > 0 && frame.test(line));
  if (first === -1) return [];
  const last = lines.findLastIndex(line => frame.test(line) || /^\s+\S/.test(line));
  return lines.slice(first, last + 1).map(line => line.trimEnd());
}
