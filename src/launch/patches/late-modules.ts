import type {Plugin} from 'rolldown';

/** Those of Node that are there from its own start on, or soon after. */
const early = new Set(['buffer', 'events', 'fs', 'os', 'path', 'process', 'util'].map(name => `node:${name}`));

/** What gives a module a default export, which is the module itself. */
const reformed = /^(node_[\w$]+) = [\w$.]+\(\1(?:, 1)?\);$/gm;

const taken = /^let ([\w$]+) = require\("(node:[^"]+)"\);$/gm;

/**
 * Has each of Node's own modules loaded when something of it is used, not with all that may use it: `node:crypto` alone takes as long
 * as a quarter of Node's start.
 */
export function loadModulesLate(): Plugin {
  return {
    name: 'load-modules-late',
    // Lines stay where they are, so that their map holds.
    renderChunk: code => ({code: takeLate(code), map: null}),
  };
}

/** The code of a chunk in which modules of Node are taken where they are used. */
export function takeLate(code: string): string {
  const late = new Map(
    Array.from(code.matchAll(taken), ([, name = '', from = '']) => [name, from] as const).filter(
      ([, from]) => !early.has(from),
    ),
  );
  const leaveOut = (line: string, name: string) => (late.has(name) ? '' : line);
  return code
    .replace(taken, leaveOut)
    .replace(reformed, leaveOut)
    .replace(/(?<![\w$.])(node_[\w$]+)(?:\.default\b)?/g, (used, name) =>
      late.has(name) ? `(require("${late.get(name)}"))` : used,
    );
}
