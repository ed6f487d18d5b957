import {useQueries} from '@tanstack/react-query';
import {findShownList, tabQueries} from '../../console/detail/detail.ts';
import {recordOf} from '../../console/session/connection-of.ts';
import {useClock} from '../hooks/use-clock.ts';
import {useConsole, useSession} from '../hooks/use-console.ts';
import {useListState} from '../hooks/use-list-state.ts';
import {useRowFacts} from '../hooks/use-row-facts.ts';
import {useServices} from '../hooks/use-services.ts';
import {Rows} from '../paint/rows.tsx';
import {buildDetailPaneRows} from './detail-pane-rows.ts';
import type {PanePlacement} from './pane-placement.ts';

/** What is selected, under its tabs, read and kept current while it is on the screen. */
export function DetailPane({number, ...placement}: PanePlacement & {number: number | undefined}) {
  const parts = useConsole();
  const services = useServices();
  useSession(session => session.detail);
  useSession(session => recordOf(session).settled);
  useSession(session => session.tabs);
  useSession(session => session.metrics);
  // What the rows are made of is laid out by the session's size, which follows the terminal's.
  useSession(session => session.columns);
  useSession(session => session.rows);
  const subject = parts.workspace.resource(useSession(session => session.subject));
  useSession(session => session.connection);
  useSession(session => session.watch);
  useRowFacts(parts.client, subject ?? nothing);
  const reads = useQueries({queries: tabQueries({...parts, services})});
  useClock(reads.some(({data, fetchStatus}) => data === undefined && fetchStatus === 'fetching'));
  useListState(subject === undefined ? undefined : findShownList(parts.workspace, subject));
  return <Rows rows={buildDetailPaneRows(parts, services, number, placement)} width={placement.rect.width} />;
}

const nothing = {};
