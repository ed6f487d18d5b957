import {buildHaystack, type Haystack} from './haystack.ts';
import {matchName, scoreElsewhere, scoreName} from './match.ts';
import {parseQuery, type Query} from './query.ts';

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
function scoreAll({names, others}: Prepared, {wanted, unwanted, phrase}: Query): number | undefined {
  let sum = 0;
  for (const {text, literal} of wanted) {
    const score = scoreNames(names, text, literal) ?? scoreOthers(others, text);
    if (score === undefined) return undefined;
    sum += score;
  }
  for (const word of unwanted) if (hasWord(names, word) || hasWord(others, word)) return undefined;
  for (const {plain} of names) if (plain === phrase) return sum + wholePhrase;
  return sum;
}

const wholePhrase = 5000;

function hasWord(haystacks: readonly Haystack[], word: string): boolean {
  for (const {plain} of haystacks) if (plain.includes(word)) return true;
  return false;
}

function scoreNames(names: readonly Haystack[], text: string, literal: boolean): number | undefined {
  let best: number | undefined;
  for (const name of names) best = toBetter(best, scoreName(name, text, literal ? 'literal' : 'any'));
  return best;
}

function scoreOthers(others: readonly Haystack[], text: string): number | undefined {
  let best: number | undefined;
  for (const other of others) best = toBetter(best, scoreElsewhere(other, text));
  return best;
}

function toBetter(one: number | undefined, other: number | undefined): number | undefined {
  if (one === undefined) return other;
  return other !== undefined && other > one ? other : one;
}
