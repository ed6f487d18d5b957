import {describe, expect, it} from 'vitest';
import {matchingBrackets} from '../../../src/core/edit/brackets.ts';
import {createDocument} from '../../../src/core/edit/document.ts';

/** The text with the brackets found at `|` put into `‹›`, or undefined. */
function matched(marked: string): string | undefined {
  const before = marked.slice(0, marked.indexOf('|')).split('\n');
  const document = createDocument(marked.replace('|', ''));
  const pair = matchingBrackets(document, {line: before.length - 1, column: before.at(-1)?.length ?? 0});
  if (pair === undefined) return undefined;
  return document.lines
    .map((line, index) =>
      [...line]
        .map((character, column) =>
          [pair.own, pair.other].some(place => place.line === index && place.column === column)
            ? `‹${character}›`
            : character,
        )
        .join(''),
    )
    .join('\n');
}

describe('the bracket that belongs to the one at the cursor', () => {
  it.each([
    ['|{"a": [1]}', '‹{›"a": [1]‹}›'],
    ['{"a": |[1]}', '{"a": ‹[›1‹]›}'],
    ['{"a": [1|]}', '{"a": ‹[›1‹]›}'],
    ['{"a": [1]|}', '‹{›"a": [1]‹}›'],
    ['{"a": [1]}|', '‹{›"a": [1]‹}›'],
    ['|{\n  "a": {}\n}', '‹{›\n  "a": {}\n‹}›'],
    ['{\n  "a": {}\n|}', '‹{›\n  "a": {}\n‹}›'],
    ['|{"a": "}"}', '‹{›"a": "}"‹}›'],
    ['{"a": "\\"{"|}', '‹{›"a": "\\"{"‹}›'],
  ])('is found in %j', (marked, found) => {
    expect(matched(marked)).toBe(found);
  });

  it.each(['{"a|": 1}', '|{"a": 1', '"a|{"', '1|', '[1]]|'])('is not there in %j', marked => {
    expect(matched(marked)).toBeUndefined();
  });

  it('is not looked for in a line of megabytes', () => {
    expect(matched(`|[${'1,'.repeat(50_000)}1]`)).toBeUndefined();
  });
});
