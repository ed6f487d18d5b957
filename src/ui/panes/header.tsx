import {useQuery} from '@tanstack/react-query';
import {buildAccountQuery, buildSettingsQuery} from '../../console/reads/account-query.ts';
import {connectionOf, recordOf} from '../../console/session/connection-of.ts';
import {shownResources} from '../../core/resource/shown-resources.ts';
import {useConsole, useSession} from '../hooks/use-console.ts';
import {useListState} from '../hooks/use-list-state.ts';
import {Rows} from '../paint/rows.tsx';
import {buildHeaderRows, type HeaderPlace} from './header-row.ts';

/** The first rows, drawn again when something of what they tell has changed. */
export function Header(place: HeaderPlace) {
  const parts = useConsole();
  const {workspace, resources} = parts;
  const info = connectionOf({connection: useSession(session => session.connection)});
  useSession(session => recordOf(session).settled);
  useSession(session => session.watch);
  useSession(session => session.messages.unseen);
  useSession(session => session.unresolved.length);
  useSession(session => session.lostJournal);
  useSession(session => session.focus);
  useSession(session => session.tabs);
  const subject = useSession(session => session.subject);
  const [first] = shownResources(resources, subject);
  const list = useListState(first === undefined ? undefined : workspace.pane(first));
  // The first rows are what everybody waits for; asking STS loads code that would keep them back.
  const enabled = info !== undefined && (list.data !== undefined || list.error !== null);
  useQuery({...buildAccountQuery(info), enabled, notifyOnChangeProps: ['data']});
  useQuery({...buildSettingsQuery(info), enabled});
  return <Rows rows={buildHeaderRows(parts, place)} width={place.columns} />;
}
