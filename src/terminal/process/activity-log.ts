import {appendFileSync, mkdirSync, renameSync, statSync} from 'node:fs';
import {join} from 'node:path';

/** Writes one entry, at once. Never throws. */
export type WriteLog = (text: string) => void;

const largestFile = 1 << 20;
const longestEntry = 4000;

/**
 * Creates a log for what must not reach the screen (console output of libraries, warnings): `lambdeck.log`, mode 0600, in
 * the state folder. Beyond 1 MiB it starts anew and the old one is kept as `lambdeck.log.1`.
 */
export const createActivityLog = (stateFolder: string, now: () => Date): WriteLog => {
  const file = join(stateFolder, 'lambdeck.log');
  let isOpen = false;
  return text => {
    try {
      if (!isOpen) prepare(stateFolder, file);
      isOpen = true;
      appendFileSync(file, `${now().toISOString()} ${text.trimEnd().slice(0, longestEntry)}\n`, {mode: 0o600});
    } catch {
      // A log that cannot be written must not stop the console.
    }
  };
};

const prepare = (stateFolder: string, file: string): void => {
  mkdirSync(stateFolder, {recursive: true, mode: 0o700});
  const size = statSync(file, {throwIfNoEntry: false})?.size ?? 0;
  if (size > largestFile) renameSync(file, `${file}.1`);
};
