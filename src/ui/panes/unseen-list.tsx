import {useQuery} from '@tanstack/react-query';
import {buildListQuery, noList} from '../../console/reads/list-query.ts';
import {recordOf} from '../../console/session/connection-of.ts';
import type {Resource} from '../../core/resource/resource.ts';
import {useConsole, useSession} from '../hooks/use-console.ts';

/** Reads a list that has no room on the screen, if what has room belongs to an item of it; draws nothing. */
export function UnseenList({resource}: {resource: Resource}) {
  const {workspace, client} = useConsole();
  useSession(session => recordOf(session).settled[resource.parent?.name ?? '']);
  useSession(session => session.connection);
  const subject = workspace.resource(useSession(session => session.subject));
  const {key, connection} = workspace.pane(resource);
  useQuery({
    ...buildListQuery(connection, client, key ?? noList),
    enabled: key !== undefined && isOrDescends(subject, resource),
  });
  return null;
}

function isOrDescends(resource: Resource | undefined, ancestor: Resource): boolean {
  return resource !== undefined && (resource.name === ancestor.name || isOrDescends(resource.parent, ancestor));
}
