import {useQuery} from '@tanstack/react-query';
import {displayWidth, fitText, truncate} from '../../core/text/fit.ts';
import {toAccountQuery} from '../data/account-query.ts';
import {useConsole, useSession} from '../hooks/use-console.ts';
import type {Painted} from '../paint/frame.ts';
import {useServices} from '../services.ts';
import {Rows} from './rows.tsx';

/** The first row: where the console is, and when it last heard from there. */
export function Header({columns}: {columns: number}) {
  const services = useServices();
  const {theme, workspace, resources} = useConsole();
  const connection = useSession(session => session.connection);
  const info = connection.state === 'ready' ? connection.info : undefined;
  const {data} = useQuery({...toAccountQuery(services, info?.key ?? ''), enabled: info !== undefined});
  const first = resources[0];
  const list = useQuery({
    queryKey: (first === undefined ? undefined : workspace.pane(first).key) ?? ['none'],
    enabled: false,
    notifyOnChangeProps: ['dataUpdatedAt', 'isFetching', 'error'],
  });
  const {tones} = theme;
  const parts: Painted[] = [{text: ' lambdeck', paint: theme.focusedTitle}];
  if (connection.state === 'connecting') parts.push({text: 'connecting…', paint: tones.dim});
  if (connection.state === 'failed') parts.push({text: 'not connected', paint: tones.bad});
  if (info !== undefined) {
    parts.push({
      text: info.sandbox ? 'sandbox' : (info.profile ?? 'environment'),
      paint: info.sandbox ? tones.warn : tones.plain,
    });
    parts.push({text: info.region, paint: tones.plain});
    if (data?.account !== undefined) parts.push({text: data.account, paint: tones.dim});
    if (data?.reserved !== undefined) parts.push({text: `reserved ${data.reserved}/${data.limit}`, paint: tones.dim});
    if (info.endpoint !== undefined && !info.sandbox) parts.push({text: info.endpoint, paint: tones.dim});
    if (info.readOnly) parts.push({text: 'read-only', paint: tones.warn});
  }
  const bad = connection.state === 'failed' || list.error !== null;
  const time = list.dataUpdatedAt === 0 ? '' : ` ${new Date(list.dataUpdatedAt).toLocaleTimeString('en-GB')}`;
  const clock: Painted = {text: `${toMark(bad, list.isFetching)}${time} `, paint: bad ? tones.bad : tones.dim};
  return <Rows rows={[join(parts, clock, columns)]} width={columns} />;
}

function toMark(bad: boolean, fetching: boolean): string {
  if (bad) return '✗';
  return fetching ? '◌' : '●';
}

function join(parts: readonly Painted[], clock: Painted, columns: number): string {
  const room = columns - displayWidth(clock.text);
  let used = 0;
  let row = '';
  for (const {text, paint} of parts) {
    const gap = row === '' ? '' : '  ';
    const shown = truncate(text, room - used - gap.length);
    if (shown === '') break;
    row += gap + paint(shown);
    used += gap.length + displayWidth(shown);
  }
  return row + fitText('', Math.max(0, room - used)) + clock.paint(clock.text);
}
