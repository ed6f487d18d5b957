import type {OperationForm} from '../../core/form/form.ts';
import type {Item} from '../../core/item.ts';
import type {PaneName} from '../../core/layout.ts';
import {type MadeChange, withChange} from '../../core/remedies/made-change.ts';
import {keepRun, type Run} from '../../core/run/run.ts';
import {withUsed} from '../../core/workbench/used-payloads.ts';
import type {Workbench} from '../../core/workbench/workbench.ts';
import type {ConnectionRecord, Cursor, Undo} from './record.ts';

/** What happens to the record of a connection; `connection` is its key, and that of the one looked at when not given. */
export type RecordEvent =
  | {readonly type: 'cursor'; readonly connection?: string; readonly pane: PaneName; readonly cursor: Cursor}
  | {readonly type: 'draft'; readonly workbench: Workbench}
  | {readonly type: 'payload-used'; readonly connection: string; readonly functionName: string; readonly text: string}
  | {
      readonly type: 'form-draft';
      readonly connection: string;
      readonly on: string;
      readonly form: OperationForm | undefined;
    }
  | {readonly type: 'unanswered'; readonly connection: string; readonly on: string; readonly input: Item | undefined}
  | {readonly type: 'undo'; readonly connection: string; readonly undo: Undo | undefined}
  | {readonly type: 'changed'; readonly connection: string; readonly change: MadeChange}
  | {readonly type: 'run'; readonly run: Run};

/** The key of the connection that an event is about; undefined stands for the one looked at. */
export function recordKeyOf(event: RecordEvent): string | undefined {
  if (event.type === 'draft') return event.workbench.connection;
  return event.type === 'run' ? event.run.connection : event.connection;
}

/** The record after an event about it. */
export function reduceRecord(record: ConnectionRecord, event: RecordEvent): ConnectionRecord {
  switch (event.type) {
    case 'cursor':
      return {...record, cursors: {...record.cursors, [event.pane]: event.cursor}};
    case 'draft':
      return {...record, drafts: {...record.drafts, [event.workbench.title]: event.workbench}};
    case 'payload-used':
      return {...record, usedPayloads: withUsed(record.usedPayloads, event.functionName, event.text)};
    case 'form-draft':
      return {...record, formDrafts: withEntry(record.formDrafts, event.on, event.form)};
    case 'unanswered':
      return {...record, unanswered: withEntry(record.unanswered, event.on, event.input)};
    case 'undo':
      return {...record, undo: event.undo};
    case 'changed':
      return {...record, changes: withChange(record.changes, event.change)};
    case 'run':
      return {...record, runs: keepRun(record.runs, event.run)};
  }
}

function withEntry<Value>(
  entries: Readonly<Record<string, Value>>,
  on: string,
  value: Value | undefined,
): Readonly<Record<string, Value>> {
  const {[on]: _, ...others} = entries;
  return value === undefined ? others : {...others, [on]: value};
}
