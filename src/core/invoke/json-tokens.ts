/** A piece of a JSON text: where it begins and ends. */
export interface Token {
  readonly kind: 'string' | 'literal' | '{' | '}' | '[' | ']' | ',' | ':';
  readonly start: number;
  readonly end: number;
}

const blank = /\s*/y;
const literal = /[^\s{}[\],:"]+/y;
const literalValue = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;

/**
 * The token at or after a place of the text; undefined at its end, `broken` where there is none. Strings are found by their
 * quotes alone: what is wrong inside one is left for whoever shows it.
 */
export function nextToken(text: string, from: number): Token | 'broken' | undefined {
  const start = endOf(blank, text, from);
  if (start >= text.length) return undefined;
  const character = text.charAt(start);
  switch (character) {
    case '{':
    case '}':
    case '[':
    case ']':
    case ',':
    case ':':
      return {kind: character, start, end: start + 1};
    case '"': {
      const end = endOfString(text, start);
      return end === undefined ? 'broken' : {kind: 'string', start, end};
    }
  }
  const end = endOf(literal, text, start);
  return literalValue.test(text.slice(start, end)) ? {kind: 'literal', start, end} : 'broken';
}

function endOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}

/** After the closing quote: the first one that no odd number of backslashes stands before. */
function endOfString(text: string, start: number): number | undefined {
  for (let quote = text.indexOf('"', start + 1); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    if (backslashesBefore(text, quote, start + 1) % 2 === 0) return quote + 1;
  }
  return undefined;
}

/** How many backslashes stand right before a place, counted back no further than `limit`. */
export function backslashesBefore(text: string, place: number, limit: number): number {
  let first = place;
  while (first > limit && text.charCodeAt(first - 1) === 92) first -= 1;
  return place - first;
}
