import type {QueryError} from './query-error.ts';
import {type QueryToken, splitQuery, unexpected} from './tokens.ts';

/** Goes through the words of a query. */
export class TokenReader {
  readonly query: string;
  readonly #tokens: readonly QueryToken[];
  #at = 0;

  /** Throws a QueryError for a text that has what is no word. */
  constructor(query: string) {
    this.query = query;
    this.#tokens = splitQuery(query);
  }

  /** The next word, which stays. */
  get token(): QueryToken {
    const token = this.#tokens[this.#at] ?? this.#tokens.at(-1);
    if (token === undefined) throw new Error('A query has an end.');
    return token;
  }

  /** Takes the next word, whatever it is. */
  next(): QueryToken {
    const {token} = this;
    this.#at += 1;
    return token;
  }

  /** Whether the next word is this one, in whatever case; it is taken then. */
  takeWord(word: string): boolean {
    return this.#take('word', text => text.toLowerCase() === word);
  }

  takeSign(sign: string): boolean {
    return this.#take('sign', text => text === sign);
  }

  /** Takes a sign. Throws a QueryError when there is another word. */
  expectSign(sign: string): true {
    if (this.takeSign(sign)) return true;
    throw this.unexpected();
  }

  /** What stands in the query from a place to the word before the next one. */
  textSince(start: number): string {
    return this.query.slice(start, this.#tokens[this.#at - 1]?.end ?? start);
  }

  unexpected(token: QueryToken = this.token): QueryError {
    return unexpected(this.query, token);
  }

  #take(kind: QueryToken['kind'], matches: (text: string) => boolean): boolean {
    const {token} = this;
    if (token.kind !== kind || !matches(token.text)) return false;
    this.#at += 1;
    return true;
  }
}
