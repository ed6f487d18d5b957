import {defineCollection} from '../store/index.ts';

/** A pointer to one or two versions. */
export interface StoredAlias {
  readonly version: string;
  readonly description: string;
  /** The second version's share, from 0 to 1, by version; at most one entry. */
  readonly weights?: Readonly<Record<string, number>>;
  readonly revisionId: string;
}

/** All aliases: owner is the function's name, key the alias's. */
export const aliasCollection = defineCollection<StoredAlias>('function.alias');
