import {buildHaystack, type Haystack} from './haystack.ts';
import {matchName, scoreElsewhere, scoreName} from './match.ts';
import {parseQuery, type Query, type QueryWord} from './query.ts';

/** What a thing is found by: its names, and below them whatever else is told of it. One text is one name. */
export type SearchText = string | {readonly names: readonly string[]; readonly others: readonly string[]};

/** Finds in a list by what a user types, all words of it: whole names first, then starts, words, parts, abbreviations. */
export type Finder<Entry> = (query: string) => readonly Entry[];

/** Makes the finder of a list; `text` is read once per entry. An empty query finds everything in the list's order. */
export function createFinder<Entry>(entries: readonly Entry[], text: (entry: Entry) => SearchText): Finder<Entry> {
  const prepared = entries.map(entry => prepare(text(entry)));
  return typed => {
    const query = parseQuery(typed);
    if (query.wanted.length === 0 && query.unwanted.length === 0) return entries;
    const byScore = new Map<number, Entry[]>();
    prepared.forEach((haystacks, index) => {
      const score = scoreAll(haystacks, query);
      const entry = entries[index];
      if (score === undefined || entry === undefined) return;
      const equals = byScore.get(score);
      if (equals === undefined) byScore.set(score, [entry]);
      else equals.push(entry);
    });
    return [...byScore].toSorted(([a], [b]) => b - a).flatMap(([, found]) => found);
  };
}

/** Whether every word of the query stands in a name as it was typed: what was found so is no guess. */
export function isSureMatch(text: SearchText, query: string): boolean {
  const {names} = prepare(text);
  return parseQuery(query).wanted.every(word =>
    names.some(name => matchName(name, word.text, word.literal ? 'literal' : 'any')?.sure),
  );
}

interface Prepared {
  readonly names: readonly Haystack[];
  readonly others: readonly Haystack[];
}

function prepare(text: SearchText): Prepared {
  if (typeof text === 'string') return {names: [buildHaystack(text)], others: []};
  // No word of a query has a line end: what is beside the names is searched at once.
  return {names: text.names.map(buildHaystack), others: [buildHaystack(text.others.join('\n'))]};
}

/** The sum of all words' scores; undefined when a wanted one is missing or an unwanted one is there. */
function scoreAll(prepared: Prepared, {wanted, unwanted}: Query): number | undefined {
  let sum = 0;
  for (const word of wanted) {
    const score = scoreWord(prepared, word);
    if (score === undefined) return undefined;
    sum += score;
  }
  const {names, others} = prepared;
  const has =
    (word: string) =>
    ({plain}: Haystack) =>
      plain.includes(word);
  if (unwanted.some(word => names.some(has(word)) || others.some(has(word)))) return undefined;
  const phrase = wanted.length > 1 ? wanted.map(({text}) => text).join(' ') : undefined;
  return names.some(({plain}) => plain === phrase) ? sum + wholePhrase : sum;
}

const wholePhrase = 5000;

function scoreWord({names, others}: Prepared, {text, literal}: QueryWord): number | undefined {
  let best: number | undefined;
  const take = (score: number | undefined) => {
    if (score !== undefined && (best === undefined || score > best)) best = score;
  };
  for (const name of names) take(scoreName(name, text, literal ? 'literal' : 'any'));
  if (best !== undefined) return best;
  for (const other of others) take(scoreElsewhere(other, text));
  return best;
}
