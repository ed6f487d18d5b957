import {cleanText} from '../text/clean.ts';
import {createGrowingNumbers, type GrowingNumbers} from './growing-numbers.ts';
import {backslashesBefore, nextToken, type Token} from './json-tokens.ts';
import {type Line, type Lines, longestLine} from './lines.ts';

/** What a line is beside its text. */
const flags = {goesOn: 1, comma: 2} as const;

/** What is nested deeper is not indented further. */
const maxIndent = 80;

/** Tokens between two places where the work may be interrupted. */
const tokensAtATime = 2000;

type Expected = 'value' | 'value or close' | 'key' | 'key or close' | 'colon' | 'comma or close' | 'end';

/**
 * Finds the lines of a JSON text in steps, a yield each; returns undefined when it is none. Numbers and the order of members
 * stay as they were written. Long strings go on over several lines.
 */
export function* indexJson(text: string): Generator<undefined, Lines | undefined> {
  const table = createTable(text);
  let expected: Expected = 'value';
  let key: Token | undefined;
  let at = 0;
  for (let count = 1; ; count += 1) {
    if (count % tokensAtATime === 0) yield;
    const token = nextToken(text, at);
    if (token === undefined) return expected === 'end' ? table.lines() : undefined;
    if (token === 'broken') return undefined;
    at = token.end;
    const next = toExpected(expected, token, table.container());
    if (next === undefined) return undefined;
    if (expected.startsWith('key') && token.kind === 'string') key = token;
    else if (token.kind === ',') table.comma();
    else if (token.kind === '}' || token.kind === ']') table.close(token, expected !== 'comma or close');
    else if (token.kind !== ':') {
      table.add(key?.start ?? token.start, token);
      key = undefined;
    }
    expected = next === 'comma or close' && table.container() === undefined ? 'end' : next;
  }
}

/** What may follow a token; undefined when it may not stand there itself. */
function toExpected(expected: Expected, {kind}: Token, container: '{' | '[' | undefined): Expected | undefined {
  const closes = (kind === '}' && container === '{') || (kind === ']' && container === '[');
  switch (expected) {
    case 'key or close':
    case 'key':
      if (kind === 'string') return 'colon';
      return closes && expected === 'key or close' ? 'comma or close' : undefined;
    case 'colon':
      return kind === ':' ? 'value' : undefined;
    case 'comma or close':
      if (kind === ',') return container === '{' ? 'key' : 'value';
      return closes ? 'comma or close' : undefined;
    case 'value or close':
      if (closes) return 'comma or close';
      return toAfterValue(kind);
    case 'value':
      return toAfterValue(kind);
    case 'end':
      return undefined;
  }
}

function toAfterValue(kind: Token['kind']): Expected | undefined {
  if (kind === '{') return 'key or close';
  if (kind === '[') return 'value or close';
  return kind === 'string' || kind === 'literal' ? 'comma or close' : undefined;
}

/** The lines found so far. Of each: where it begins and ends in the text, what it stands in and what closes it. */
function createTable(text: string) {
  const columns = Array.from({length: 6}, createGrowingNumbers) as Columns;
  const [starts, ends, parents, closes, marks, depths] = columns;
  const open: number[] = [];
  const push = (start: number, end: number, mark: number) => {
    const line = starts.length;
    starts.push(start);
    ends.push(end);
    parents.push(open.at(-1) ?? -1);
    closes.push(line);
    marks.push(mark);
    depths.push(open.length);
    return line;
  };
  const close = (line: number, {start, end}: Token) => {
    const closing = push(start, end, 0);
    depths.set(closing, open.length - 1);
    closes.set(line, closing);
  };
  return {
    container: () => {
      const line = open.at(-1);
      return line === undefined ? undefined : (text.charAt(ends.at(line) - 1) as '{' | '[');
    },
    /** A value, or what opens one, with its key. */
    add: (start: number, {kind, end}: Token) => {
      let from = start;
      let line = 0;
      for (let mark = 0; from < end; mark = flags.goesOn) {
        const to = end - from <= longestLine ? end : findBreak(text, from + longestLine, end);
        line = push(from, to, mark);
        from = to;
      }
      if (kind === '{' || kind === '[') open.push(line);
    },
    comma: () => marks.set(marks.length - 1, marks.at(marks.length - 1) | flags.comma),
    close: (token: Token, isEmpty: boolean) => {
      const line = open.at(-1) ?? 0;
      if (isEmpty) ends.set(line, token.end);
      else close(line, token);
      open.pop();
    },
    lines: () => createJsonLines(text, columns),
  };
}

type Columns = [GrowingNumbers, GrowingNumbers, GrowingNumbers, GrowingNumbers, GrowingNumbers, GrowingNumbers];

function createJsonLines(text: string, [starts, ends, parents, closes, marks, depths]: Columns): Lines {
  return {
    kind: 'json',
    count: starts.length,
    line: index => readLine(text.slice(starts.at(index), ends.at(index)), marks.at(index), depths.at(index)),
    goesOn: index => (marks.at(index) & flags.goesOn) !== 0,
    outline: {
      parent: index => parents.at(index),
      close: index => closes.at(index),
      value: index => text.slice(starts.at(index), ends.at(closes.at(index))),
    },
  };
}

/** Where a long string may be broken: not inside an escape, nor between the halves of a character. */
function findBreak(text: string, wanted: number, end: number): number {
  let place = wanted;
  for (let back = 1; back <= 5; back += 1) {
    const slash = wanted - back;
    const isEscape = text.charCodeAt(slash) === 92 && backslashesBefore(text, slash, 0) % 2 === 0;
    if (isEscape) place = Math.max(place, slash + (text.charAt(slash + 1) === 'u' ? 6 : 2));
  }
  const unit = text.charCodeAt(place);
  if (unit >= 0xdc00 && unit <= 0xdfff) place += 1;
  return Math.min(place, end);
}

const pieces = /"[^"\\]*(?:\\.[^"\\]*)*"?|[{}[\]:]|[^\s{}[\]:"]+/gs;
const restOfString = /^([^"\\]*(?:\\.[^"\\]*)*)("?)/s;

function readLine(source: string, mark: number, depth: number): Line {
  const indent = Math.min(maxIndent, depth * 2);
  const comma = (mark & flags.comma) === 0 ? '' : ',';
  if ((mark & flags.goesOn) !== 0) {
    const [, text = '', quote = ''] = restOfString.exec(source) ?? [];
    return {text: cleanText(`${formatToken(text)}${quote}${comma}`), tone: 'plain', indent: indent + 2, label: 0};
  }
  const [first = '', ...others] = source.match(pieces) ?? [];
  const shown = others.map(token => (token === ':' ? ': ' : formatToken(token))).join('');
  const label = others[0] === ':' ? cleanText(formatToken(first)) : '';
  const text = label === '' ? cleanText(formatToken(first) + shown + comma) : label + cleanText(shown + comma);
  return {text, tone: 'plain', indent, label: label.length};
}

/** Escaped characters as themselves, where that leaves the text one that could be typed again. */
function formatToken(token: string): string {
  if (!token.includes('\\')) return token;
  const begins = token.startsWith('"') ? '"' : '';
  const ends = begins !== '' && token.length > 1 && /[^\\](?:\\\\)*"$/.test(token) ? '"' : '';
  const inner = token.slice(begins.length, token.length - ends.length);
  try {
    const plain = JSON.stringify(JSON.parse(`"${inner}"`));
    return `${begins}${plain.slice(1, -1)}${ends}`;
  } catch {
    return token;
  }
}
