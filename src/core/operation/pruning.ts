import type {OperationName} from '../../schema/index.ts';
import {toOptionalText} from '../format/members.ts';
import type {Item} from '../item.ts';

/** How the versions of something that nobody uses are found and deleted. */
export interface Pruning {
  /** Name of the resource whose items the versions are; its parent is what they are versions of. */
  readonly items: string;
  /** Name of the declaration that deletes one of them. */
  readonly by: string;
  /** Everything that can use a version, as far as the service tells. */
  readonly uses: readonly (Use | UseOfEach)[];
}

/** A read that tells of all versions who uses them. */
export interface Use {
  /** What is not known of all versions when the read fails. */
  readonly what: string;
  readonly operation: OperationName;
  input(owner: Item): Item;
  readonly absent?: readonly string[];
  /** The versions that a page of the answer says are used, each with by whom, in words. */
  toUsers(page: Item, owner: Item): readonly VersionUser[];
}

/** A read that has to be made of each version. */
export interface UseOfEach {
  readonly what: string;
  readonly operation: OperationName;
  /** Undefined for a version that cannot be used in this way. */
  inputOf(version: Item): Item | undefined;
  readonly absent?: readonly string[];
  /** By whom the version is used, in words. */
  toReasons(page: Item): readonly string[];
}

/** A version, and who uses it, in words. */
export interface VersionUser {
  readonly version: string;
  readonly why: string;
}

/** A version that stays, and why. */
export interface KeptVersion {
  readonly item: Item;
  readonly reasons: readonly string[];
}

/** Divides versions into those that go and those that stay: what is used for any reason stays, and the newest `keep`. The newest come first. */
export function planPruning(
  versions: readonly Item[],
  keep: number,
  reasonsOf: (version: Item) => readonly string[],
): {readonly goes: readonly Item[]; readonly stays: readonly KeptVersion[]} {
  const ordered = versions.toSorted((a, b) => Number(b['Version']) - Number(a['Version']));
  const found = ordered.map((item, index) => {
    const newest = index < keep ? [keep === 1 ? 'the newest' : `one of the newest ${keep}`] : [];
    return {item, reasons: [...reasonsOf(item), ...newest]};
  });
  return {
    goes: found.flatMap(({item, reasons}) => (reasons.length === 0 ? [item] : [])),
    stays: found.filter(({reasons}) => reasons.length > 0),
  };
}

/** The number of a version, as it is written. */
export function versionOf(item: Item): string {
  return toOptionalText(item['Version']) ?? String(item['Version']);
}
