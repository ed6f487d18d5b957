/**
 * Who has the terminal: the console and its screen; the console, reading keys raw; an editor, by the process it is and the settings
 * (`stty -g`) that it found, with the file it edits, alone in a folder; or nobody that has to leave it as it was.
 */
export type TerminalHolder =
  | {readonly kind: 'screen' | 'keys' | 'nobody'}
  | {readonly kind: 'editor'; readonly pid: number; readonly settings: string; readonly file: string};

/** Puts the terminal right should the process end without doing so itself, whatever ends it. */
export interface TerminalGuard {
  /** Resolves once it knows how the terminal was found, or cannot know: then the terminal may be changed. */
  readonly ready: Promise<void>;
  /** Says who has the terminal from now on. */
  tell(holder: TerminalHolder): void;
  /** Says who has it as the process ends: what is told on the way out, by whoever cleans up after itself, counts no more. */
  leave(holder: TerminalHolder): void;
  /**
   * Switches every mode off and waits for a terminal that is behind to take that, for a second at most: who has it next writes
   * on a screen that stays. Returns whether it was taken.
   */
  restore(): boolean;
}

/** A guard for where there is no terminal to put right. */
export const noGuard: TerminalGuard = {
  ready: Promise.resolve(),
  tell: () => {},
  leave: () => {},
  restore: () => false,
};
