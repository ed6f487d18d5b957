import type {TextEdit} from '../../core/edit/text-edit.ts';
import type {Command} from '../bindings/command.ts';
import type {Rest} from '../tools/rest.ts';

/** One short text to type. */
export interface Prompt {
  readonly title: string;
  readonly edit: TextEdit;
  readonly submit: (text: string) => Command;
  /** What may be typed. */
  readonly note?: string;
  /** What is wrong with what was typed; undefined takes it. */
  readonly check?: (text: string) => string | undefined;
  /** What was found wrong, until something else is typed. */
  readonly error?: string;
  /** What Enter would do in spite of that, once it was let go. */
  readonly question?: string;
  /** Set while Enter was pressed, or the question has been shown, only a moment ago. */
  readonly rest: Rest | undefined;
  /** A path is typed: Tab completes it. */
  readonly completes?: 'path';
  /** How what was typed could go on, when that is not one way only. */
  readonly ways?: readonly string[];
  /** Nothing typed is an answer, too. */
  readonly takesNothing?: true;
}
