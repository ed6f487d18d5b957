import type {TagTable} from '../../core/tags/tags.ts';
import {toProblem} from '../reads/read-query.ts';
import {toTagsKey} from '../reads/tags-cache.ts';
import type {ControllerParts} from '../tools/parts.ts';
import {readTags, type TagsInput} from './read-tags.ts';

/** Milliseconds within which tags are right; by the hundred of items that long, so that many are not read all the time. */
export const tagsHold = 60_000;

/** Whether tags have to be read, again. A permission that is missing is not asked for again until the user does. */
export function areTagsDue(
  {client, services}: Pick<ControllerParts, 'client' | 'services'>,
  {connection, resource, items}: Pick<TagsInput, 'connection' | 'resource' | 'items'>,
): boolean {
  const state = client.getQueryState<TagTable>(toTagsKey(connection.key, resource));
  const table = state?.data;
  if (state === undefined || table === undefined || state.isInvalidated) return true;
  const age = services.now().getTime() - state.dataUpdatedAt;
  if (table.problem !== undefined) return table.problem.kind !== 'denied' && age >= tagsHold;
  const {each} = table;
  if (each === undefined) return age >= tagsHold;
  const isUnread = (arn: string | undefined) => arn !== undefined && !table.of.has(arn) && !each.refused.has(arn);
  return age >= tagsHold * Math.max(1, items.length / 100) || items.some(item => isUnread(resource.tagged?.arn(item)));
}

/** Reads tags and puts them into the cache, bit by bit where they come so. Never rejects: what went wrong is kept and said once. */
export async function keepTags(
  {client, store}: Pick<ControllerParts, 'client' | 'store'>,
  {connection, resource, items}: Pick<TagsInput, 'connection' | 'resource' | 'items'>,
  signal: AbortSignal,
): Promise<void> {
  const key = toTagsKey(connection.key, resource);
  const state = client.getQueryState<TagTable>(key);
  const before = state?.data;
  const tell = (table: TagTable) => void client.setQueryData(key, table);
  try {
    await readTags({connection, resource, items, before: state?.isInvalidated ? undefined : before, tell}, signal);
  } catch (error) {
    const problem = toProblem(error);
    if (signal.aborted) return;
    tell({of: new Map(), ...client.getQueryData<TagTable>(key), isWhole: false, problem});
    if (before?.problem !== undefined || store.getState().notice !== undefined) return;
    const text = `No tags: ${problem.what}. ${problem.tryThis}`;
    store.dispatch({type: 'notice', notice: {text, tone: 'warn'}});
  }
}
