import type {ProblemKind} from '../problem.ts';
import type {Resource} from '../resource/resource.ts';
import type {TagWord} from './tag-query.ts';
import type {KnownTags} from './tags.ts';

/** What is wrong with tags that are asked for, or how far they are, in the few words a title has room for; undefined when all is well. */
export function tellTagsShort(
  tags: KnownTags | undefined,
): {readonly text: string; readonly isWrong: boolean} | undefined {
  const {problem, each} = tags?.table ?? {};
  if (problem !== undefined) {
    const kinds: Partial<Record<ProblemKind, string>> = {denied: 'tags not allowed', throttled: 'tags throttled'};
    return {text: `! ${kinds[problem.kind] ?? 'no tags read'}`, isWrong: true};
  }
  if (each?.progress !== undefined)
    return {text: `◌ tags ${each.progress.done} of ${each.progress.all}`, isWrong: false};
  if (each !== undefined && each.refused.size > 0)
    return {text: `! ${each.refused.size} tags not allowed`, isWrong: true};
  return undefined;
}

/** Why a filter that asks of tags finds nothing: that they are not known is another thing than that there are none. */
export function tellNoneTagged(
  {title, tagged}: Pick<Resource, 'title' | 'tagged'>,
  words: readonly TagWord[],
  tags: KnownTags | undefined,
  untold: number,
): readonly string[] {
  const what = title.toLowerCase();
  if (tagged === undefined) return [`${title} have no tags of their own`];
  const problem = tags?.table?.problem;
  if (problem !== undefined)
    return [`Which ${what} have that tag is not known: ${problem.what}`, problem.why, `→ ${problem.tryThis}`];
  if (untold > 0) return [`Reading the tags of ${untold} ${what}…`];
  return listValues(words, tags);
}

/** The values there are of the keys that are asked for, so that one can be chosen that is there. */
function listValues(words: readonly TagWord[], tags: KnownTags | undefined): readonly string[] {
  const all = [...(tags?.table?.of.values() ?? [])];
  const keys = [...new Set(all.flatMap(Object.keys))].toSorted();
  return words
    .filter(({isUnwanted}) => !isUnwanted)
    .map(({key}) => {
      const own = keys.find(one => one.toLowerCase() === key.toLowerCase());
      if (own === undefined) return keys.length === 0 ? 'There are no tags' : `Tags there are: ${keys.join(', ')}`;
      const values = [...new Set(all.flatMap(one => (Object.hasOwn(one, own) ? [one[own] ?? ''] : [])))].toSorted();
      return `Values of ${own}: ${values.join(', ')}`;
    });
}
