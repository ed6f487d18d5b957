import {closeSync, constants, fstatSync, openSync, readFileSync, type Stats} from 'node:fs';
import {open} from 'node:fs/promises';
import {LongFileError} from './disk-error.ts';
import {checkOrdinary} from './ordinary-file.ts';

/**
 * The text of a file, without the mark of byte order that some editors put before it. Rejects as `readBytes`, and with a
 * TypeError (ERR_ENCODING_INVALID_ENCODED_DATA) for what is no text in UTF-8. It is read in one go: the start waits for several small
 * files, and each step through Node's promises would take longer than all of them.
 */
export async function readText(path: string, most: number): Promise<string> {
  return new TextDecoder('utf-8', {fatal: true}).decode(readAtOnce(path, most));
}

function readAtOnce(path: string, most: number): Uint8Array {
  const file = openSync(path, reading);
  try {
    checkSize(fstatSync(file), most);
    return checkLength(readFileSync(file), most);
  } finally {
    closeSync(file);
  }
}

/**
 * The bytes of a file. Rejects with the system's error, with an UnusableFileError for a device or a pipe, which may have no end,
 * and with a LongFileError over `most` bytes.
 */
export async function readBytes(path: string, most: number): Promise<Uint8Array> {
  const file = await open(path, reading);
  try {
    checkSize(await file.stat(), most);
    return checkLength(await file.readFile(), most);
  } finally {
    await file.close();
  }
}

/** A pipe would hold up the opening until somebody writes. */
const reading = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

function checkSize(found: Stats, most: number): void {
  checkOrdinary(found);
  if (found.size > most) throw new LongFileError(found.size, most);
}

/** It may have grown meanwhile, and a file of /proc has no size. */
function checkLength(bytes: Uint8Array, most: number): Uint8Array {
  if (bytes.length > most) throw new LongFileError(bytes.length, most);
  return bytes;
}
