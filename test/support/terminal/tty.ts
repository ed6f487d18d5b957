import {spawnSync} from 'node:child_process';
import {closeSync, constants, openSync, readlinkSync, writeSync} from 'node:fs';
import {onTestFinished} from 'vitest';

/** The terminal of a process, seen from outside. */
export interface Tty {
  /** All its settings, in the words of `stty -g`. */
  settings(): string;
  /** Writes what shows nothing until there is no room left for more. */
  fill(): void;
}

/** Opens the terminal that is the input of a process, by Linux's /proc. It is closed with the test. */
export const openTty = (pid: number): Tty => {
  const file = readlinkSync(`/proc/${pid}/fd/0`);
  // One for a process that reads the settings: what it is given has its writes wait.
  const [given, own] = [open(file), open(file)];
  return {
    settings: () => spawnSync('stty', ['-g'], {stdio: [given, 'pipe', 'inherit'], encoding: 'utf8'}).stdout.trim(),
    fill: () => {
      for (let size = 1024; size > 0; ) {
        if (!hasTaken(own, size)) size >>= 1;
      }
    },
  };
};

const open = (file: string): number => {
  const descriptor = openSync(file, constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK);
  onTestFinished(() => closeSync(descriptor));
  return descriptor;
};

const hasTaken = (descriptor: number, size: number): boolean => {
  try {
    writeSync(descriptor, Buffer.alloc(size));
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') return false;
    throw error;
  }
};
