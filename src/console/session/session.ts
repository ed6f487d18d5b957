import type {TextEdit} from '../../core/edit/text-edit.ts';
import type {OperationForm} from '../../core/form/form.ts';
import type {Item} from '../../core/item.ts';
import type {PaneName} from '../../core/layout.ts';
import {emptyLogPane, type LogPaneState} from '../../core/logs/log-pane.ts';
import type {MetricsChoice} from '../../core/metrics/dashboard.ts';
import type {Problem} from '../../core/problem.ts';
import type {Reservations} from '../../core/remedies/reservations.ts';
import type {Run} from '../../core/run/run.ts';
import type {Sort} from '../../core/table/sorted-rows.ts';
import type {Tone} from '../../core/tone.ts';
import type {UsedPayloads} from '../../core/workbench/used-payloads.ts';
import type {Workbench} from '../../core/workbench/workbench.ts';
import type {OperationName} from '../../schema/index.ts';
import type {Connection} from '../connection/connection.ts';
import type {OpenDialog} from './open-dialog.ts';

/** Where the cursor of a list stands. It follows the item; `index` is where to stay when the item has gone. */
export interface Cursor {
  /** Id of the parent item the list belongs to: under another parent the cursor starts anew. */
  readonly scope: string;
  readonly selected: string | undefined;
  readonly index: number;
  /** First visible row. */
  readonly top: number;
  readonly filter: string;
  /** Ids of the items marked to be changed together. */
  readonly marked: readonly string[];
}

/** The state of the connection, with what to show of it. */
export type ConnectionState =
  | {readonly state: 'connecting'}
  | {readonly state: 'ready'; readonly connection: Connection}
  | {readonly state: 'failed'; readonly problem: Problem};

/** One of several items that were changed together: of which resource, its identity there and its name. */
export interface ChangedItem {
  readonly resource: string;
  readonly id: string;
  readonly label: string;
}

/** A call that puts a change back. */
export interface Undo {
  /** What the change was called. */
  readonly title: string;
  /** The connection the change was made through: it is put back through no other. */
  readonly connection: string;
  readonly operation: OperationName;
  readonly input: Item;
  /** The items that were changed together, each with the whole input that puts it back; `input` has what all share. */
  readonly several?: readonly (ChangedItem & {readonly input: Item})[];
}

/** A line for the user at the foot of the screen, until the next key that does something. */
export interface Notice {
  readonly text: string;
  readonly tone: Tone;
}

/** Everything the console remembers of a session that is no server truth. */
export interface Session {
  readonly columns: number;
  readonly rows: number;
  readonly focus: PaneName;
  /** The list pane whose selection Detail shows. */
  readonly subject: PaneName;
  readonly zoomed: boolean;
  readonly cursors: Readonly<Record<PaneName, Cursor>>;
  readonly sorts: Readonly<Record<PaneName, Sort>>;
  /** The selected ids that child panes and Detail show: they follow once the cursor rests. */
  readonly settled: Readonly<Record<PaneName, string | undefined>>;
  /** The open tab by resource. */
  readonly tabs: Readonly<Record<string, number>>;
  readonly detail: {readonly cursor: number; readonly top: number; readonly revealed: string | undefined};
  /** What the charts of Detail show. */
  readonly metrics: MetricsChoice;
  readonly log: LogPaneState;
  /** The pane whose filter is being typed. */
  readonly filtering: {readonly pane: PaneName; readonly edit: TextEdit} | undefined;
  /** What lies over the panes, the one on top last: it takes the keys. */
  readonly dialogs: readonly OpenDialog[];
  /** Workbenches as they were left or sent, by connection and title. */
  readonly drafts: Readonly<Record<string, Workbench>>;
  /** Payloads sent in this session by connection and function, the newest first. */
  readonly usedPayloads: UsedPayloads;
  /** Forms of operations left unsent, by their draft key. */
  readonly formDrafts: Readonly<Record<string, OperationForm>>;
  /** The call that puts the last change back. */
  readonly undo: Undo | undefined;
  readonly reservations: Reservations;
  readonly runs: readonly Run[];
  readonly notice: Notice | undefined;
  readonly connection: ConnectionState;
}

/** The session at start. */
export function toSession(columns: number, rows: number, firstPane: PaneName): Session {
  return {
    columns,
    rows,
    focus: firstPane,
    subject: firstPane,
    zoomed: false,
    cursors: {},
    sorts: {},
    settled: {},
    tabs: {},
    detail: {cursor: 0, top: 0, revealed: undefined},
    metrics: {span: '3h', target: undefined},
    log: emptyLogPane,
    filtering: undefined,
    dialogs: [],
    drafts: {},
    usedPayloads: {},
    formDrafts: {},
    undo: undefined,
    reservations: {},
    runs: [],
    notice: undefined,
    connection: {state: 'connecting'},
  };
}

/** The cursor of a pane for the list under `scope`: a fresh one when it stood in another list. */
export function cursorOf(session: Session, pane: PaneName, scope: string): Cursor {
  const cursor = session.cursors[pane];
  if (cursor !== undefined && cursor.scope === scope) return cursor;
  return {scope, selected: undefined, index: 0, top: 0, filter: '', marked: []};
}
