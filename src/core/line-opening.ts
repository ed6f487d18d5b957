/** Something of another service: what it is called, what tells of it in a shell, and its page in the web console. */
export interface OtherPlace {
  readonly title: string;
  readonly arn: string;
  /** Undefined where nothing is known to tell of it. */
  readonly command: string | undefined;
  /** Behind the host of the web console; undefined where its page is not known. */
  readonly path: string | undefined;
}

/**
 * What Enter opens from a row of Detail: an item of a pane, another tab of the same item, its logs, the form of an operation by its
 * declaration's name, or what is elsewhere.
 */
export type LineOpening =
  | {readonly type: 'pane'; readonly pane: string; readonly id?: string}
  | {readonly type: 'tab'; readonly title: string}
  | {readonly type: 'logs'}
  | {readonly type: 'operation'; readonly name: string}
  | {readonly type: 'place'; readonly place: OtherPlace};
