import {toOptionalText} from '../format/members.ts';
import type {Item} from '../item.ts';

/** What is known of the code that `$LATEST` had at a time. */
export type CodeOfTime =
  /** What it has now. */
  | {readonly kind: 'same'}
  /** It was changed since; versions that have, or may have, the code of then. `isSure`: what was published before and after is the same. */
  | {readonly kind: 'changed'; readonly at: number; readonly version: string | undefined; readonly isSure: boolean};

/**
 * Finds by the versions of a function, `$LATEST` among them, which one has the code that `$LATEST` had at a time (milliseconds
 * since 1970): of one that was published before it, or else the first one after it.
 */
export function findCodeOfTime(versions: readonly Item[], time: number): CodeOfTime {
  const latest = versions.find(({Version}) => Version === '$LATEST');
  const changed = timeOf(latest);
  if (latest === undefined || changed === undefined || changed <= time) return {kind: 'same'};
  const published = versions
    .flatMap(version => {
      const at = timeOf(version);
      const name = toOptionalText(version['Version']);
      const isPublished = name !== undefined && /^\d+$/u.test(name) && at !== undefined;
      return isPublished ? [{name, at, sha256: version['CodeSha256']}] : [];
    })
    .toSorted((one, other) => Number(one.name) - Number(other.name));
  const before = published.findLast(({at}) => at <= time);
  const after = published.find(({at}) => at > time);
  // What it has now it had then, too: only its configuration was changed.
  if (before !== undefined && before.sha256 === latest['CodeSha256']) return {kind: 'same'};
  const isSure = before !== undefined && before.sha256 === after?.sha256;
  return {kind: 'changed', at: changed, version: (before ?? after)?.name, isSure};
}

function timeOf(version: Item | undefined): number | undefined {
  const time = Date.parse(toOptionalText(version?.['LastModified']) ?? '');
  return Number.isNaN(time) ? undefined : time;
}
