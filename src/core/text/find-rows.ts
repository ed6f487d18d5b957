import type {Place} from '../search/haystack.ts';

/** A row of a text with the whole line it is of. */
export interface TextLine {
  readonly text: string;
  readonly line: string;
}

/** Where a text holds what is looked for, whatever its capitals are; nowhere when nothing is. */
export function findMatchingPlaces(text: string, query: string): readonly Place[] {
  const [whole, wanted] = [text.toLowerCase(), query.toLowerCase()];
  const places: Place[] = [];
  if (wanted === '' || whole.length !== text.length) return places;
  for (let start = whole.indexOf(wanted); start !== -1; start = whole.indexOf(wanted, start + wanted.length)) {
    places.push({start, end: start + wanted.length});
  }
  return places;
}

/** The rows that hold what is looked for, by their indexes: of a line that holds it where it is broken, the first row. */
export function findMatchingRows(rows: readonly TextLine[], query: string): readonly number[] {
  const holds = (text: string) => text.toLowerCase().includes(query.toLowerCase());
  if (query === '') return [];
  const isBroken = new Map<string, boolean>();
  for (const {text, line} of rows) isBroken.set(line, (isBroken.get(line) ?? holds(line)) && !holds(text));
  return rows.flatMap(({text, line}, index) => {
    const isFirst = rows[index - 1]?.line !== line;
    return holds(text) || (isFirst && isBroken.get(line)) ? [index] : [];
  });
}

/** The next of the found rows behind a row, or before it, around the ends; undefined when there is none. */
export function nextRow(found: readonly number[], from: number, by: 1 | -1): number | undefined {
  if (by === 1) return found.find(row => row > from) ?? found[0];
  return found.findLast(row => row < from) ?? found.at(-1);
}
