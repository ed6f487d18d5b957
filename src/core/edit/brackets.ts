import type {TextDocument, TextPlace} from './document.ts';

/** Characters looked through for the other bracket of a pair; what is farther away is out of sight anyway. */
const reach = 20_000;

/** The bracket at the cursor, or right before it, and the one it belongs to. Undefined when there is none in reach. */
export function matchingBrackets(
  {lines}: TextDocument,
  cursor: TextPlace,
): {readonly own: TextPlace; readonly other: TextPlace} | undefined {
  for (const column of [cursor.column, cursor.column - 1]) {
    const character = lines[cursor.line]?.[column];
    if (character === undefined || !isBracket(character)) continue;
    const own = {line: cursor.line, column};
    const other = opens.has(character) ? findClosing(lines, own) : findOpening(lines, own);
    return other === undefined ? undefined : {own, other};
  }
  return undefined;
}

const opens = new Set(['{', '[']);

function isBracket(character: string): boolean {
  return opens.has(character) || character === '}' || character === ']';
}

function findClosing(lines: readonly string[], from: TextPlace): TextPlace | undefined {
  let depth = 0;
  let seen = 0;
  for (let line = from.line; line < lines.length && seen < reach; line += 1) {
    const brackets = bracketsOf(lines[line] ?? '');
    if (brackets === undefined) return undefined;
    seen += (lines[line]?.length ?? 0) + 1;
    for (const {column, isOpening} of brackets) {
      if (line === from.line && column < from.column) continue;
      // A bracket in a text has no partner: it is not among those of its line.
      if (depth === 0 && (line !== from.line || column !== from.column)) return undefined;
      depth += isOpening ? 1 : -1;
      if (depth === 0) return {line, column};
    }
  }
  return undefined;
}

function findOpening(lines: readonly string[], from: TextPlace): TextPlace | undefined {
  let depth = 0;
  let seen = 0;
  for (let line = from.line; line >= 0 && seen < reach; line -= 1) {
    const brackets = bracketsOf(lines[line] ?? '');
    if (brackets === undefined) return undefined;
    seen += (lines[line]?.length ?? 0) + 1;
    for (const {column, isOpening} of brackets.toReversed()) {
      if (line === from.line && column > from.column) continue;
      if (depth === 0 && (line !== from.line || column !== from.column)) return undefined;
      depth += isOpening ? -1 : 1;
      if (depth === 0) return {line, column};
    }
  }
  return undefined;
}

interface Bracket {
  readonly column: number;
  readonly isOpening: boolean;
}

/** The brackets of a line outside its texts; no JSON text goes over a line's end. Undefined for a line out of reach. */
function bracketsOf(line: string): readonly Bracket[] | undefined {
  if (line.length > reach) return undefined;
  return [...line.matchAll(/"(?:[^"\\]|\\.)*"?|[{}[\]]/g)]
    .filter(([token]) => !token.startsWith('"'))
    .map(({0: token, index}) => ({column: index, isOpening: opens.has(token)}));
}
