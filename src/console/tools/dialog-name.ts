/** The name of a kind of dialog, by which it is opened and found. */
export interface DialogName<Name extends string, State> {
  readonly name: Name;
  /** The state it has; for the compiler only. */
  readonly state?: State;
}

/** Names a kind of dialog: `nameDialog<State>()('name')`. */
export function nameDialog<State>() {
  return <const Name extends string>(name: Name): DialogName<Name, State> => ({name});
}
