import type {Fields} from './fields.ts';

const pair = /([\w.@-]+)=(?:"((?:[^"\\]|\\.)*)"|(\S*))/y;

/** The names and values of a text like `level=info msg="order priced" took=3ms`; undefined when it is not made of them. */
export function parseLogfmt(text: string): Fields | undefined {
  const fields: Record<string, string> = {};
  let at = 0;
  while (at < text.length) {
    pair.lastIndex = at;
    const [whole, name, quoted, bare = ''] = pair.exec(text) ?? [];
    if (whole === undefined || name === undefined) return undefined;
    fields[name] = quoted === undefined ? bare : readEscapes(quoted);
    at += whole.length;
    const blanks = /[ \t\n]*/y;
    blanks.lastIndex = at;
    const between = blanks.exec(text)?.[0].length ?? 0;
    if (between === 0 && at < text.length) return undefined;
    at += between;
  }
  return fields;
}

/** What a logger that prints names and values tells its level by. */
const marked = /^[\w.@-]+=/;
const levelled = /(?:^|\s)(?:level|lvl|severity|log\.level|loglevel)=/;

/** Whether a text looks like names and values with a level among them. */
export function isLogfmt(text: string): boolean {
  return marked.test(text) && levelled.test(text);
}

/** The names and values that a text ends with, two or more blanks after its words: `order priced    took=3ms`. */
export function splitTail(text: string): {readonly words: string; readonly fields: Fields} {
  const start = text.search(/ {2}(?=[\w.@-]+=)/);
  const fields = start === -1 ? undefined : parseLogfmt(text.slice(start).trim());
  return fields === undefined ? {words: text, fields: {}} : {words: text.slice(0, start).trim(), fields};
}

function readEscapes(text: string): string {
  return text.replace(/\\(.)/gs, (_, escaped: string) => escapes[escaped] ?? escaped);
}

const escapes: Readonly<Record<string, string>> = {n: '\n', t: '\t', r: '\r'};
