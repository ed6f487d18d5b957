/** What a part of a source text is. */
export const syntaxKinds = ['keyword', 'string', 'number', 'title', 'comment', 'name'] as const;

/** One of them. */
export type SyntaxKind = (typeof syntaxKinds)[number];

/** Parts of a text in their order, three numbers each: where it begins, where it ends, the index of its kind. */
export type Syntax = Uint32Array;

/** Characters of a text that is looked at for its syntax: what is longer stays plain. */
export const mostHighlighted = 1_500_000;

const languages: Readonly<Record<string, string>> = {
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  jsx: 'javascript',
  ts: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  tsx: 'typescript',
  py: 'python',
  pyi: 'python',
  rb: 'ruby',
  gemspec: 'ruby',
  java: 'java',
  kt: 'kotlin',
  kts: 'kotlin',
  go: 'go',
  rs: 'rust',
  cs: 'csharp',
  php: 'php',
  c: 'c',
  h: 'c',
  cpp: 'cpp',
  hpp: 'cpp',
  swift: 'swift',
  lua: 'lua',
  pl: 'perl',
  pm: 'perl',
  r: 'r',
  sh: 'bash',
  bash: 'bash',
  sql: 'sql',
  json: 'json',
  map: 'json',
  yaml: 'yaml',
  yml: 'yaml',
  toml: 'ini',
  ini: 'ini',
  cfg: 'ini',
  properties: 'ini',
  xml: 'xml',
  html: 'xml',
  svg: 'xml',
  css: 'css',
  scss: 'scss',
  less: 'less',
  md: 'markdown',
  graphql: 'graphql',
  diff: 'diff',
  patch: 'diff',
};

const named: Readonly<Record<string, string>> = {
  Makefile: 'makefile',
  Gemfile: 'ruby',
  Rakefile: 'ruby',
  bootstrap: 'bash',
};

/** What runs a program, by which its language is known. */
const programs: Readonly<Record<string, string>> = {
  node: 'javascript',
  python: 'python',
  ruby: 'ruby',
  perl: 'perl',
  php: 'php',
  lua: 'lua',
  sh: 'bash',
  bash: 'bash',
};

/** The language of a file by its first line, where that names what runs it, or by its name; undefined where none is known. */
export function findLanguage(path: string, text: string): string | undefined {
  const [, program = ''] = /^#![^\n]*?([a-z]+)[\d.]*(?: -[^\n]*)?(?:\n|$)/u.exec(text) ?? [];
  const name = path.slice(path.lastIndexOf('/') + 1);
  const ending = name.includes('.') ? name.slice(name.lastIndexOf('.') + 1).toLowerCase() : '';
  return programs[program] ?? named[name] ?? languages[ending];
}

/** The parts of a syntax that lie in a span of the text, in order. */
export function* partsWithin(
  syntax: Syntax,
  from: number,
  to: number,
): Generator<{from: number; to: number; kind: SyntaxKind}> {
  let [low, high] = [0, syntax.length / 3];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((syntax[middle * 3 + 1] ?? 0) <= from) low = middle + 1;
    else high = middle;
  }
  for (let at = low * 3; at < syntax.length; at += 3) {
    const start = syntax[at] ?? 0;
    if (start >= to) return;
    const kind = syntaxKinds[syntax[at + 2] ?? 0] ?? 'name';
    yield {from: Math.max(from, start), to: Math.min(to, syntax[at + 1] ?? 0), kind};
  }
}
