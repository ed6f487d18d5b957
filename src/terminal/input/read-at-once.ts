import {closeSync, constants, openSync, readSync} from 'node:fs';
import {codeOfDisk} from '../../disk/disk-error.ts';

/** Milliseconds between two looks. */
const pause = 5;

/**
 * Reads what comes from the terminal until it is done, for so many milliseconds at most. Nothing else happens in the process
 * meanwhile: for the way out, and where the terminal is about to be somebody else's.
 */
export const readAtOnce = (take: (piece: Buffer) => void, isDone: () => boolean, patience: number): void => {
  if (isDone()) return;
  const end = performance.now() + patience;
  const terminal = open();
  if (terminal === undefined) return;
  try {
    while (!isDone() && performance.now() < end) {
      const piece = readPiece(terminal);
      if (piece?.length === 0) return;
      if (piece === undefined) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
      else take(piece);
    }
  } finally {
    closeSync(terminal);
  }
};

/** A description of its own, whose reads do not wait. */
const open = (): number | undefined => {
  try {
    return openSync('/dev/tty', constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY);
  } catch {
    return undefined;
  }
};

/** What there is now: undefined when there is nothing, empty when there never will be. */
const readPiece = (terminal: number): Buffer | undefined => {
  const buffer = Buffer.alloc(4096);
  try {
    return buffer.subarray(0, readSync(terminal, buffer));
  } catch (error) {
    return codeOfDisk(error) === 'EAGAIN' ? undefined : Buffer.alloc(0);
  }
};
