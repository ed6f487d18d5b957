/** Whose code: a function's, at a version or alias where one is given, or that of a layer's version. */
export type CodePlace =
  | {readonly of: 'function'; readonly name: string; readonly qualifier?: string}
  | {readonly of: 'layer'; readonly arn: string};

/** One of several codes that an item leads to. */
export interface NamedCode {
  /** Which it is: `version 13 · 10 %`. */
  readonly label: string;
  readonly place: CodePlace;
}
