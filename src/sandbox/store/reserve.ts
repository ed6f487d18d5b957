import {rmSync, statSync, writeFileSync} from 'node:fs';

/** Room on the disk that is kept for deletions: also what takes something away has to be written down. */
export interface Reserve {
  /** Does a work with that room free, and takes it again when there is as much left. */
  lend<T>(work: () => T): T;
}

/** Bytes: more than any single deletion writes. */
const size = 2_097_152;

/** Takes the room as a file, where there is enough. */
export function createReserve(file: string): Reserve {
  take(file);
  return {
    lend(work) {
      rmSync(file, {force: true});
      try {
        return work();
      } finally {
        take(file);
      }
    },
  };
}

function take(file: string): void {
  if (statSync(file, {throwIfNoEntry: false})?.size === size) return;
  try {
    writeFileSync(file, Buffer.alloc(size), {mode: 0o600});
  } catch {
    // Half of it is of no use to anyone.
    rmSync(file, {force: true});
  }
}
