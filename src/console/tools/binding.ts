import type {KeyHint} from '../../core/keys/hints.ts';

/** What a key, or several, do at a place. Footer, help, settings, clash check and the key tables are made from these. */
export interface Binding<At> {
  /** Identifier, as used in the settings file to remap its keys; where it is used at several places its keys are the same. */
  readonly name: string;
  readonly title: string;
  readonly keys: readonly string[];
  /** Its word in the footer; bindings next to each other that share the word share their place there. */
  readonly hint?: KeyHint;
  /** Why it does nothing now; undefined when it can be done. */
  unavailable?(at: At): string | undefined;
  /** Called only when available. */
  run(at: At, key: string): void;
}
