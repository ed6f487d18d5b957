import {renameSync, statSync} from 'node:fs';
import {appendText} from '../../disk/append-text.ts';

/** Writes one entry, at once. Never throws. */
export type WriteLog = (text: string) => void;

const largestFile = 1 << 20;
const longestEntry = 4000;

/**
 * Creates a log for what must not reach the screen (console output of libraries, warnings): a file of mode 0600. Beyond
 * 1 MiB it starts anew and the old one is kept with `.1` behind its name.
 */
export const createActivityLog = (file: string, now: () => Date): WriteLog => {
  let isOpen = false;
  return text => {
    try {
      if (!isOpen) putAside(file);
      isOpen = true;
      appendText(file, `${now().toISOString()} ${text.trimEnd().slice(0, longestEntry)}\n`);
    } catch {
      // A log that cannot be written must not stop the console.
    }
  };
};

const putAside = (file: string): void => {
  const size = statSync(file, {throwIfNoEntry: false})?.size ?? 0;
  if (size > largestFile) renameSync(file, `${file}.1`);
};
