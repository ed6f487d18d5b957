import {findInvocations} from '../../../core/logs/invocations.ts';
import type {LogLine} from '../../../core/logs/log-line.ts';
import type {LogStore} from './log-store.ts';

/** The newest lines that belong to no invocation that is known, at most so many. */
export function findLoose({lines, fetched}: LogStore, most: number): readonly LogLine[] {
  const all = lines.slice(0, lines.size);
  const known = new Set([...findInvocations(all).values()].flat());
  return all.filter(line => !known.has(line) && line.mark === undefined && fetched.of(line) === undefined).slice(-most);
}
