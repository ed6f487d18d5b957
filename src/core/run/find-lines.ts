import type {Lines} from './lines.ts';

/** Lines looked at between two places where the work may be interrupted. */
const linesAtATime = 500;

/** The lines that hold what is looked for, in steps: a yield each, with what was found so far. */
export function* findLines(lines: Lines, query: string): Generator<undefined, readonly number[]> {
  const found: number[] = [];
  if (query === '') return found;
  const pattern = compileQuery(query);
  for (let index = 0; index < lines.count; index += 1) {
    if (index % linesAtATime === linesAtATime - 1) yield;
    if (pattern.test(textAt(lines, index, query.length))) found.push(index);
  }
  return found;
}

/** Where in a line's text what is looked for stands. */
export function findInText(text: string, query: string): readonly {readonly from: number; readonly to: number}[] {
  if (query === '') return [];
  return [...text.matchAll(compileQuery(query, 'g'))].map(({index, 0: match}) => ({
    from: index,
    to: index + match.length,
  }));
}

/** The found line after a line, or before it; the search goes on at the other end. */
export function nextFound(found: readonly number[], line: number, by: 1 | -1): number | undefined {
  if (by === 1) return found.find(index => index > line) ?? found[0];
  return found.findLast(index => index < line) ?? found.at(-1);
}

/** Capitals are told apart only when some are looked for. */
function compileQuery(query: string, flags = ''): RegExp {
  const literal = query.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  return new RegExp(literal, `${flags}${query === query.toLowerCase() ? 'iu' : 'u'}`);
}

/** What is looked for may stand where a long line was broken. */
function textAt(lines: Lines, index: number, length: number): string {
  const {text} = lines.line(index);
  const goesOn = index + 1 < lines.count && lines.goesOn(index + 1);
  return goesOn ? text + lines.line(index + 1).text.slice(0, length - 1) : text;
}
