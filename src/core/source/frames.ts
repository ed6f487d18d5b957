/** A place in code that a text names, as stack traces do. */
export interface StackFrame {
  /** As it is printed, without the scheme of a file's URL. */
  readonly path: string;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1, where it is printed. */
  readonly column?: number;
  /** Where the text that names it begins. */
  readonly at: number;
  /** What the file is of: the function's code, a layer's, or what a source map or a class names. */
  readonly of: 'task' | 'layer' | 'original' | 'class';
  /** Its path within that code. */
  readonly within: string;
}

/** Characters of a text that are looked through. */
const mostLooked = 50_000;

/** Node.js, Ruby and whatever prints `path:line`. Node's own modules and the runtime have other places. */
const paths =
  /(?:file:\/\/)?(?<path>\/(?:var\/task|opt)\/[^\s:()"'`\\]{1,400}):(?<line>\d{1,7})(?::(?<column>\d{1,7}))?/gu;

/** Python. In JSON the quotes are escaped. */
const python = /File \\?"(?<path>\/(?:var\/task|opt)\/[^"\\]{1,400})\\?", line (?<line>\d{1,7})/gu;

/** Names of a bundler's source map, as `node --enable-source-maps` prints them where they are no paths. */
const bundled = /(?<path>webpack(?:-internal)?:\/\/[^\s()"'\\]{1,400}?):(?<line>\d{1,7}):(?<column>\d{1,7})/gu;

/** Java and what runs on its machine. */
const java =
  /\bat (?<class>[\w$]{1,100}(?:\.[\w$]{1,100}){0,30})\.[\w$<>]{1,100}\((?<file>[\w$]{1,100}\.(?:java|kt|scala|groovy)):(?<line>\d{1,7})\)/gu;

/** The places in code that a text names, in its order. */
export function findStackFrames(text: string): readonly StackFrame[] {
  const looked = text.slice(0, mostLooked);
  const found = [
    ...[paths, python].flatMap(pattern => [...looked.matchAll(pattern)].map(match => toFileFrame(match))),
    ...[...looked.matchAll(bundled)].map(toBundledFrame),
    ...[...looked.matchAll(java)].map(toClassFrame),
  ];
  return found.toSorted((one, other) => one.at - other.at);
}

type Match = RegExpExecArray | RegExpMatchArray;

function toFileFrame({groups, index = 0}: Match): StackFrame {
  const path = decode(groups?.['path'] ?? '');
  const isLayer = path.startsWith('/opt/');
  const within = path.replace(isLayer ? /^\/opt\//u : /^\/var\/task\//u, '');
  return {path, ...toPlace(groups), at: index, of: isLayer ? 'layer' : 'task', within};
}

function toBundledFrame({groups, index = 0}: Match): StackFrame {
  const path = groups?.['path'] ?? '';
  const within = path.replace(/^webpack(?:-internal)?:\/\/(?:[^/]*\/)?(?:\.\/)?/u, '');
  return {path, ...toPlace(groups), at: index, of: 'original', within};
}

/** A class in a package stands in the package's folder. */
function toClassFrame({groups, index = 0}: Match): StackFrame {
  const file = groups?.['file'] ?? '';
  const folder = (groups?.['class'] ?? '').split('.').slice(0, -1).join('/');
  const within = folder === '' ? file : `${folder}/${file}`;
  return {path: within, ...toPlace(groups), at: index, of: 'class', within};
}

function toPlace(groups: Match['groups']): {line: number; column?: number} {
  const {line, column} = groups ?? {};
  return {line: Number(line), ...(column !== undefined && {column: Number(column)})};
}

/** ES modules are named by URLs. */
function decode(path: string): string {
  if (!path.includes('%')) return path;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The frame that is most likely the one to be looked at: the first in code that nobody else wrote. */
export function firstOwnFrame(frames: readonly StackFrame[]): StackFrame | undefined {
  const isOwn = ({path}: StackFrame) => !/\/(?:node_modules|site-packages|vendor|gems)\//u.test(path);
  return frames.find(frame => frame.of !== 'layer' && isOwn(frame)) ?? frames.find(isOwn) ?? frames[0];
}
