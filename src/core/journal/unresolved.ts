import type {Item} from '../item.ts';

/** A change that an earlier session sent, or was about to, and of which no outcome was written down: it may have been made. */
export interface UnresolvedChange {
  /** Which one it is: the session and its number in that. */
  readonly session: string;
  readonly id: number;
  /** ISO 8601. */
  readonly time: string;
  readonly operation: string;
  readonly account: string | undefined;
  readonly region: string;
  readonly profile: string | undefined;
  readonly endpoint: string | undefined;
  readonly command: string;
  /** What was to be sent, secrets masked; undefined when the session did not write that down. */
  readonly input: Item | undefined;
  /** The machine and process that wrote it. */
  readonly host: string | undefined;
  readonly pid: number | undefined;
}

/**
 * The changes without an outcome among the lines of a journal, oldest first. Lines that were torn or are of something else say
 * nothing. Sessions from before they had names are told apart by the order of their lines.
 */
export function findUnresolved(lines: Iterable<string>): readonly UnresolvedChange[] {
  const open = new Map<string, UnresolvedChange>();
  for (const line of lines) {
    const entry = parseLine(line);
    if (entry === undefined) continue;
    const key = `${text(entry, 'session') ?? ''} ${String(entry['id'])} ${String(entry['operation'])}`;
    if (entry['event'] === 'intent') open.set(key, toChange(entry));
    else open.delete(key);
  }
  return [...open.values()];
}

/** What may have happened without anybody knowing, in words: an invocation changes nothing that could be looked at. */
export function describeUnresolved(changes: readonly Pick<UnresolvedChange, 'operation'>[]): {
  /** What they are: `Changes and invocations`. */
  readonly kinds: string;
  /** What is not known of them. */
  readonly doubt: string;
  /** That they are there, in a sentence. */
  readonly notice: string;
} {
  const ran = changes.filter(({operation}) => operation.startsWith('Invoke')).length;
  const made = changes.length - ran;
  const counted = [
    ...(made === 0 ? [] : [made === 1 ? 'a change' : `${made} changes`]),
    ...(ran === 0 ? [] : [ran === 1 ? 'an invocation' : `${ran} invocations`]),
  ];
  const what = counted.join(' and ');
  const [sessions, have, they, them] =
    changes.length === 1 ? ['an earlier session', 'has', 'it', 'it'] : ['earlier sessions', 'have', 'they', 'them'];
  const done = [...(made === 0 ? [] : ['been made']), ...(ran === 0 ? [] : ['run'])].join(' or ');
  const doubt = `${they} may have ${done}, or not`;
  return {
    kinds: [
      ...(made === 0 ? [] : ['Changes']),
      ...(ran === 0 ? [] : [made === 0 ? 'Invocations' : 'invocations']),
    ].join(' and '),
    doubt,
    notice: `${what[0]?.toUpperCase()}${what.slice(1)} of ${sessions} ${have} no outcome: ${doubt}. :unresolved shows ${them}.`,
  };
}

/** The line that says that somebody has looked after a change: it is resolved then. */
export function buildSettledLine({session, id, operation}: UnresolvedChange, time: string): object {
  return {event: 'settled', session, id, operation, time};
}

function parseLine(line: string): Item | undefined {
  try {
    const entry: unknown = JSON.parse(line);
    const isEntry = typeof entry === 'object' && entry !== null && 'event' in entry && 'operation' in entry;
    return isEntry ? (entry as Item) : undefined;
  } catch {
    return undefined;
  }
}

function toChange(entry: Item): UnresolvedChange {
  const {id, pid, input} = entry;
  return {
    session: text(entry, 'session') ?? '',
    id: typeof id === 'number' ? id : 0,
    time: text(entry, 'time') ?? '',
    operation: text(entry, 'operation') ?? '',
    account: text(entry, 'account'),
    region: text(entry, 'region') ?? '',
    profile: text(entry, 'profile'),
    endpoint: text(entry, 'endpoint'),
    command: text(entry, 'command') ?? '',
    input: typeof input === 'object' && input !== null ? (input as Item) : undefined,
    host: text(entry, 'host'),
    pid: typeof pid === 'number' ? pid : undefined,
  };
}

function text(entry: Item, name: string): string | undefined {
  const value = entry[name];
  return typeof value === 'string' ? value : undefined;
}
