import {parseJson} from '../json.ts';
import {formatMember} from './members.ts';

/** A JSON text indented by two spaces, a line each; a text that is no JSON as it is, in one line. */
export function formatJsonLines(text: unknown): readonly string[] {
  if (typeof text !== 'string') return [formatMember(text)];
  return indentJson(text) ?? [formatMember(text)];
}

/**
 * The lines of a JSON text, indented by two spaces; undefined when it is none. Numbers and the order of members stay
 * as they were written, which parsing and printing would not leave them; escaped characters are shown as themselves.
 */
export function indentJson(text: string): readonly string[] | undefined {
  return indent(text, formatToken);
}

/** The same with every character as it was written: for a text that goes on being edited. */
export function formatJson(text: string): readonly string[] | undefined {
  return indent(text, token => (token === ':' ? ': ' : token));
}

function indent(text: string, toText: (token: string) => string): readonly string[] | undefined {
  if (parseJson(text) === undefined) return undefined;
  const lines: string[] = [];
  let line = '';
  let depth = 0;
  let opened = false;
  const breakLine = () => {
    lines.push(line);
    line = '  '.repeat(Math.min(depth, maxDepth));
  };
  for (const [token] of text.matchAll(tokens)) {
    const closes = token === '}' || token === ']';
    if (closes) depth -= 1;
    // Only between the brackets of an empty object or list stands no line break.
    if (opened !== closes) breakLine();
    line += toText(token);
    opened = token === '{' || token === '[';
    if (opened) depth += 1;
    if (token === ',') breakLine();
  }
  return [...lines, line];
}

/** What is nested deeper is not indented further: a text of brackets only would grow with the square of its length. */
const maxDepth = 40;

const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

function formatToken(token: string): string {
  if (token === ':') return ': ';
  return token.startsWith('"') && token.includes('\\') ? JSON.stringify(JSON.parse(token)) : token;
}
