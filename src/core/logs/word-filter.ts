import {foldText} from '../search/haystack.ts';
import {formatClock} from './clock.ts';
import type {FilterCondition, FilterContext} from './filter-condition.ts';
import {plainText} from './log-line.ts';

/** A word that lines must have. */
interface WordCondition extends FilterCondition {
  readonly type: 'word';
  readonly text: string;
  readonly isFuzzy: boolean;
  readonly isTime: boolean;
}

/**
 * A word to be found in what a line's row shows and in what was printed. One of three letters or more that need not stand there
 * as it is typed is found fuzzily within one word of the line: its letters in order, with at most eight others between two
 * (never digits: a line's time and request id would hold nearly anything).
 */
export function createWord(typed: string, context: FilterContext, find: 'whole' | 'fuzzy'): FilterCondition {
  const text = foldText(typed);
  const isFuzzy = find === 'fuzzy' && /^[\p{L}_-]{3,}$/u.test(text);
  const letters = isFuzzy ? compileFuzzy(text) : undefined;
  const isLabel = context.labels.length > 1 && context.labels.some(label => foldText(label) === text);
  const isTime = /^\d\d[:-]\d\d/.test(text);
  const word: Omit<WordCondition, 'test' | 'narrows'> = {type: 'word', source: typed, text, isFuzzy, isTime};
  return {
    ...word,
    test: line => {
      const plain = plainText(line);
      if (plain.includes(text)) return true;
      // Most lines lack a letter, which is found out much faster.
      if (letters !== undefined && hasLetters(plain, text) && letters.test(plain)) return true;
      // A row has its time, too, and its function's name.
      if (isLabel && foldText(line.label) === text) return true;
      return isTime && formatClock(line.time, context.zone, true).toLowerCase().includes(text);
    },
    narrows: before => !isLabel && isWord(before) && isNarrower(word, before),
  };
}

function isWord(condition: FilterCondition): condition is WordCondition {
  return condition.type === 'word';
}

function isNarrower(word: Omit<WordCondition, 'test' | 'narrows'>, before: WordCondition): boolean {
  if (word.isTime && !before.isTime) return false;
  // What is found whole only is not found by letters with others between.
  return word.text.startsWith(before.text) && (before.isFuzzy || !word.isFuzzy || word.text === before.text);
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
