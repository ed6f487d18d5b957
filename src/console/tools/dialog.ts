/**
 * A dialog for whoever works for it. What comes back late changes the dialog it was asked for and no other: once that is
 * closed, nothing happens.
 */
export interface Dialog<State> {
  readonly id: number;
  /** Aborted once the dialog is closed, or the console ends. */
  readonly signal: AbortSignal;
  isOpen(): boolean;
  /** True while nothing lies over it. */
  isOnTop(): boolean;
  /** How it stands; once it is closed, how it stood last. */
  state(): State;
  update(change: (state: State) => State): void;
  /** Takes this one away and leaves what lies over or under it. */
  close(): void;
}
