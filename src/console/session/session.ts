import type {TextEdit} from '../../core/edit/text-edit.ts';
import type {UnresolvedChange} from '../../core/journal/unresolved.ts';
import type {Arrangement, PaneName, Shares} from '../../core/layout.ts';
import {emptyLogPane, type LogPaneState} from '../../core/logs/log-pane.ts';
import type {MetricsChoice} from '../../core/metrics/dashboard.ts';
import type {Problem} from '../../core/problem.ts';
import type {Aliases} from '../../core/settings/read-aliases.ts';
import type {SavedFilters} from '../../core/settings/read-filters.ts';
import type {Grouping} from '../../core/table/grouping.ts';
import type {OwnColumns} from '../../core/table/own-columns.ts';
import type {Sort} from '../../core/table/sorted-rows.ts';
import {byBackground, type Look} from '../../core/theme/look.ts';
import type {Tone} from '../../core/tone.ts';
import type {Connection} from '../connection/connection.ts';
import {type Messages, noMessages} from './messages.ts';
import type {OpenDialog} from './open-dialog.ts';
import type {RecentChoices} from './recent-choices.ts';
import type {ConnectionRecord} from './record.ts';
import type {Remembered} from './remembered.ts';

/** The state of the connection, with what to show of it. */
export type ConnectionState =
  | {readonly state: 'connecting'}
  | {readonly state: 'ready'; readonly connection: Connection}
  /** `hasOtherProfiles` says whether there is one that could be switched to. */
  | {readonly state: 'failed'; readonly problem: Problem; readonly hasOtherProfiles: boolean};

/** A line for the user above the keys' hints, until the next key that does something. */
export interface Notice {
  readonly text: string;
  readonly tone: Tone;
  /** When it was said, in milliseconds since 1970; undefined of what is not to be listed. */
  readonly at?: number;
}

/** Whether what stands on the screen is kept right. */
export interface Watch {
  /** Nobody is there, so nothing is read. */
  readonly isPaused: boolean;
  /** The cursor walks: nothing is read yet of the items it passes. */
  readonly isPassing: boolean;
  /** Changes whenever the screen has to say anew how old something is; 0 while nothing is older than its promise. */
  readonly step: number;
}

/** Everything the console remembers of a session that is no server truth. */
export interface Session {
  readonly columns: number;
  readonly rows: number;
  readonly focus: PaneName;
  /** The list pane whose selection Detail shows. */
  readonly subject: PaneName;
  readonly zoomed: boolean;
  /** The header has one row only. */
  readonly folded: boolean;
  /** The columns that panes have in place of their own. */
  readonly ownColumns: OwnColumns;
  /** The filters that have names. */
  readonly filters: SavedFilters;
  /** What entries of the palette are called besides. */
  readonly aliases: Aliases;
  /** What panes are grouped by. */
  readonly groups: Readonly<Record<PaneName, Grouping>>;
  /** ARNs of what is listed first. */
  readonly favourites: ReadonlySet<string>;
  /** How the panes share the room, where that was said. */
  readonly shares: Shares;
  /** The panes that are to have no room while nobody looks at them. */
  readonly hidden: readonly PaneName[];
  /** How the panes were arranged for each profile, by its name; for that of `arrangedFor` they are as they stand. */
  readonly arrangements: Readonly<Record<string, Arrangement>>;
  readonly arrangedFor: string | undefined;
  /** Which theme it is drawn in. */
  readonly look: Look;
  readonly sorts: Readonly<Record<PaneName, Sort>>;
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
  /** What was done through each connection, by its key; it is there again when that is looked at again. */
  readonly records: Readonly<Record<string, ConnectionRecord>>;
  /** By the list: of the palette, of the actions, of regions. */
  readonly recent: Readonly<Record<string, RecentChoices>>;
  readonly notice: Notice | undefined;
  readonly messages: Messages;
  /** Index of the tour's step; undefined while none is taken. */
  readonly tour: number | undefined;
  /** Why changes of this session are missing in the journal's file. */
  readonly lostJournal: Problem | undefined;
  /** Changes of earlier sessions whose outcome nobody knows. */
  readonly unresolved: readonly UnresolvedChange[];
  readonly watch: Watch;
  readonly connection: ConnectionState;
  /** The rows of the last time, shown until the service has told what is there now. */
  readonly remembered: Remembered | undefined;
}

/** The session at start. */
export function toSession(columns: number, rows: number, firstPane: PaneName): Session {
  return {
    columns,
    rows,
    focus: firstPane,
    subject: firstPane,
    zoomed: false,
    folded: false,
    ownColumns: {},
    filters: {},
    aliases: {},
    groups: {},
    favourites: new Set(),
    shares: {},
    hidden: [],
    arrangements: {},
    arrangedFor: undefined,
    look: {chosen: byBackground, tried: undefined, background: 'asked'},
    sorts: {},
    tabs: {},
    detail: {cursor: 0, top: 0, revealed: undefined},
    metrics: {span: '3h', target: undefined, readingAt: undefined},
    log: emptyLogPane,
    filtering: undefined,
    dialogs: [],
    records: {},
    recent: {},
    notice: undefined,
    messages: noMessages,
    tour: undefined,
    lostJournal: undefined,
    unresolved: [],
    watch: {isPaused: false, isPassing: false, step: 0},
    connection: {state: 'connecting'},
    remembered: undefined,
  };
}
