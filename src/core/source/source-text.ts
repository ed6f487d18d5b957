/** A text to be shown line by line. */
export interface SourceText {
  /** As it is shown: tabs are blanks up to the next stop, and lines end with a line feed. */
  readonly shown: string;
  /** Where each line begins in it. */
  readonly starts: Uint32Array;
  /** Lines as no person writes them. */
  readonly isMinified: boolean;
}

/** What a file turned out to be. */
export type FileContent =
  | {readonly kind: 'text'; readonly text: SourceText}
  | {readonly kind: 'binary'; readonly bytes: Uint8Array};

/** Bytes that are looked at to tell a text. */
const looked = 8192;

/** A file's bytes as a text, where they are one in UTF-8. */
export function readContent(bytes: Uint8Array): FileContent {
  if (bytes.subarray(0, looked).includes(0)) return {kind: 'binary', bytes};
  try {
    return {kind: 'text', text: buildSourceText(new TextDecoder('utf-8', {fatal: true}).decode(bytes))};
  } catch {
    return {kind: 'binary', bytes};
  }
}

const tabStop = 4;

/** A text made ready to be shown. */
export function buildSourceText(text: string): SourceText {
  const lines = text.includes('\r') ? text.replaceAll(/\r\n?/gu, '\n') : text;
  const shown = lines.includes('\t') ? lines.replaceAll(/^.*\t.*$/gmu, expandTabs) : lines;
  const starts = findStarts(shown);
  return {shown, starts, isMinified: isMinified(shown, starts)};
}

function expandTabs(line: string): string {
  let shown = '';
  for (const [index, part] of line.split('\t').entries()) {
    if (index > 0) shown += ' '.repeat(tabStop - (shown.length % tabStop));
    shown += part;
  }
  return shown;
}

function findStarts(text: string): Uint32Array {
  let count = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  // What ends with a line feed has no line after it.
  const starts = new Uint32Array(text.endsWith('\n') && count > 1 ? count - 1 : count);
  let at = 0;
  for (let line = 1; line < starts.length; line += 1) {
    at = text.indexOf('\n', at) + 1;
    starts[line] = at;
  }
  return starts;
}

/** Characters of a line that nobody wrote, and of lines that were not meant to be read. */
const [longLine, longOnAverage] = [2000, 300];

function isMinified(text: string, starts: Uint32Array): boolean {
  if (text.length < longLine) return false;
  if (text.length / starts.length > longOnAverage) return true;
  // A map or a picture at the end of a file does not make it one.
  let long = 0;
  for (let line = 0; line < starts.length; line += 1) {
    const length = (starts[line + 1] ?? text.length) - (starts[line] ?? 0);
    if (length > longLine) long += length;
  }
  return long > text.length / 2;
}

/** Where a line begins and ends, its line feed not counted. */
export function lineSpan({shown, starts}: SourceText, line: number): {readonly from: number; readonly to: number} {
  const from = starts[line] ?? shown.length;
  const next = starts[line + 1];
  if (next !== undefined) return {from, to: next - 1};
  return {from, to: shown.endsWith('\n') ? Math.max(from, shown.length - 1) : shown.length};
}

/** The line that a place is in. */
export function lineAt({starts}: SourceText, place: number): number {
  return findLastStart(starts, place);
}

/** The last of the starts, in order, that is not behind a place; the first where all are. */
export function findLastStart(starts: ArrayLike<number>, place: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}
