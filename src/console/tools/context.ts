import {headingOf} from '../../core/table/grouping.ts';
import type {OperationName} from '../../schema/index.ts';
import type {ActionContext} from '../bindings/action.ts';
import {ownerOf} from '../connection/owner.ts';
import {findKnownRead} from '../reads/known-read.ts';
import {connectionOf} from '../session/connection-of.ts';
import type {ControllerParts} from './parts.ts';

/** What actions may look at now: the selection of the focused list, or of the one Detail shows. */
export function toContext({store, workspace, resources, client, services}: ControllerParts): ActionContext {
  const session = store.getState();
  const subject = resources.find(({name}) => name === session.subject) ?? resources[0];
  if (subject === undefined) throw new Error('The catalog declares no resources');
  const focused = workspace.resource(session.focus);
  const scope = focused === undefined ? sideScope(session.focus) : 'list';
  const resource = focused ?? subject;
  const {selected, awaited, whose, parent, cursor, view, index} = workspace.pane(resource);
  const row = view.rows[index];
  const isOnHeading = focused !== undefined && row !== undefined && headingOf(row) !== undefined;
  const connection = selected === undefined ? connectionOf(session) : ownerOf(selected);
  const refuses = (operation: OperationName) =>
    connection?.lock.readOnly === true && !services.isReadOnly(operation)
      ? 'this session is read-only; W leaves that for 10 minutes'
      : undefined;
  const marked = cursor.marked.length;
  const isOwnerAwaited = whose !== undefined && parent === undefined;
  const on = {resource, item: selected, awaited, isOwnerAwaited, isOnHeading, marked} as const;
  const context = {session, scope, ...on, refuses} as const;
  if (selected === undefined) return context;
  return {...context, known: (source, input) => findKnownRead(client, ownerOf(selected), source, input)};
}

function sideScope(pane: string): 'detail' | 'log' {
  return pane === 'log' ? 'log' : 'detail';
}
