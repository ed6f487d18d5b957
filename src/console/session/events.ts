import {toTextEdit} from '../../core/edit/text-edit.ts';
import type {OperationForm} from '../../core/form/form.ts';
import type {PaneName} from '../../core/layout.ts';
import type {LogPaneState} from '../../core/logs/log-pane.ts';
import type {MetricsChoice} from '../../core/metrics/dashboard.ts';
import {withReservation} from '../../core/remedies/reservations.ts';
import {keepRun, type Run} from '../../core/run/run.ts';
import type {Sort} from '../../core/table/sorted-rows.ts';
import {withUsed} from '../../core/workbench/used-payloads.ts';
import type {Workbench} from '../../core/workbench/workbench.ts';
import type {OpenDialog} from './open-dialog.ts';
import type {ConnectionState, Cursor, Notice, Session, Undo} from './session.ts';

/** Everything that can happen to a session. */
export type SessionEvent =
  | {readonly type: 'resize'; readonly columns: number; readonly rows: number}
  | {readonly type: 'focus'; readonly pane: PaneName; readonly isList: boolean}
  | {readonly type: 'zoom'; readonly zoomed: boolean}
  | {readonly type: 'cursor'; readonly pane: PaneName; readonly cursor: Cursor}
  | {readonly type: 'settle'; readonly selected: Readonly<Record<PaneName, string | undefined>>}
  | {readonly type: 'sort'; readonly pane: PaneName; readonly sort: Sort | undefined}
  | {readonly type: 'filtering'; readonly pane: PaneName | undefined; readonly text: string; readonly cursor?: number}
  | {readonly type: 'tab'; readonly resource: string; readonly tab: number}
  | {readonly type: 'detail'; readonly cursor: number; readonly top: number}
  | {readonly type: 'reveal'; readonly label: string | undefined}
  | {readonly type: 'metrics'; readonly choice: Partial<MetricsChoice>}
  | {readonly type: 'dialogs'; readonly dialogs: readonly OpenDialog[]}
  | {readonly type: 'draft'; readonly key: string; readonly workbench: Workbench}
  | {readonly type: 'payload-used'; readonly key: string; readonly text: string}
  | {readonly type: 'form-draft'; readonly key: string; readonly form: OperationForm | undefined}
  | {readonly type: 'undo'; readonly undo: Undo | undefined}
  | {readonly type: 'run'; readonly run: Run}
  | {readonly type: 'log'; readonly change: Partial<LogPaneState>}
  | {readonly type: 'notice'; readonly notice: Notice | undefined}
  | {readonly type: 'connection'; readonly connection: ConnectionState};

/** The session after an event. Pure; the same session comes back when nothing changed. */
export function reduce(session: Session, event: SessionEvent): Session {
  switch (event.type) {
    case 'resize':
      return {...session, columns: event.columns, rows: event.rows};
    case 'focus':
      return toFocus(session, event.pane, event.isList);
    case 'zoom':
      return {...session, zoomed: event.zoomed};
    case 'cursor':
      return {...session, cursors: {...session.cursors, [event.pane]: event.cursor}};
    case 'settle':
      return toSettled(session, event.selected);
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
    case 'dialogs':
      return {...session, dialogs: event.dialogs};
    case 'draft':
    case 'payload-used':
    case 'form-draft':
    case 'undo':
    case 'run':
      return reduceWork(session, event);
    case 'log':
      return {...session, log: {...session.log, ...event.change}};
    case 'notice':
      return session.notice === event.notice ? session : {...session, notice: event.notice};
    case 'connection':
      return {...session, connection: event.connection};
  }
}

type WorkEvent = Extract<SessionEvent, {type: 'draft' | 'payload-used' | 'form-draft' | 'undo' | 'run'}>;

/** What the user has begun, sent and could put back. */
function reduceWork(session: Session, event: WorkEvent): Session {
  switch (event.type) {
    case 'draft':
      return {...session, drafts: {...session.drafts, [event.key]: event.workbench}};
    case 'payload-used':
      return {...session, usedPayloads: withUsed(session.usedPayloads, event.key, event.text)};
    case 'form-draft':
      return {...session, formDrafts: toDrafts(session.formDrafts, event.key, event.form)};
    case 'undo':
      return {...session, undo: event.undo, reservations: withReservation(session.reservations, event.undo)};
    case 'run':
      return {...session, runs: keepRun(session.runs, event.run)};
  }
}

const detailStart = {cursor: 0, top: 0, revealed: undefined};

function toFocus(session: Session, pane: PaneName, isList: boolean): Session {
  const subject = isList ? pane : session.subject;
  const moved = subject !== session.subject;
  // A revealed secret is hidden again as soon as its place is left.
  const detail = moved ? detailStart : {...session.detail, revealed: undefined};
  return {...session, focus: pane, subject, detail};
}

function toSettled(session: Session, selected: Session['settled']): Session {
  const changed = Object.keys(selected).some(pane => session.settled[pane] !== selected[pane]);
  if (!changed) return session;
  const settled = {...session.settled, ...selected};
  const moved = settled[session.subject] !== session.settled[session.subject];
  return {...session, settled, detail: moved ? detailStart : session.detail};
}

function toSorted(session: Session, pane: PaneName, sort: Sort | undefined): Session {
  const {[pane]: _, ...others} = session.sorts;
  return {...session, sorts: sort === undefined ? others : {...others, [pane]: sort}};
}

function toFiltering({pane, text, cursor}: Extract<SessionEvent, {type: 'filtering'}>): Session['filtering'] {
  if (pane === undefined) return undefined;
  return {pane, edit: cursor === undefined ? toTextEdit(text) : {text, cursor}};
}

function toDrafts<Form>(
  drafts: Readonly<Record<string, Form>>,
  key: string,
  form: Form | undefined,
): Readonly<Record<string, Form>> {
  const {[key]: _, ...others} = drafts;
  return form === undefined ? others : {...others, [key]: form};
}
