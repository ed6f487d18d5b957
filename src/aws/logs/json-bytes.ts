const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const colon = 0x3a;

/** The first place from `at` on where something stands: `end` when nothing does. */
export function skipBlanks(bytes: Uint8Array, at: number, end: number): number {
  let place = at;
  while (place < end && isBlank(bytes[place])) place += 1;
  return place;
}

/** The same behind the comma before it, too. */
export function skipComma(bytes: Uint8Array, at: number, end: number): number {
  const place = skipBlanks(bytes, at, end);
  return place < end && bytes[place] === comma ? skipBlanks(bytes, place + 1, end) : place;
}

/**
 * Where the value begins whose name begins at `at`; -1 when that is no name, or does not end before `end`. Whether the bytes are
 * JSON to the last is for a parser to say: here only ends are found.
 */
export function findValue(bytes: Uint8Array, at: number, end: number): number {
  if (bytes[at] !== quote) return -1;
  const name = skipText(bytes, at, end);
  if (name === -1) return -1;
  const between = skipBlanks(bytes, name, end);
  const value = bytes[between] === colon ? skipBlanks(bytes, between + 1, end) : end;
  return value < end ? value : -1;
}

/** Where the value ends that begins at `at`; -1 when that is not before `end`. */
export function skipValue(bytes: Uint8Array, at: number, end: number): number {
  if (bytes[at] === quote) return skipText(bytes, at, end);
  if (opens(bytes[at])) return skipNested(bytes, at, end);
  let place = at;
  while (place < end && !isEnd(bytes[place])) place += 1;
  return place < end ? place : -1;
}

/** Whether a name, in its quotes, is this one. */
export function isName(bytes: Uint8Array, at: number, name: string): boolean {
  for (let index = 0; index < name.length; index++) if (bytes[at + 1 + index] !== name.charCodeAt(index)) return false;
  return bytes[at + 1 + name.length] === quote;
}

function skipText(bytes: Uint8Array, at: number, end: number): number {
  for (let place = at + 1; place < end; place++) {
    const byte = bytes[place];
    if (byte === quote) return place + 1;
    if (byte === backslash) place += 1;
  }
  return -1;
}

function skipNested(bytes: Uint8Array, at: number, end: number): number {
  let depth = 0;
  for (let place = at; place < end; place++) {
    const byte = bytes[place];
    if (byte === quote) {
      place = skipText(bytes, place, end) - 1;
      if (place < 0) return -1;
    } else if (opens(byte)) depth += 1;
    else if (closes(byte) && --depth === 0) return place + 1;
  }
  return -1;
}

/** Braces and brackets: a text in which they are not in pairs is no JSON anyway. */
function opens(byte: number | undefined): boolean {
  return byte === 0x7b || byte === 0x5b;
}

function closes(byte: number | undefined): boolean {
  return byte === 0x7d || byte === 0x5d;
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

function isEnd(byte: number | undefined): boolean {
  return byte === comma || closes(byte) || isBlank(byte);
}
