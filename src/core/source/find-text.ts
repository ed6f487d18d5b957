import {findInText} from '../run/find-lines.ts';
import {lineSpan, type SourceText} from './source-text.ts';

/** Characters looked through between two places where the work may be interrupted. */
const atATime = 100_000;

/** More is not looked for: nobody goes through that many. */
const mostFound = 10_000;

/** The places at which what is looked for begins, in steps: a yield each. Capitals are told apart only when some are looked for. */
export function* findInSource(text: SourceText, query: string): Generator<undefined, readonly number[]> {
  const found: number[] = [];
  if (query === '') return found;
  let looked = 0;
  for (let line = 0; line < text.starts.length && found.length < mostFound; line += 1) {
    const {from, to} = lineSpan(text, line);
    for (const match of findInText(text.shown.slice(from, to), query)) found.push(from + match.from);
    looked += to - from + 1;
    if (looked < atATime) continue;
    looked = 0;
    yield;
  }
  return found;
}
