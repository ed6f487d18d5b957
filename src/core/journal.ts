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
  readonly outcome: JournalOutcome;
}

/** How a call ended. Durations in milliseconds. */
export type JournalOutcome =
  | {readonly state: 'pending'}
  | {readonly state: 'done'; readonly duration: number}
  | {
      readonly state: 'failed';
      readonly duration: number;
      readonly what: string;
      readonly code: string | undefined;
      readonly requestId: string | undefined;
    };

/** The session's calls as a Markdown note. */
export function toMarkdown(entries: readonly JournalEntry[], title: string): string {
  const rows = entries.map(({time, operation, command, outcome}) => {
    const result = outcome.state === 'failed' ? `failed: ${outcome.what}` : outcome.state;
    return `- ${time} **${operation}** ${result}\n\n      ${command}\n`;
  });
  return `# ${title}\n\n${rows.join('\n')}`;
}
