import {buildHaystack, type Place} from './haystack.ts';
import {findLiteral, matchName} from './match.ts';
import {parseQuery} from './query.ts';

/** What of a text a query found, to be marked where it is shown: sorted, none within another. */
export function findMarks(text: string, query: string, as: 'name' | 'other'): readonly Place[] {
  const haystack = buildHaystack(text);
  // Where accents were taken away the indices may not be those of the text.
  if (haystack.plain.length !== text.length) return [];
  const places = parseQuery(query).wanted.flatMap(({text: word, literal}) => {
    if (as === 'name') return matchName(haystack, word, literal ? 'literal' : 'any')?.places ?? [];
    const start = findLiteral(haystack, word);
    return start === -1 ? [] : [{start, end: start + word.length}];
  });
  return mergePlaces(places);
}

/** The same places in the text as it is shown: cut to `shown`, with `…` for what was left out of it. */
export function moveMarks(marks: readonly Place[], text: string, shown: string): readonly Place[] {
  if (shown.startsWith(text)) return marks;
  const places: Place[] = [];
  let from = 0;
  let at = 0;
  for (const part of shown.trimEnd().split('…')) {
    const isLast = at + part.length >= shown.trimEnd().length;
    const found = isLast && part !== '' ? text.lastIndexOf(part) : text.indexOf(part, from);
    if (found === -1) return [];
    for (const {start, end} of marks) {
      const low = Math.max(start, found);
      const high = Math.min(end, found + part.length);
      if (low < high) places.push({start: low - found + at, end: high - found + at});
    }
    from = found + part.length;
    at += part.length + 1;
  }
  return mergePlaces(places);
}

function mergePlaces(places: readonly Place[]): readonly Place[] {
  const merged: Place[] = [];
  for (const {start, end} of places.toSorted((one, other) => one.start - other.start)) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last.end)
      merged[merged.length - 1] = {start: last.start, end: Math.max(last.end, end)};
    else merged.push({start, end});
  }
  return merged;
}
