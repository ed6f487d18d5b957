/** How bad a line is: 0 debug and trace, 1 information and what says nothing, 2 a warning, 3 an error. */
export type Severity = 0 | 1 | 2 | 3;

/** A level as it is shown, whatever a library calls it, and how bad that is. */
export interface Level {
  readonly word: string;
  readonly severity: Severity;
}

/** What libraries call their levels, by how bad they are and how they are shown. */
const names: readonly (readonly [severity: Severity, word: string, ...others: readonly string[]])[] = [
  [0, 'TRACE', 'trce', 'trc', 'trac', 'vrb', 'verbose', 'silly', 'finer', 'finest'],
  [0, 'DEBUG', 'dbug', 'dbg', 'debu', 'fine'],
  [0, 'HTTP'],
  [1, 'INFO', 'information', 'informational', 'inf', 'log', 'config', 'success'],
  [1, 'NOTICE', 'deprecated'],
  [2, 'WARN', 'warning', 'wrn'],
  [3, 'ERROR', 'err', 'erro', 'eror', 'fail', 'severe', 'parse error'],
  [
    3,
    'FATAL',
    'critical',
    'crit',
    'ftl',
    'fata',
    'pani',
    'panic',
    'dpanic',
    'alert',
    'emerg',
    'emergency',
    'fatal error',
  ],
];

const byName: ReadonlyMap<string, Level> = new Map(
  names.flatMap(([severity, word, ...others]) =>
    [word.toLowerCase(), ...others].map(name => [name, {word, severity}] as const),
  ),
);

/** The level of that name in any library's words; undefined of a word that is none. slog writes `ERROR+2`. */
export function readLevel(name: string): Level | undefined {
  return byName.get(name.toLowerCase()) ?? byName.get(name.toLowerCase().replace(/[+-]\d+$/, ''));
}

/** Scales of numbers: the lowest number of each level, the worst first. Where a scale falls, its highest. */
const scales = {
  /** pino and bunyan. */
  tens: {60: 'fatal', 50: 'error', 40: 'warn', 30: 'info', 20: 'debug', 10: 'trace'},
  /** Python's logging. */
  python: {50: 'fatal', 40: 'error', 30: 'warn', 20: 'info', 10: 'debug'},
  /** OpenTelemetry's severity number. */
  telemetry: {21: 'fatal', 17: 'error', 13: 'warn', 9: 'info', 5: 'debug', 1: 'trace'},
  /** Syslog, GELF and systemd: 0 is the worst. */
  syslog: {7: 'debug', 6: 'info', 5: 'notice', 4: 'warn', 3: 'error', 0: 'fatal'},
} as const;

/** A scale of levels that are numbers. */
export type Scale = keyof typeof scales;

/** The level of a number on a scale; undefined below it. */
export function readNumber(number: number, scale: Scale): Level | undefined {
  const steps = Object.entries(scales[scale]).map(([step, name]) => [Number(step), name] as const);
  const found = steps.toSorted(([a], [b]) => b - a).find(([step]) => number >= step);
  return found && readLevel(found[1]);
}
