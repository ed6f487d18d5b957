/** What is changed in the packages that the console is made with, and why. */
export interface Patch {
  /** What is different, as a sentence without a full stop. */
  readonly title: string;
  readonly why: string;
  /** Whether the authors of the package were asked to take the change over, and where. */
  readonly upstream: 'not offered' | `https://${string}`;
  readonly edits: readonly Edit[];
}

/** One textual change to a module. */
export interface Edit {
  /** Its path below `node_modules`. */
  readonly module: string;
  readonly find: string | RegExp;
  readonly replace: string | ((...matched: string[]) => string);
}
