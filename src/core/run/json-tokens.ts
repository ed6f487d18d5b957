/** A piece of a JSON text: where it begins and ends. */
export interface Token {
  readonly kind: 'string' | 'literal' | '{' | '}' | '[' | ']' | ',' | ':';
  readonly start: number;
  readonly end: number;
}

const literalValue = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;

/**
 * The token at or after a place of the text; undefined at its end, `broken` where there is none. Strings are found by their
 * quotes alone: what is wrong inside one is left for whoever shows it.
 */
export function nextToken(text: string, from: number): Token | 'broken' | undefined {
  let start = from;
  while (isBlank(text.charCodeAt(start))) start += 1;
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
  let end = start;
  while (end < text.length && !endsLiteral(text.charCodeAt(end))) end += 1;
  return literalValue.test(text.slice(start, end)) ? {kind: 'literal', start, end} : 'broken';
}

/** Space, tab and line breaks; by code, for this is asked for every character there is. */
function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

/** Blanks and `"` `,` `:` `[` `]` `{` `}`. */
function endsLiteral(code: number): boolean {
  return isBlank(code) || endings.has(code);
}

const endings: ReadonlySet<number> = new Set([0x22, 0x2c, 0x3a, 0x5b, 0x5d, 0x7b, 0x7d]);

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
