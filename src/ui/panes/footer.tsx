import {recordOf} from '../../console/session/connection-of.ts';
import {useConsole, useSession} from '../hooks/use-console.ts';
import {useTags} from '../hooks/use-tags.ts';
import {useLogVersion} from '../logs/use-log-version.ts';
import {Rows} from '../paint/rows.tsx';
import {buildFooterRow} from './footer-row.ts';

/** The last row, drawn again when something of what it tells has changed. */
export function Footer({columns}: {columns: number}) {
  const parts = useConsole();
  const filtering = useSession(session => session.filtering);
  useTags(filtering === undefined ? undefined : parts.workspace.resource(filtering.pane));
  useSession(session => session.dialogs.at(-1));
  useSession(session => session.focus);
  useSession(session => session.tabs);
  useSession(session => session.connection);
  useSession(session => recordOf(session).settled);
  useSession(
    ({log}) =>
      `${log.reading} ${log.isEmpty} ${log.last?.state} ${log.source?.since} ${log.screen.type} ${log.cursor === undefined}`,
  );
  if (filtering?.pane === 'log') return <LogFilter columns={columns} />;
  return <Rows rows={[buildFooterRow(parts, columns)]} width={columns} />;
}

/** It tells how much is found, and what is wrong with what is typed. */
function LogFilter({columns}: {columns: number}) {
  const parts = useConsole();
  useSession(session => session.log.filterError);
  useLogVersion(parts.logs.store);
  return <Rows rows={[buildFooterRow(parts, columns)]} width={columns} />;
}
