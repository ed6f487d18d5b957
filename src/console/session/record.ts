import type {OperationForm} from '../../core/form/form.ts';
import type {Item} from '../../core/item.ts';
import type {PaneName} from '../../core/layout.ts';
import type {MadeChange} from '../../core/remedies/made-change.ts';
import type {Run} from '../../core/run/run.ts';
import type {UsedPayloads} from '../../core/workbench/used-payloads.ts';
import type {Workbench} from '../../core/workbench/workbench.ts';
import type {OperationName} from '../../schema/index.ts';
import type {Connection} from '../connection/connection.ts';

/** Where the cursor of a list stands. It follows the item; `index` is where to stay when the item has gone. */
export interface Cursor {
  /** Id of the parent item the list belongs to: under another parent the cursor starts anew. */
  readonly scope: string;
  readonly selected: string | undefined;
  readonly index: number;
  /** First visible row. */
  readonly top: number;
  readonly filter: string;
  /** Where the item stands among all, while a filter shows some. */
  readonly home?: number;
  /** Ids of the items marked to be changed together. */
  readonly marked: readonly string[];
}

/** One of several items that were changed together: of which resource, its identity there and its name. */
export interface ChangedItem {
  readonly resource: string;
  readonly id: string;
  readonly label: string;
}

/** A call that puts a change back, through the connection the change was made through. */
export interface Undo {
  /** What the change was called. */
  readonly title: string;
  readonly operation: OperationName;
  readonly input: Item;
  /** The items that were changed together, each with the whole input that puts it back; `input` has what all share. */
  readonly several?: readonly (ChangedItem & {readonly input: Item})[];
}

/** What was begun, sent and changed through one connection, and where its lists were left. */
export interface ConnectionRecord {
  /** Undefined only in what belongs to no connection. */
  readonly connection: Connection | undefined;
  readonly cursors: Readonly<Record<PaneName, Cursor>>;
  /** The selected ids that child panes and Detail show: they follow once the cursor rests. */
  readonly settled: Readonly<Record<PaneName, string | undefined>>;
  /** Panes whose settled item is a row of an earlier session, which the service has not told of yet. */
  readonly untold: readonly PaneName[];
  /** Workbenches as they were left or sent, by title. */
  readonly drafts: Readonly<Record<string, Workbench>>;
  /** Payloads that were sent, by function, the newest first. */
  readonly usedPayloads: UsedPayloads;
  /** Forms of operations left unsent, by what they are on. */
  readonly formDrafts: Readonly<Record<string, OperationForm>>;
  /** Changes that were sent and of which nobody knows what became of them, by what they are on: what was sent. */
  readonly unanswered: Readonly<Record<string, Item>>;
  /** The call that puts the last change back. */
  readonly undo: Undo | undefined;
  /** What was changed, the newest last. */
  readonly changes: readonly MadeChange[];
  readonly runs: readonly Run[];
}

/** Key of the record that belongs to no connection: what is there while there is none, and forms of what is new anywhere. */
export const anyConnection = '';

/** The record of a connection through which nothing was done yet. */
export const emptyRecord: ConnectionRecord = {
  connection: undefined,
  cursors: {},
  settled: {},
  untold: [],
  drafts: {},
  usedPayloads: {},
  formDrafts: {},
  unanswered: {},
  undo: undefined,
  changes: [],
  runs: [],
};

/** The cursor of a pane for the list under `scope`: a fresh one when it stood in another list. */
export function cursorOf({cursors}: ConnectionRecord, pane: PaneName, scope: string): Cursor {
  const cursor = cursors[pane];
  if (cursor !== undefined && cursor.scope === scope) return cursor;
  return {scope, selected: undefined, index: 0, top: 0, filter: '', marked: []};
}
