/** A text as its lines, which are never joined while it is edited: a key costs the same in 6 MB as in 6 bytes. */
export interface TextDocument {
  readonly lines: readonly string[];
  /** Bytes in UTF-8, line breaks included. */
  readonly bytes: number;
}

/** A place in a document: line and UTF-16 column, both from 0. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** The document of a text whose line breaks are `\n`. */
export function createDocument(text: string): TextDocument {
  return {lines: text.split('\n'), bytes: byteLength(text)};
}

/** The document as one text. */
export function documentText({lines}: TextDocument): string {
  return lines.join('\n');
}

/** True when both hold the same text. */
export function isSameDocument(one: TextDocument, other: TextDocument): boolean {
  if (one.lines === other.lines) return true;
  if (one.bytes !== other.bytes || one.lines.length !== other.lines.length) return false;
  return one.lines.every((line, index) => line === other.lines[index]);
}

/** The end of a document. */
export function documentEnd({lines}: Pick<TextDocument, 'lines'>): TextPlace {
  return {line: lines.length - 1, column: lines.at(-1)?.length ?? 0};
}

/** The text between two places, the first of which is not after the second. */
export function textBetween({lines}: Pick<TextDocument, 'lines'>, from: TextPlace, to: TextPlace): string {
  if (from.line === to.line) return (lines[from.line] ?? '').slice(from.column, to.column);
  return [
    (lines[from.line] ?? '').slice(from.column),
    ...lines.slice(from.line + 1, to.line),
    (lines[to.line] ?? '').slice(0, to.column),
  ].join('\n');
}

/** The document with the text between two places replaced. */
export function replaceBetween(document: TextDocument, from: TextPlace, to: TextPlace, text: string): TextDocument {
  const {lines, bytes} = document;
  const inserted = text.split('\n');
  inserted[0] = (lines[from.line] ?? '').slice(0, from.column) + (inserted[0] ?? '');
  const last = inserted.length - 1;
  inserted[last] = (inserted[last] ?? '') + (lines[to.line] ?? '').slice(to.column);
  return {
    // No spreading: a paste may have more lines than a call takes arguments.
    lines: lines.slice(0, from.line).concat(inserted, lines.slice(to.line + 1)),
    bytes: bytes - byteLength(textBetween(document, from, to)) + byteLength(text),
  };
}

/** The end of a text that begins at a place. */
export function endOf(from: TextPlace, text: string): TextPlace {
  const last = text.lastIndexOf('\n');
  if (last === -1) return {line: from.line, column: from.column + text.length};
  let line = from.line;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) line += 1;
  return {line, column: text.length - last - 1};
}

/** True when both are the same place. */
export function isSamePlace(one: TextPlace, other: TextPlace): boolean {
  return one.line === other.line && one.column === other.column;
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).byteLength;
}
