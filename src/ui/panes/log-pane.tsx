import {connectionKey} from '../../console/session/connection-of.ts';
import {useConsole, useSession} from '../hooks/use-console.ts';
import {useServices} from '../hooks/use-services.ts';
import {useLogVersion} from '../logs/use-log-version.ts';
import {Rows} from '../paint/rows.tsx';
import {buildLogPaneRows} from './log-pane-rows.ts';
import type {PanePlacement} from './pane-placement.ts';

/** What functions print: followed live, or of the session's invocations. */
export function LogPane({number, ...placement}: PanePlacement & {number: number | undefined}) {
  const parts = useConsole();
  const {now} = useServices();
  useSession(session => session.log);
  useSession(connectionKey);
  useLogVersion(parts.logs.store);
  return <Rows rows={buildLogPaneRows(parts, number, placement, now())} width={placement.rect.width} />;
}
