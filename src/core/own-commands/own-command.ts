/** A command of the user's own, as the settings declare it. */
export interface OwnCommand {
  /** Identifier, made of the title: `command-open-the-trace`. */
  readonly name: string;
  /** Its place among those of the settings, from 0. */
  readonly place: number;
  readonly title: string;
  readonly key: string | undefined;
  /** Names of the panes on whose selection it is; all when not given. */
  readonly panes: readonly string[] | undefined;
  /** The program and its arguments, with placeholders such as `{{FunctionName}}`, which no shell reads. */
  readonly words: readonly string[];
  /** In place of words a text for a shell, which reads what is selected from variables such as `$FunctionName`. */
  readonly shell: string | undefined;
  /** Where what it prints goes: into a window or the Log pane, or it has the terminal until it ends. */
  readonly output: 'dialog' | 'terminal' | 'log';
  /** It gets the credentials of the session, its region and its endpoint. */
  readonly credentials: boolean;
  /** It may change something: it is refused while read-only, looked at before it is run, and kept in the journal. */
  readonly changes: boolean;
  /** It is looked at before it is run, though it changes nothing. */
  readonly confirm: boolean;
}
