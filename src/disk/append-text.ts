import {closeSync, constants, fstatSync, fsyncSync, openSync, readSync, type Stats, writeSync} from 'node:fs';
import {dirname} from 'node:path';
import {makeFolder} from './make-folder.ts';
import {checkOrdinary} from './ordinary-file.ts';

/**
 * Appends whole lines to a file, made with its folder for its owner alone when missing. A line before them that was torn off
 * stays and ends there. Throws the system's error, or an UnusableFileError for what is no ordinary file: then a part of them
 * may stand there, which the next ones will not be joined to. Synchronous, for lines must not mix.
 */
export function appendText(path: string, lines: string): void {
  withFile(path, file => writeLines(file, lines));
}

/** As `appendText`; what was appended is on the disk when this returns, and stays there when the power goes. */
export function appendDurably(path: string, lines: string): void {
  withFile(path, file => {
    writeLines(file, lines);
    fsyncSync(file);
  });
}

// A pipe at that place would hold up the opening for as long as nobody reads it.
const appending =
  constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

function withFile(path: string, work: (file: number) => void): void {
  makeFolder(dirname(path));
  const file = openSync(path, appending, 0o600);
  try {
    work(file);
  } finally {
    closeSync(file);
  }
}

function writeLines(file: number, lines: string): void {
  const found = fstatSync(file);
  checkOrdinary(found);
  writeAll(file, Buffer.from(isTorn(file, found) ? `\n${lines}` : lines));
}

const lineEnd = 0x0a;

function isTorn(file: number, {size}: Stats): boolean {
  if (size === 0) return false;
  const last = Buffer.alloc(1);
  return readSync(file, last, 0, 1, size - 1) === 1 && last[0] !== lineEnd;
}

/** The system may take a part of what it is given, and say why it does not take the rest only when it is given that. */
function writeAll(file: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
}
