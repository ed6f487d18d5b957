import {callerName} from '../../console/connection/connection-name.ts';
import {buildAccountQuery} from '../../console/reads/account-query.ts';
import {connectionOf} from '../../console/session/connection-of.ts';
import {displayWidth, fitText, truncate} from '../../core/text/fit.ts';
import type {DrawnConsole} from '../parts/console.ts';

/**
 * The band above all else, of a target that has a label: what it is, whose, and whether anything can be changed there. It is filled
 * while something can. No row where nothing is said of the target.
 */
export function buildBandRows({theme, client, store}: DrawnConsole, columns: number, now: Date): readonly string[] {
  const connection = connectionOf(store.drawn.getState());
  const {label, colour} = connection?.environment() ?? {};
  if (connection === undefined || label === undefined) return [];
  const {lock, region} = connection;
  const account = client.getQueryData<string | null>(buildAccountQuery(connection).queryKey);
  const {told, filled} = theme.band(colour);
  const right = ` ${lock.readOnly ? 'read-only' : tellWritable(lock.writableUntil, now)} `;
  const left = truncate(` ${label} `, Math.max(0, columns - displayWidth(right)));
  const room = Math.max(0, columns - displayWidth(left) - displayWidth(right));
  const where = fitText(joinWhole([account, callerName(connection), region], room), room);
  if (!lock.readOnly) return [filled(truncate(left + where + right, columns))];
  return [filled(left) + told(where + truncate(right, Math.max(0, columns - displayWidth(left) - room)))];
}

/** As many of the parts as have room, the first before all others. */
function joinWhole(parts: readonly (string | null | undefined)[], room: number): string {
  let joined = '';
  for (const part of parts) {
    const next = part ? `${joined}${joined === '' ? ' ' : '  '}${part}` : joined;
    if (joined !== '' && displayWidth(next) > room) break;
    joined = next;
  }
  return joined;
}

function tellWritable(until: Date | undefined, now: Date): string {
  if (until === undefined) return 'WRITABLE';
  const seconds = Math.max(0, Math.ceil((until.getTime() - now.getTime()) / 1000));
  return `WRITABLE ${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
