/** The connection options a command line needs to reach the same place. */
export interface CommandTarget {
  readonly profile: string | undefined;
  readonly region: string;
  readonly endpoint: string | undefined;
}

/** A command line that makes a call, quoted for a POSIX shell. */
export interface CommandLine {
  readonly text: string;
  /** What has to be done or known before it is run, in sentences: files to make, what it was guarded by. */
  readonly notes: readonly string[];
}
