import {foldText} from '../search/haystack.ts';
import {type LogLine, plainText} from './log-line.ts';
import {type LogLevel, logLevels} from './log-pane.ts';
import type {Severity} from './messages/levels.ts';

/** Picks lines by what a user types. */
export interface LogFilter {
  /** True of every line: there is nothing to pick by. */
  readonly isEmpty: boolean;
  test(line: LogLine): boolean;
  /** True when no line can pass this filter that did not pass the one before. */
  narrows(before: LogFilter): boolean;
  readonly words: readonly Word[] | undefined;
}

interface Word {
  readonly text: string;
  readonly wanted: boolean;
  readonly isFuzzy: boolean;
  test(plain: string): boolean;
}

/**
 * Reads a filter: words that must all be found, `!word` that must not, or a `/regular expression/`. A word of three letters
 * or more is found fuzzily within one word of the line: its letters in order, with at most eight others between two
 * (never digits: a line's time and request id would hold nearly anything).
 * A regular expression without capital letters ignores case.
 */
export function parseLogFilter(text: string): LogFilter | {readonly error: string} {
  const typed = text.trim();
  if (typed.startsWith('/')) return parseExpression(typed);
  const words = foldText(typed)
    .split(/\s+/)
    .filter(word => word !== '' && word !== '!')
    .map(parseWord);
  return wordFilter(words);
}

/** The severity a line must have at least to be shown at a level. */
export function leastSeverity(level: LogLevel): Severity {
  return logLevels.indexOf(level) as Severity;
}

function wordFilter(words: readonly Word[]): LogFilter {
  return {
    words,
    isEmpty: words.length === 0,
    test: line => {
      const plain = plainText(line);
      return words.every(word => word.test(plain) === word.wanted);
    },
    narrows: before => before.words?.every(old => words.some(word => isNarrower(word, old))) ?? false,
  };
}

function isNarrower(word: Word, before: Word): boolean {
  if (word.wanted !== before.wanted) return false;
  if (!word.wanted) return before.text.includes(word.text);
  // What is found whole only is not found by letters with others between.
  return word.text.startsWith(before.text) && (before.isFuzzy || !word.isFuzzy || word.text === before.text);
}

function parseWord(typed: string): Word {
  const wanted = !typed.startsWith('!');
  const text = wanted ? typed : typed.slice(1);
  const isFuzzy = wanted && /^[\p{L}_-]{3,}$/u.test(text);
  if (!isFuzzy) return {text, wanted, isFuzzy, test: plain => plain.includes(text)};
  const letters = compileFuzzy(text);
  // Most lines lack a letter, which is found out much faster.
  return {
    text,
    wanted,
    isFuzzy,
    test: plain => plain.includes(text) || (hasLetters(plain, text) && letters.test(plain)),
  };
}

function hasLetters(plain: string, text: string): boolean {
  let at = -1;
  for (let index = 0; index < text.length; index++) {
    at = plain.indexOf(text.charAt(index), at + 1);
    if (at === -1) return false;
  }
  return true;
}

/** Each gap leaves out the letter that ends it, so that there is one way to match and no going back. */
function compileFuzzy(text: string): RegExp {
  const letters = [...text].map(letter => letter.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
  return new RegExp(letters.reduce((before, letter) => `${before}[^${letter}${borders}]{0,8}${letter}`));
}

/** What stands between the words of a line, and digits. */
const borders = '\\s\\d"\'`=:,;(){}<>/[\\]';

function parseExpression(typed: string): LogFilter | {error: string} {
  const end = typed.lastIndexOf('/');
  const source = end > 0 ? typed.slice(1, end) : typed.slice(1);
  const given = end > 0 ? typed.slice(end + 1) : '';
  if (source === '') return wordFilter([]);
  if (!/^[imsu]*$/.test(given)) return {error: `no flags are called ${given}; i ignores case`};
  if (repeatsRepeats(source)) return {error: 'a repeat within a repeat, as in (a+)+, may never end; write it without'};
  const ignores = given.includes('i') || !/\p{Lu}/u.test(source.replace(/\\./g, ''));
  try {
    const expression = new RegExp(source, `${given.replace('i', '')}${ignores ? 'i' : ''}`);
    return {words: undefined, isEmpty: false, test: line => expression.test(line.message), narrows: () => false};
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return {error: why.replace(/^Invalid regular expression: (\/.*\/\w*: )?/, '')};
  }
}

/** Whether an unlimited repeat stands within another: such an expression can take longer than anyone waits. */
function repeatsRepeats(source: string): boolean {
  const groups: boolean[] = [];
  let holds = false;
  let inClass = false;
  for (let index = 0; index < source.length; index++) {
    const character = source[index];
    if (character === '\\') index += 1;
    else if (inClass) inClass = character !== ']';
    else if (character === '[') inClass = true;
    else if (character === '(') {
      groups.push(holds);
      holds = false;
    } else if (character === ')') {
      const repeats = /^(?:[*+]|\{\d+,\})/.test(source.slice(index + 1));
      if (repeats && holds) return true;
      holds = (groups.pop() ?? false) || holds || repeats;
    } else if (character === '*' || character === '+' || /^\{\d+,\}/.test(source.slice(index, index + 8))) {
      holds = true;
    }
  }
  return false;
}
