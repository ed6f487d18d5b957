/** A kind of record, typed by what its records hold (plain JSON). Made with `defineCollection`. */
export interface Collection<T> {
  readonly kind: string;
  /** Never set: carries the type. */
  readonly record?: T;
}

/**
 * Declares a kind of record. Records are found by owner and key. Kinds that begin with `function.` belong to the
 * function their owner names and go away with it.
 */
export function defineCollection<T>(kind: string): Collection<T> {
  return {kind};
}

/** A record with its place; records of a collection are ordered by owner, then key (both by code point). */
export interface StoreEntry<T> {
  readonly owner: string;
  readonly key: string;
  readonly value: T;
}

/** Which records to read, in order. */
export interface Range {
  readonly owner?: string;
  /** Only records with this key. */
  readonly key?: string;
  /** Begin behind this place. */
  readonly after?: {readonly owner: string; readonly key: string};
  /** At most so many; all when left out. */
  readonly limit?: number;
}

/** The records of one region. Reading is always possible; writing belongs inside a transaction. */
export interface Records {
  get<T>(collection: Collection<T>, owner: string, key: string): T | undefined;
  put<T>(collection: Collection<T>, owner: string, key: string, value: T): void;
  delete<T>(collection: Collection<T>, owner: string, key: string): boolean;
  list<T>(collection: Collection<T>, range?: Range): StoreEntry<T>[];
  count<T>(collection: Collection<T>, range?: Pick<Range, 'owner' | 'key'>): number;
  /** Sum of a number in all records, by JSON path such as `$.codeSize`. */
  sum<T>(collection: Collection<T>, path: string): number;
  /** Deletes everything that belongs to a function, or to one of its versions or aliases. */
  deleteOwned(functionName: string, qualifier?: string): void;
}

/** A number as a key that sorts as the number does: `0000000012`. */
export function toNumberKey(value: number | string): string {
  return String(value).padStart(10, '0');
}
