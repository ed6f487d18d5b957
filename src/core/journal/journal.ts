import {createFinder} from '../search/finder.ts';

/** One call, as the journal keeps it: redacted, so that it can be shown, copied and written to a file. */
export interface JournalEntry {
  readonly id: number;
  /** ISO 8601 time at which the call began. */
  readonly time: string;
  readonly operation: string;
  /** True for a call that may change something. */
  readonly changes: boolean;
  readonly account: string | undefined;
  readonly region: string;
  /** The `aws` command that makes the same call, secrets replaced. */
  readonly command: string;
  /** What has to be done before that is run, or why it cannot be run again. */
  readonly notes?: readonly string[];
  readonly outcome: JournalOutcome;
}

/** How a call ended. Durations in milliseconds. */
export type JournalOutcome =
  | {readonly state: 'pending'}
  | {
      readonly state: 'done';
      readonly duration: number;
      readonly requestId: string | undefined;
      /** The call went well, and the function that it invoked failed: `Unhandled`, or the code that a stream ended with. */
      readonly functionError?: string;
    }
  | {
      readonly state: 'failed';
      readonly duration: number;
      readonly what: string;
      readonly code: string | undefined;
      readonly requestId: string | undefined;
    };

/** The entries that match a query as lists are filtered, newest first. */
export function findEntries(entries: readonly JournalEntry[], query: string): readonly JournalEntry[] {
  return createFinder(
    entries,
    ({operation, command, outcome, changes}) =>
      `${operation} ${formatResult(outcome)} ${changes ? 'change' : 'read'} ${command}`,
  )(query).toSorted((one, other) => other.id - one.id);
}

/** How a call ended in a few words: `✓ 41 ms`, `✓ but function failed`, `✗ ThrottlingException`. */
export function formatResult(outcome: JournalOutcome): string {
  switch (outcome.state) {
    case 'pending':
      return '◌ under way';
    case 'done':
      return outcome.functionError === undefined ? `✓ ${outcome.duration} ms` : '✓ but function failed';
    case 'failed':
      return `✗ ${outcome.code ?? outcome.what}`;
  }
}

/** Everything that is known of a call, as labels and values: how it ended first, as a long command leaves little room. */
export function buildJournalFacts({
  time,
  account,
  region,
  changes,
  command,
  notes = [],
  outcome,
}: JournalEntry): readonly [string, string][] {
  return [
    ['Result', formatWholeResult(outcome)],
    ['Command', command],
    ...notes.map((note): [string, string] => ['Mind', note]),
    ['Time', time],
    ['Place', [account, region].filter(part => part !== undefined).join(' · ')],
    ['Kind', changes ? 'may change something' : 'reads'],
    ...(outcome.state !== 'pending' && outcome.requestId !== undefined
      ? [['Request id', outcome.requestId] as [string, string]]
      : []),
  ];
}

function formatWholeResult(outcome: JournalOutcome): string {
  if (outcome.state === 'failed') return `✗ ${outcome.what} after ${outcome.duration} ms`;
  if (outcome.state === 'pending' || outcome.functionError === undefined) return formatResult(outcome);
  return `✓ answered after ${outcome.duration} ms: the function failed (${outcome.functionError})`;
}

/** The session's calls as a Markdown note. */
export function formatMarkdown(entries: readonly JournalEntry[], title: string): string {
  const rows = entries.map(({time, operation, command, notes = [], outcome}) => {
    const result = formatState(outcome);
    return `- ${time} **${operation}** ${result}${notes.map(note => `\n  - ${note}`).join('')}\n\n      ${command}\n`;
  });
  return `# ${title}\n\n${rows.join('\n')}`;
}

function formatState(outcome: JournalOutcome): string {
  if (outcome.state === 'failed') return `failed: ${outcome.what}`;
  if (outcome.state === 'pending' || outcome.functionError === undefined) return outcome.state;
  return `done, but the function failed (${outcome.functionError})`;
}
