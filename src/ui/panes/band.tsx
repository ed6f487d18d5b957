import {useQuery} from '@tanstack/react-query';
import {buildAccountQuery} from '../../console/reads/account-query.ts';
import {connectionOf} from '../../console/session/connection-of.ts';
import {useClock} from '../hooks/use-clock.ts';
import {useConsole, useSession} from '../hooks/use-console.ts';
import {Rows} from '../paint/rows.tsx';
import {buildBandRows} from './band-rows.ts';

/** The band of a target that has a label; it counts down while something can be changed there for a time. */
export function Band({columns}: {columns: number}) {
  const parts = useConsole();
  const state = useSession(session => session.connection);
  const connection = connectionOf({connection: state});
  const now = useClock(connection?.lock.writableUntil !== undefined);
  // The header asks.
  useQuery({...buildAccountQuery(connection), enabled: false, notifyOnChangeProps: ['data']});
  return <Rows rows={buildBandRows(parts, columns, new Date(now))} width={columns} />;
}
