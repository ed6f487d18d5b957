import {constants} from 'node:fs';
import {open} from 'node:fs/promises';
import {LongFileError} from './disk-error.ts';
import {checkOrdinary} from './ordinary-file.ts';

/**
 * The text of a file, without the mark of byte order that some editors put before it. Rejects as `readBytes`, and with a
 * TypeError (ERR_ENCODING_INVALID_ENCODED_DATA) for what is no text in UTF-8.
 */
export async function readText(path: string, most: number): Promise<string> {
  return new TextDecoder('utf-8', {fatal: true}).decode(await readBytes(path, most));
}

/**
 * The bytes of a file. Rejects with the system's error, with an UnusableFileError for a device or a pipe, which may have no end,
 * and with a LongFileError over `most` bytes.
 */
export async function readBytes(path: string, most: number): Promise<Uint8Array> {
  // A pipe would hold up the opening until somebody writes.
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const found = await file.stat();
    checkOrdinary(found);
    if (found.size > most) throw new LongFileError(found.size, most);
    const bytes = await file.readFile();
    // It may have grown meanwhile, and a file of /proc has no size.
    if (bytes.length > most) throw new LongFileError(bytes.length, most);
    return bytes;
  } finally {
    await file.close();
  }
}
