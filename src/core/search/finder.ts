import {buildHaystack, foldText, type Haystack, scoreMatch} from './fuzzy.ts';

/** Finds in a list by what a user types: fuzzy, all words must match, `!word` excludes, the best match first. */
export type Finder<Entry> = (query: string) => readonly Entry[];

/** Makes the finder of a list; `text` is read once per entry. An empty query finds everything in the list's order. */
export function createFinder<Entry>(entries: readonly Entry[], text: (entry: Entry) => string): Finder<Entry> {
  const haystacks = entries.map(entry => buildHaystack(text(entry)));
  return query => {
    const {wanted, unwanted} = parseWords(query);
    if (wanted.length === 0 && unwanted.length === 0) return entries;
    const byScore = new Map<number, Entry[]>();
    haystacks.forEach((haystack, index) => {
      const score = scoreAll(haystack, wanted, unwanted);
      const entry = entries[index];
      if (score === undefined || entry === undefined) return;
      const equals = byScore.get(score);
      if (equals === undefined) byScore.set(score, [entry]);
      else equals.push(entry);
    });
    return [...byScore].toSorted(([a], [b]) => b - a).flatMap(([, found]) => found);
  };
}

/** The sum of all words' scores; undefined when a wanted one is missing or an unwanted one is there. */
function scoreAll(haystack: Haystack, wanted: readonly string[], unwanted: readonly string[]): number | undefined {
  let sum = 0;
  for (const word of wanted) {
    const score = scoreMatch(haystack, word);
    if (score === -1) return undefined;
    sum += score;
  }
  return unwanted.some(word => haystack.plain.includes(word)) ? undefined : sum;
}

/**
 * The words of a query. Who knows fzf may write `'`, `^` or `$` around a word: they mean nothing here, where only `!` does.
 * A lone `!` is a word being typed.
 */
function parseWords(query: string): {wanted: readonly string[]; unwanted: readonly string[]} {
  const words = foldText(query)
    .trim()
    .split(/\s+/)
    .map(word => word.replace(/(?<=^!?)['^]+|[$]+$/g, ''))
    .filter(word => word !== '' && word !== '!' && word !== '|');
  return {
    wanted: words.filter(word => !word.startsWith('!')),
    unwanted: words.filter(word => word.startsWith('!')).map(word => word.slice(1)),
  };
}
