import {type Tags, valueOfTag} from './tags.ts';

/** What a filter asks of tags: that there is one of a key, with a value or any, or that there is not. */
export interface TagWord {
  readonly key: string;
  /** Undefined where any will do; `*` in it stands for anything. */
  readonly value: string | undefined;
  readonly isUnwanted: boolean;
  /** As it was typed. */
  readonly text: string;
}

/** A filter taken apart: what it asks of tags, and the rest of it. */
export interface TagQuery {
  readonly words: readonly TagWord[];
  readonly rest: string;
}

const word = /(?<=^|\s)(!?)tag:((?:"[^"]*"?|[^\s"])*)(?=\s|$)/gi;

/** Takes `tag:key`, `tag:key=value`, `tag:"a key"="a value"` and `!tag:key` out of a filter; one without a key asks nothing yet. */
export function parseTagQuery(filter: string): TagQuery {
  if (!/tag:/i.test(filter)) return {words: [], rest: filter.trim()};
  const words = [...filter.matchAll(word)].flatMap(([text, not, typed = '']): readonly TagWord[] => {
    const equals = findEquals(typed);
    const key = unquote(equals === -1 ? typed : typed.slice(0, equals));
    const value = equals === -1 ? undefined : unquote(typed.slice(equals + 1));
    return key === '' ? [] : [{key, value, isUnwanted: not === '!', text}];
  });
  return {words, rest: filter.replaceAll(word, '').replaceAll(/\s+/g, ' ').trim()};
}

/** The word of a filter that asks for a tag as it is given on a command line: `team` or `team=payments`. */
export function toTagWord(tag: string): string {
  const equals = tag.indexOf('=');
  const [key, value] = equals === -1 ? [tag, undefined] : [tag.slice(0, equals), tag.slice(equals + 1)];
  return `tag:${quote(key)}${value === undefined ? '' : `=${quote(value)}`}`;
}

/** A tag that is asked for as a command line gives it; undefined of one that is unwanted, or that would be read otherwise there. */
export function toTagOption({key, value, isUnwanted}: TagWord): string | undefined {
  if (isUnwanted || key.includes('=')) return undefined;
  return value === undefined ? key : `${key}=${value}`;
}

/** Whether tags are as all words ask; undefined while that is not known. */
export function matchTags(words: readonly TagWord[], tags: Tags | undefined): boolean | undefined {
  if (words.length === 0) return true;
  return tags === undefined ? undefined : words.every(one => hasTag(one, tags) !== one.isUnwanted);
}

/** Capital and small letters are the same here, as everywhere in a filter. */
function hasTag({key, value}: TagWord, tags: Tags): boolean {
  const own = valueOfTag(tags, key);
  if (own !== undefined && (value === undefined || isLike(own, value))) return true;
  return Object.entries(tags).some(
    ([name, other]) => name.toLowerCase() === key.toLowerCase() && (value === undefined || isLike(other, value)),
  );
}

function isLike(text: string, wanted: string): boolean {
  const parts = wanted.toLowerCase().split('*');
  const [first = '', ...others] = parts;
  const small = text.toLowerCase();
  if (others.length === 0) return small === first;
  const last = others.at(-1) ?? '';
  if (!small.startsWith(first) || small.length < first.length + last.length || !small.endsWith(last)) return false;
  let at = first.length;
  const end = small.length - last.length;
  for (const part of others.slice(0, -1)) {
    const found = small.indexOf(part, at);
    if (found === -1 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}

/** Where the key ends: at the first `=` that is not quoted. */
function findEquals(typed: string): number {
  let isQuoted = false;
  for (let at = 0; at < typed.length; at++) {
    if (typed[at] === '"') isQuoted = !isQuoted;
    else if (typed[at] === '=' && !isQuoted) return at;
  }
  return -1;
}

function unquote(text: string): string {
  return text.replaceAll('"', '');
}

function quote(text: string): string {
  return /[\s=]/.test(text) ? `"${text}"` : text;
}
