import {compareLines, type LogLine} from './log-line.ts';

/** Lines in the order of time, kept in pieces so that a late one moves no more than a piece. */
export interface OrderedLines {
  readonly size: number;
  at(index: number): LogLine | undefined;
  /** Where a line stands, or would stand if it were there. */
  indexOf(line: LogLine): number;
  slice(from: number, to: number): LogLine[];
  insert(line: LogLine): void;
  /** Takes the oldest line away. */
  dropFirst(): LogLine | undefined;
  /** Takes another sequence of lines instead; they are in order already. */
  replace(lines: readonly LogLine[]): void;
}

/** Lines in a piece; it is split in two at twice as many. */
const pieceSize = 1024;

/** Makes an empty sequence. */
export function createOrderedLines(): OrderedLines {
  let pieces: LogLine[][] = [];
  let size = 0;
  return {
    get size() {
      return size;
    },
    at: index => {
      let rest = index;
      for (const piece of pieces) {
        if (rest < piece.length) return piece[rest];
        rest -= piece.length;
      }
      return undefined;
    },
    indexOf: line => {
      const found = findPiece(pieces, line);
      let before = 0;
      for (let index = 0; index < found; index++) before += pieces[index]?.length ?? 0;
      return before + findPlace(pieces[found] ?? [], line);
    },
    slice: (from, to) => slicePieces(pieces, from, to),
    insert: line => {
      insertInto(pieces, line);
      size += 1;
    },
    dropFirst: () => {
      const first = pieces[0]?.shift();
      if (pieces[0]?.length === 0) pieces.shift();
      if (first !== undefined) size -= 1;
      return first;
    },
    replace: lines => {
      pieces = [];
      for (let from = 0; from < lines.length; from += pieceSize) pieces.push(lines.slice(from, from + pieceSize));
      size = lines.length;
    },
  };
}

function insertInto(pieces: LogLine[][], line: LogLine): void {
  const found = findPiece(pieces, line);
  const piece = pieces[found];
  if (piece === undefined) {
    pieces.push([line]);
    return;
  }
  const place = findPlace(piece, line);
  if (place === piece.length) piece.push(line);
  else piece.splice(place, 0, line);
  if (piece.length < 2 * pieceSize) return;
  // A piece that only grows at its end is left full; one in the middle is halved.
  const cut = found === pieces.length - 1 ? piece.length - 1 : pieceSize;
  pieces.splice(found + 1, 0, piece.splice(cut));
}

/** The last piece that begins before the line, or the first of all. */
function findPiece(pieces: readonly LogLine[][], line: LogLine): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const first = pieces[middle]?.[0];
    if (first !== undefined && compareLines(first, line) <= 0) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Index of the first line of the piece that is not before this one. */
function findPlace(piece: readonly LogLine[], line: LogLine): number {
  const last = piece.at(-1);
  if (last === undefined || compareLines(last, line) < 0) return piece.length;
  let low = 0;
  let high = piece.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = piece[middle];
    if (other !== undefined && compareLines(other, line) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function slicePieces(pieces: readonly LogLine[][], from: number, to: number): LogLine[] {
  const lines: LogLine[] = [];
  let start = 0;
  for (const piece of pieces) {
    const end = start + piece.length;
    if (end > from && start < to) {
      for (let index = Math.max(0, from - start); index < Math.min(piece.length, to - start); index++) {
        const line = piece[index];
        if (line !== undefined) lines.push(line);
      }
    }
    start = end;
    if (start >= to) break;
  }
  return lines;
}
