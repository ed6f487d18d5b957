import type {Item} from '../item.ts';
import type {Problem} from '../problem.ts';
import type {Resource} from '../resource/resource.ts';

/** Tags of one thing: values by keys. */
export type Tags = Readonly<Record<string, string>>;

/** What is known of the tags of a resource's items. */
export interface TagTable {
  /** By ARN. */
  readonly of: ReadonlyMap<string, Tags>;
  /** All there are were told: what is not among them has none. Otherwise nothing is known of it. */
  readonly isWhole: boolean;
  /** Why what is missing cannot be read. */
  readonly problem?: Problem;
  /** Of tags that are read of one item after the other, because they cannot be read together. */
  readonly each?: {
    /** ARNs whose tags were not told. */
    readonly refused: ReadonlySet<string>;
    /** Of how many by now, while they are read. */
    readonly progress?: {readonly done: number; readonly all: number};
  };
}

/** Reading tags. */
export interface TagServices {
  /** The tags of all of a type, such as `lambda:function`, that has or had some, by ARN. Rejects with a `ProblemError`. */
  list(type: string, signal: AbortSignal): Promise<ReadonlyMap<string, Tags>>;
}

/** Tags of the items of a resource, as far as they are known. */
export interface KnownTags {
  /** Tags of an item; undefined while they are not known. */
  of(item: Item): Tags | undefined;
  /** Whether those that are not known may still be told. */
  isAwaited(item: Item): boolean;
  /** All that is known. */
  readonly table: TagTable | undefined;
}

const none: Tags = {};

/** The tags of a resource's items by what is known of them; undefined of a resource whose items have none of their own. */
export function toKnownTags({tagged}: Pick<Resource, 'tagged'>, table: TagTable | undefined): KnownTags | undefined {
  if (tagged === undefined) return undefined;
  const of = (item: Item): Tags | undefined => {
    const arn = tagged.arn(item);
    const own = arn === undefined ? undefined : table?.of.get(arn);
    return own ?? (table?.isWhole ? none : undefined);
  };
  const isAwaited = (item: Item) => {
    const arn = tagged.arn(item);
    return table?.problem === undefined && arn !== undefined && table?.each?.refused.has(arn) !== true;
  };
  return {of, isAwaited, table};
}

/** The value of a tag: undefined where there is none of that key. */
export function valueOfTag(tags: Tags, key: string): string | undefined {
  return Object.hasOwn(tags, key) ? tags[key] : undefined;
}
