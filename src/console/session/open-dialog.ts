/** A dialog that lies over the panes, as the session keeps it: which one it is, of which kind, and how it stands. */
export interface OpenDialog {
  readonly id: number;
  readonly name: string;
  /** What its kind says it is. */
  readonly state: unknown;
}
