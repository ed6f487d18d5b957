import {foldText} from '../search/haystack.ts';

/**
 * Whether a text has a field of a name whose value passes: of JSON (`"name": 7`), logfmt (`name=7`) or words (`name: 7`). A name
 * with dots is one that is written so, or leads into an object, which may itself stand anywhere.
 */
export function hasField(text: string, path: readonly string[], test: (value: string) => boolean): boolean {
  const [first = '', ...rest] = path;
  const work = {left: mostWork};
  if (findKey(text, path.join('.'), at => readValues(text, at, work).some(test), work)) return true;
  if (rest.length === 0 || !text.includes(rest.at(-1) ?? '')) return false;
  const leads = (at: number) => {
    const block = findBlock(text, at, work);
    return block !== undefined && hasMember(block, rest, test, work);
  };
  return findKey(text, first, leads, work);
}

/** Characters of one line that may still be looked at, those that are looked at again counted again. */
interface Work {
  left: number;
}

/** Of a line whose objects stand in each other a thousand deep nobody can wait for all. */
const mostWork = 4_000_000;

/** The same of an object's own members. */
function hasMember(
  block: string,
  [first = '', ...rest]: readonly string[],
  test: (value: string) => boolean,
  work: Work,
): boolean {
  const isRight = (at: number, key: number) => {
    if (measureDepth(block, key, work) !== 1) return false;
    if (rest.length === 0) return readValues(block, at, work).some(test);
    const inner = findBlock(block, at, work);
    return inner !== undefined && hasMember(inner, rest, test, work);
  };
  return findKey(block, first, isRight, work);
}

/** Goes through the places of a name with a value, until one is right. */
function findKey(text: string, name: string, isRight: (value: number, key: number) => boolean, work: Work): boolean {
  for (let at = text.indexOf(name); at !== -1 && work.left > 0; at = text.indexOf(name, at + 1)) {
    const value = skipKey(text, at, at + name.length);
    if (value !== -1 && isRight(value, at)) return true;
  }
  return false;
}

/** How many objects and lists are open before a place. */
function measureDepth(text: string, end: number, work: Work): number {
  let depth = 0;
  work.left -= end;
  for (let index = 0; index < end; index++) {
    const character = text.charAt(index);
    if (character === '"') index = findQuote(text, index);
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
  }
  return depth;
}

/** The place behind `name=`, `"name":` or `name: `; -1 where a name does not stand so, or is a part of another. */
function skipKey(text: string, start: number, end: number): number {
  const quote = text.charAt(start - 1);
  if (quote === '"' || quote === "'") {
    if (text.charAt(end) !== quote) return -1;
    const colon = skipBlanks(text, end + 1);
    return text.charAt(colon) === ':' ? skipBlanks(text, colon + 1) : -1;
  }
  if (start > 0 && /[\w@-]/.test(quote)) return -1;
  if (text.charAt(end) === '=') return end + 1;
  // `a:b` is no field: addresses and times are written so.
  return text.charAt(end) === ':' && /\s/.test(text.charAt(end + 1)) ? skipBlanks(text, end + 1) : -1;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) <= 0x20) at += 1;
  return at;
}

const bare = /[^\s,;)}\]|&"']+/y;

/** The value at a place, as text; those of a list each. An object has none of its own. */
function readValues(text: string, at: number, work: Work): readonly string[] {
  const first = text.charAt(at);
  if (first === '"' || first === "'") return [readQuoted(text, at, work)];
  if (first === '{') return [''];
  if (first === '[') {
    const block = findBlock(text, at, work) ?? '';
    return block
      .slice(1, -1)
      .split(',')
      .map(part => part.trim().replace(/^["']|["']$/g, ''));
  }
  bare.lastIndex = at;
  const value = bare.exec(text)?.[0] ?? '';
  work.left -= value.length;
  return [value];
}

function readQuoted(text: string, at: number, work: Work): string {
  const end = findQuote(text, at);
  work.left -= end - at;
  const inner = text.slice(at + 1, end);
  return inner.replace(/\\(?:u([\da-f]{4})|(.))/gs, (_, code: string | undefined, sign: string) =>
    code === undefined ? (escapes.get(sign) ?? sign) : foldText(String.fromCharCode(Number.parseInt(code, 16))),
  );
}

/** What stands for a character that is not written as it is in JSON; any other stands for itself. */
const escapes = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['b', '\b'],
  ['f', '\f'],
]);

/** Where the text in quotes that begins at a place ends. */
function findQuote(text: string, at: number): number {
  const quote = text.charAt(at);
  let end = at + 1;
  while (end < text.length && text.charAt(end) !== quote) end += text.charAt(end) === '\\' ? 2 : 1;
  return end;
}

/** Characters of an object that are looked at. */
const most = 20_000;

/** The object or list that begins at a place; undefined where none does, or it does not end. */
function findBlock(text: string, at: number, work: Work): string | undefined {
  if (text.charAt(at) !== '{' && text.charAt(at) !== '[') return undefined;
  let depth = 0;
  for (let index = at; index < Math.min(text.length, at + most); index++) {
    const character = text.charAt(index);
    if (character === '"') index = findQuote(text, index);
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
    if (depth > 0) continue;
    work.left -= index - at;
    return text.slice(at, index + 1);
  }
  work.left -= most;
  return undefined;
}
