import {cleanText} from '../text/clean.ts';
import {createGrowingNumbers} from './growing-numbers.ts';
import {type Lines, longestLine} from './lines.ts';

/** Lines between two places where the work may be interrupted. */
const linesAtATime = 5000;

/** Finds the lines of any text in steps, a yield each; a long one goes on over several. */
export function* indexText(text: string): Generator<undefined, Lines> {
  const starts = createGrowingNumbers();
  let at = 0;
  while (at < text.length) {
    if (starts.length % linesAtATime === linesAtATime - 1) yield;
    starts.push(at);
    const end = text.indexOf('\n', at);
    at = findNext(text, at, end === -1 ? text.length : end + 1);
  }
  return {
    kind: 'text',
    count: starts.length,
    goesOn: index => index > 0 && text.charAt(starts.at(index) - 1) !== '\n',
    line: index => {
      const end = index + 1 < starts.length ? starts.at(index + 1) : text.length;
      return {
        text: cleanText(text.slice(starts.at(index), end).replace(/\r?\n$/, '')),
        tone: 'plain',
        indent: 0,
        label: 0,
      };
    },
  };
}

/** Where the next line begins: after this one, or in the middle of it. */
function findNext(text: string, start: number, end: number): number {
  if (end - start <= longestLine + 1) return end;
  const place = start + longestLine;
  const unit = text.charCodeAt(place);
  return unit >= 0xdc00 && unit <= 0xdfff ? place + 1 : place;
}
