/**
 * What Ink's `Output` paints a frame with. From one frame to the next nearly every line stays as it is, yet Ink builds each
 * of them anew, cell by cell: most of what a key costs. The build puts `paintFrame` in its place, which paints only
 * the lines that are written to otherwise than in the frame before and takes over the text of the rest.
 */

/** Where writing is cut off, in cells; a side without a bound is open. */
interface Clip {
  readonly x1?: number | undefined;
  readonly x2?: number | undefined;
  readonly y1?: number | undefined;
  readonly y2?: number | undefined;
}

/** A text of one or more lines at a place. Transformers are compared by identity: a component drawn anew has new ones. */
interface Write {
  readonly type: 'write';
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly transformers: readonly unknown[];
}

type Operation = Write | {readonly type: 'clip'; readonly clip: Clip} | {readonly type: 'unclip'};

interface Cell {
  readonly type: 'char';
  readonly value: string;
  readonly fullWidth: boolean;
  readonly styles: readonly unknown[];
}

/** Ink's `Output`, as far as it is used. A row that is undefined is not painted on. */
interface Output {
  readonly width: number;
  readonly height: number;
  readonly operations: readonly Operation[];
  applyWriteOperation(rows: readonly (Cell[] | undefined)[], write: Write, clip: Clip | undefined): void;
}

interface ClippedWrite {
  readonly write: Write;
  readonly clip: Clip | undefined;
}

/** Ink's own functions for the work that stays the same. */
interface InkFunctions {
  readonly intersectClips: (outer: Clip | undefined, inner: Clip) => Clip;
  readonly toText: (cells: readonly Cell[]) => string;
}

interface Frame {
  readonly width: number;
  /** By line, what writes to it, in order. */
  readonly writes: readonly (readonly ClippedWrite[])[];
  readonly lines: readonly string[];
}

let last: Frame | undefined;

/** The frame as Ink's `Output.get` returns it. */
export function paintFrame(output: Output, ink: InkFunctions): {output: string; height: number} {
  const {width, height} = output;
  const clipped = findClippedWrites(output.operations, ink);
  const writes = groupWritesByLine(clipped, height);
  const before = last?.width === width ? last : undefined;
  const rows = writes.map((own, y) => (isSame(own, before?.writes[y]) ? undefined : createBlankRow(width)));
  for (const {write, clip} of clipped) {
    if (touches(write, rows)) output.applyWriteOperation(rows, write, clip);
  }
  const lines = rows.map((row, y) => (row === undefined ? (before?.lines[y] ?? '') : formatLine(row, ink)));
  last = {width, writes, lines};
  return {output: lines.join('\n'), height};
}

function findClippedWrites(operations: readonly Operation[], {intersectClips}: InkFunctions): ClippedWrite[] {
  const clips: Clip[] = [];
  const clipped: ClippedWrite[] = [];
  for (const operation of operations) {
    if (operation.type === 'clip') clips.push(intersectClips(clips.at(-1), operation.clip));
    else if (operation.type === 'unclip') clips.pop();
    else clipped.push({write: operation, clip: clips.at(-1)});
  }
  return clipped;
}

function groupWritesByLine(clipped: readonly ClippedWrite[], height: number): ClippedWrite[][] {
  const writes: ClippedWrite[][] = Array.from({length: height}, () => []);
  for (const one of clipped) {
    const {y, text} = one.write;
    for (let line = Math.max(0, y); line < Math.min(height, y + countLines(text)); line++) writes[line]?.push(one);
  }
  return writes;
}

function countLines(text: string): number {
  let count = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

function isSame(writes: readonly ClippedWrite[], before: readonly ClippedWrite[] | undefined): boolean {
  return writes.length === before?.length && writes.every((one, index) => isSameWrite(one, before[index]));
}

function isSameWrite(one: ClippedWrite, other: ClippedWrite | undefined): boolean {
  if (other === undefined) return false;
  const [a, b] = [one.write, other.write];
  return (
    a.text === b.text &&
    a.x === b.x &&
    a.y === b.y &&
    hasSame(a.transformers, b.transformers) &&
    isSameClip(one.clip, other.clip)
  );
}

function hasSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}

function isSameClip(a: Clip | undefined, b: Clip | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.x1 === b.x1 && a.x2 === b.x2 && a.y1 === b.y1 && a.y2 === b.y2;
}

/** Skips what would be painted on lines that are taken over only. */
function touches({y, text}: Write, rows: readonly (Cell[] | undefined)[]): boolean {
  if (!text.includes('\n')) return rows[y] !== undefined;
  return rows.slice(Math.max(0, y), Math.max(0, y + countLines(text))).some(row => row !== undefined);
}

function createBlankRow(width: number): Cell[] {
  return Array.from({length: width}, () => ({type: 'char', value: ' ', fullWidth: false, styles: []}));
}

function formatLine(row: readonly (Cell | undefined)[], {toText}: InkFunctions): string {
  return toText(row.filter(cell => cell !== undefined)).trimEnd();
}
