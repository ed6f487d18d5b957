import {toTextEdit} from '../../core/edit/text-edit.ts';
import type {UnresolvedChange} from '../../core/journal/unresolved.ts';
import type {PaneName, Shares} from '../../core/layout.ts';
import type {LogPaneState} from '../../core/logs/log-pane.ts';
import type {MetricsChoice} from '../../core/metrics/dashboard.ts';
import type {Problem} from '../../core/problem.ts';
import type {Sort} from '../../core/table/sorted-rows.ts';
import type {Look} from '../../core/theme/look.ts';
import {arrangeFor} from './arrangement.ts';
import {connectionKey, connectionOf, recordAt, recordOf} from './connection-of.ts';
import {type Messages, withMessage} from './messages.ts';
import type {OpenDialog} from './open-dialog.ts';
import {anyConnection, type ConnectionRecord} from './record.ts';
import {type RecordEvent, recordKeyOf, reduceRecord} from './record-events.ts';
import type {Remembered} from './remembered.ts';
import type {ConnectionState, Notice, Session, Watch} from './session.ts';

/** The ids of what is selected in panes, and the panes of which that is a row of an earlier session. */
export interface Selections {
  readonly selected: Readonly<Record<PaneName, string | undefined>>;
  readonly untold?: readonly PaneName[];
}

/** Everything that can happen to a session. */
export type SessionEvent =
  | {readonly type: 'resize'; readonly columns: number; readonly rows: number}
  | {readonly type: 'focus'; readonly pane: PaneName; readonly isList: boolean}
  | {readonly type: 'zoom'; readonly zoomed: boolean}
  | {readonly type: 'fold'; readonly folded: boolean}
  | ({readonly type: 'own-settings'} & Partial<
      Pick<Session, 'ownColumns' | 'filters' | 'aliases' | 'favourites' | 'groups'>
    >)
  | {readonly type: 'share'; readonly shares: Shares}
  | {readonly type: 'hide'; readonly hidden: readonly PaneName[]}
  | {readonly type: 'look'; readonly look: Partial<Look>}
  | ({readonly type: 'settle'} & Selections)
  | {readonly type: 'sort'; readonly pane: PaneName; readonly sort: Sort | undefined}
  | {readonly type: 'filtering'; readonly pane: PaneName | undefined; readonly text: string; readonly cursor?: number}
  | {readonly type: 'tab'; readonly resource: string; readonly tab: number}
  | {readonly type: 'detail'; readonly cursor: number; readonly top: number}
  | {readonly type: 'reveal'; readonly label: string | undefined}
  | {readonly type: 'metrics'; readonly choice: Partial<MetricsChoice>}
  | {readonly type: 'dialogs'; readonly dialogs: readonly OpenDialog[]}
  | RecordEvent
  | {readonly type: 'log'; readonly change: Partial<LogPaneState>}
  | {readonly type: 'recent'; readonly recent: Session['recent']}
  | {readonly type: 'notice'; readonly notice: Notice | undefined}
  | {readonly type: 'messages'; readonly messages: Messages}
  | {readonly type: 'tour'; readonly tour: number | undefined}
  | {readonly type: 'lost-journal'; readonly lostJournal: Problem | undefined}
  | {readonly type: 'unresolved'; readonly unresolved: readonly UnresolvedChange[]}
  | {readonly type: 'watch'; readonly watch: Partial<Watch>}
  | {readonly type: 'remembered'; readonly remembered: Remembered | undefined}
  | {readonly type: 'connection'; readonly connection: ConnectionState};

/** The session after an event. Pure; the same session comes back when nothing changed. */
export function reduce(session: Session, event: SessionEvent): Session {
  if (isPlain(event)) return {...session, ...toChange(event)};
  switch (event.type) {
    case 'focus':
      return toFocus(session, event.pane, event.isList);
    case 'look':
      return {...session, look: {...session.look, ...event.look}};
    case 'settle':
      return toSettled(session, event);
    case 'sort':
      return toSorted(session, event.pane, event.sort);
    case 'filtering':
      return {...session, filtering: toFiltering(event)};
    case 'tab':
      return {...session, tabs: {...session.tabs, [event.resource]: event.tab}, detail: detailStart};
    case 'detail':
      return {...session, detail: {...session.detail, cursor: event.cursor, top: event.top}};
    case 'reveal':
      return {...session, detail: {...session.detail, revealed: event.label}};
    case 'metrics':
      return {...session, metrics: {...session.metrics, ...event.choice}};
    case 'log':
      return {...session, log: {...session.log, ...event.change}};
    case 'notice':
      return session.notice === event.notice ? session : {...session, ...toSaid(session, event.notice)};
    case 'watch':
      return {...session, watch: {...session.watch, ...event.watch}};
    case 'connection':
      return toConnected(session, event.connection);
    default:
      return withRecord(session, recordKeyOf(event), record => reduceRecord(record, event));
  }
}

function toSaid({messages}: Session, notice: Notice | undefined): Pick<Session, 'notice' | 'messages'> {
  if (notice?.at === undefined) return {notice, messages};
  return {notice, messages: withMessage(messages, {...notice, at: notice.at})};
}

/** Events whose members become the session's as they are. */
const plain = [
  ...(['resize', 'zoom', 'dialogs', 'lost-journal', 'remembered', 'unresolved'] as const),
  ...(['messages', 'tour', 'recent', 'fold', 'own-settings', 'share', 'hide'] as const),
];

type PlainEvent = Extract<SessionEvent, {type: (typeof plain)[number]}>;

function isPlain(event: SessionEvent): event is PlainEvent {
  return plain.some(type => type === event.type);
}

/** What of an event becomes part of the session as it is. */
function toChange<Event extends PlainEvent>({type: _, ...change}: Event): Omit<Event, 'type'> {
  return change;
}

/** The session with another record of a connection, by its key; of the one looked at when that is undefined. */
function withRecord(
  session: Session,
  key: string | undefined,
  change: (record: ConnectionRecord) => ConnectionRecord,
): Session {
  const at = key ?? connectionKey(session) ?? anyConnection;
  return {...session, records: {...session.records, [at]: change(recordAt(session, at))}};
}

/** What is shown of an item of one connection is nothing to an item of that name in another. */
function toConnected(session: Session, state: ConnectionState): Session {
  const connected = {...session, connection: state};
  const connection = connectionOf(connected);
  if (connectionKey(session) === connection?.key) return connected;
  const left = {
    ...connected,
    detail: detailStart,
    metrics: {...session.metrics, target: undefined, readingAt: undefined},
  };
  if (connection === undefined) return left;
  // Rows that were remembered of another place are never shown for this one.
  const remembered = session.remembered?.place === connection.place() ? session.remembered : undefined;
  const arranged = {...left, ...arrangeFor(session, connection.profile), remembered};
  return withRecord(takeCursorsAlong(arranged, connection.key), connection.key, record => ({
    ...record,
    connection,
  }));
}

/** Where a cursor went, and what was filtered, while there was no connection yet, holds for the lists that come. */
function takeCursorsAlong(session: Session, key: string): Session {
  const {cursors} = recordAt(session, anyConnection);
  // Behind the key in the scope of a list that belongs to an item is whose it is.
  const own = Object.entries(cursors).filter(
    ([, {scope}]) => scope === anyConnection || scope.startsWith(`${anyConnection} `),
  );
  if (own.length === 0) return session;
  const taken = Object.fromEntries(
    own.map(([pane, cursor]) => [pane, {...cursor, scope: key + cursor.scope.slice(anyConnection.length)}]),
  );
  const emptied = withRecord(session, anyConnection, record => ({...record, cursors: {}}));
  return withRecord(emptied, key, record => ({...record, cursors: {...taken, ...record.cursors}}));
}

const detailStart = {cursor: 0, top: 0, revealed: undefined};

function toFocus(session: Session, pane: PaneName, isList: boolean): Session {
  const subject = isList ? pane : session.subject;
  const moved = subject !== session.subject;
  // A revealed secret is hidden again as soon as its place is left.
  const detail = moved ? detailStart : {...session.detail, revealed: undefined};
  return {...session, focus: pane, subject, detail};
}

function toSettled(session: Session, {selected, untold = []}: Selections): Session {
  const {settled: before, untold: untoldBefore} = recordOf(session);
  const isMoved = Object.keys(selected).some(pane => before[pane] !== selected[pane]);
  const isTold = untold.join() !== untoldBefore.join();
  if (!isMoved && !isTold) return session;
  const settled = {...before, ...selected};
  const moved = settled[session.subject] !== before[session.subject];
  const next = withRecord(session, undefined, record => ({...record, settled, untold}));
  return {...next, detail: moved ? detailStart : session.detail};
}

function toSorted(session: Session, pane: PaneName, sort: Sort | undefined): Session {
  const {[pane]: _, ...others} = session.sorts;
  return {...session, sorts: sort === undefined ? others : {...others, [pane]: sort}};
}

function toFiltering({pane, text, cursor}: Extract<SessionEvent, {type: 'filtering'}>): Session['filtering'] {
  if (pane === undefined) return undefined;
  return {pane, edit: cursor === undefined ? toTextEdit(text) : {text, cursor}};
}
