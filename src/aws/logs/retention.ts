import type {LogGroup} from '../../core/logs/log-services.ts';
import type {LogCalls} from './log-calls.ts';

const day = 86_400_000;

/**
 * Says that a group does not keep its lines as long as they are asked for; undefined when it does, and when that is not
 * known: nobody must be allowed to describe groups in order to read one.
 */
export async function describeExpired(
  calls: LogCalls,
  {name}: LogGroup,
  since: number,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (Date.now() - since < day) return undefined;
  const days = await calls.describeGroup(name, signal).then(
    group => group?.retentionInDays,
    () => undefined,
  );
  if (days === undefined || Date.now() - since < days * day) return undefined;
  return `Older lines are gone: the group keeps them for ${days} ${days === 1 ? 'day' : 'days'} (retention).`;
}
