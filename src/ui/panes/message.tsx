import {Box} from 'ink';
import {useConsole, useSession} from '../hooks/use-console.ts';
import {Rows} from '../paint/rows.tsx';
import {buildMessageRow} from './message-row.ts';

/** What was said last, or else the tour's next step, over whatever else there is. */
export function MessageRow({columns, rows}: {columns: number; rows: number}) {
  const parts = useConsole();
  useSession(session => session.notice);
  useSession(session => session.tour);
  const row = buildMessageRow(parts, columns);
  if (row === undefined) return null;
  return (
    <Box position="absolute" marginTop={rows - 2} width={columns} height={1}>
      <Rows rows={[row]} width={columns} />
    </Box>
  );
}
