import type {TextEdit} from '../edit/text-edit.ts';

/** Where a payload can come from. */
export type PayloadSource =
  | {readonly from: 'saved'; readonly name: string}
  | {readonly from: 'shared'; readonly name: string; readonly text: string}
  | {readonly from: 'used'; readonly text: string}
  | {readonly from: 'template'; readonly text: string}
  | {readonly from: 'file'};

/** Something to choose from, by its label. */
export interface AskingEntry<Value> {
  readonly label: string;
  readonly value: Value;
}

/** A list that is found in by typing; `index` counts among those that match. */
interface Choosing<Value> {
  readonly title: string;
  readonly entries: readonly AskingEntry<Value>[];
  readonly edit: TextEdit;
  readonly index: number;
  /** What is being read, or why it could not be. */
  readonly note: string | undefined;
  readonly error: string | undefined;
}

/** What is asked over the workbench. */
export type Asking =
  | ({readonly type: 'payload'} & Choosing<PayloadSource>)
  /** A value of the focused option; `free` ones may be typed without being listed. */
  | ({readonly type: 'value'; readonly free: boolean} & Choosing<string>)
  /** The path of a file; the entries are how it can go on. */
  | ({readonly type: 'file'} & Choosing<string>)
  /** The name to save the payload under; `overwrites` once it is known to be taken. */
  | {
      readonly type: 'save';
      readonly edit: TextEdit;
      readonly error: string | undefined;
      readonly overwrites: string | undefined;
      /** Whether it is for all who use the function, and not a file of this machine. */
      readonly isShared: boolean;
      /** What saving for all under that name does, once it is to be looked at. */
      readonly review: {readonly name: string; readonly text: string} | undefined;
      /** Set while Enter was pressed only a moment ago, and the name is taken. */
      readonly rest: symbol | undefined;
    }
  /** Whether a saved event is to be deleted; `back` is where the question came from. */
  | {
      readonly type: 'delete';
      readonly from: 'saved' | 'shared';
      readonly name: string;
      readonly error: string | undefined;
      readonly back: Asking;
    };
