/** One invocation that a sample is said to have had. */
export interface PastRun {
  /** ms since 1970. */
  readonly time: number;
  /** As it was asked for, empty when it was not. */
  readonly qualifier: string;
  readonly version: string;
  /** ms. */
  readonly duration: number;
  readonly outcome: 'success' | 'error' | 'timeout' | 'throttled';
  /** What it printed, between START and END; each line with its break. */
  readonly lines: readonly string[];
  readonly requestId: string;
}

/** What happened to one sample in the last day. */
export interface Story {
  readonly functionName: string;
  /** MB. */
  readonly memorySize: number;
  /** In order of time. */
  runs(teller: StoryTeller): PastRun[];
  /** The age of the stream's records at a time, in ms, where the sample reads a stream. */
  iteratorAge?(time: number, now: number): number;
}

/** What a story is told with: the present (ms since 1970), and chance, the same each time. */
export interface StoryTeller {
  readonly now: number;
  /** From 0 up to 1. */
  readonly random: () => number;
  readonly toId: () => string;
}

/** A run without surprises; members given replace its own. */
export function buildPastRun({toId}: StoryTeller, time: number, members: Partial<PastRun>): PastRun {
  return {
    time: Math.round(time),
    qualifier: '',
    version: '$LATEST',
    duration: 10,
    outcome: 'success',
    lines: [],
    requestId: toId(),
    ...members,
  };
}

/** Times from `hours` ago until `until` ms ago, about `every` minutes apart; fewer at night, more around noon (UTC). */
export function buildTimes({now, random}: StoryTeller, hours: number, every: number, until = 0): number[] {
  const times: number[] = [];
  let time = now - hours * 3_600_000;
  for (;;) {
    const hour = (time / 3_600_000) % 24;
    const rhythm = 1 + 0.7 * Math.cos(((hour - 13) / 12) * Math.PI);
    time += (every * 60_000 * (0.4 + 1.2 * random())) / rhythm;
    if (time >= now - until) return times;
    times.push(time);
  }
}

/** A line of the Node.js runtimes. */
export function formatNodeLine(time: number, requestId: string, level: string, text: string): string {
  return `${new Date(time).toISOString()}\t${requestId}\t${level}\t${text}\n`;
}

/** The line in which they tell an error the handler threw. */
export function formatNodeError(
  time: number,
  requestId: string,
  {errorType = 'Error', errorMessage, place}: {errorType?: string; errorMessage: string; place: string},
): string {
  const error = {errorType, errorMessage, stack: [`${errorType}: ${errorMessage}`, `    at ${place}`]};
  return formatNodeLine(time, requestId, 'ERROR', `Invoke Error \t${JSON.stringify(error)}`);
}

/** A line of Python's logging. */
export function formatPythonLine(time: number, requestId: string, level: string, text: string): string {
  return `[${level}]\t${new Date(time).toISOString()}\t${requestId}\t${text}\n`;
}

/** One of several. */
export function pickAny<T>(random: () => number, [first, ...others]: readonly [T, ...T[]]): T {
  return others[Math.floor(random() * (others.length + 1)) - 1] ?? first;
}
