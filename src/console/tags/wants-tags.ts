import type {Resource} from '../../core/resource/resource.ts';
import {parseTagQuery} from '../../core/tags/tag-query.ts';
import type {Workspace} from '../reads/workspace.ts';
import type {Session} from '../session/session.ts';

/** Whether a list is to show, find or order anything by its items' tags. */
export function wantsTags(session: Session, workspace: Workspace, resource: Resource): boolean {
  if (resource.tagged === undefined) return false;
  if (session.groups[resource.name] !== undefined) return true;
  if (session.ownColumns[resource.name]?.some(({source}) => source.kind === 'tag')) return true;
  return parseTagQuery(workspace.pane(resource).cursor.filter).words.length > 0;
}
