import {useConsole, useSession} from '../hooks/use-console.ts';
import {useServices} from '../hooks/use-services.ts';
import {buildPaneRows} from '../logs/pane-rows.ts';
import {useLogVersion} from '../logs/use-log-version.ts';
import type {Frame} from '../paint/frame.ts';
import {Rows} from '../paint/rows.tsx';
import type {PanePlacement} from './list-pane.tsx';

/** What functions print: followed live, or of the session's invocations. */
export function LogPane({rect, focused, number}: PanePlacement & {number: number}) {
  const {theme, logs} = useConsole();
  const {now} = useServices();
  const log = useSession(session => session.log);
  useLogVersion(logs.store);
  const frame: Frame = {theme, width: rect.width, focused, place: 'alone'};
  const input = {log, logs: logs.store, frame, height: rect.height, number, now: now().getTime()};
  return <Rows rows={buildPaneRows(input)} width={rect.width} />;
}
