import type {OperationOutput} from '../../schema/index.ts';
import {defineCollection, toNumberKey} from '../store/index.ts';

/** A function's configuration as GetFunctionConfiguration answers it. */
export type StoredConfiguration = OperationOutput<'GetFunctionConfiguration'>;

/** One version of a function: `$LATEST`, which changes, or a published one, which does not. */
export interface StoredVersion {
  /** Without what time decides: State and LastUpdateStatus are derived from the members below. */
  readonly configuration: StoredConfiguration;
  /** Where a container image comes from; zip code is found by CodeSha256. */
  readonly imageUri?: string;
  /** Bytes of the code unpacked. */
  readonly unpackedSize?: number;
  /** Until then (milliseconds since 1970) the function is Pending. */
  readonly pendingUntil?: number;
  /** Until then the last update is InProgress. Absent while there was none. */
  readonly updatingUntil?: number;
  /** The RevisionId it has from then on: settling is a change, too. Absent when another change came between. */
  readonly settledRevisionId?: string;
  /** A state that does not pass by itself, e.g. Failed with its reason; set by samples only. */
  readonly fixedState?: Partial<StoredConfiguration>;
  /** `$LATEST` only: the version that was published from this very code and configuration. */
  readonly publishedAs?: string;
  /** `$LATEST` only: the number the next published version gets; numbers are not used again. */
  readonly nextVersion?: number;
}

/** All versions of all functions: owner is the function's name, key `toVersionKey(version)`. */
export const versionCollection = defineCollection<StoredVersion>('function.version');

/** The unpublished version, which every function has. */
export const latest = '$LATEST';

/** The copy of `$LATEST` that managed functions run when they are named without a qualifier; publishing replaces it. */
export const latestPublished = '$LATEST.PUBLISHED';

/** A version as a key that sorts those without a number before the numbers. */
export function toVersionKey(version: string): string {
  return version === latest || version === latestPublished ? version : toNumberKey(version);
}
