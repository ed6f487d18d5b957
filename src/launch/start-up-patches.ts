import {fileURLToPath} from 'node:url';
import type {Plugin} from 'rolldown';

/** One textual change to a dependency's module. */
interface Patch {
  /** End of the module's path. */
  readonly module: string;
  readonly find: string | RegExp;
  readonly replace: string | ((...matched: string[]) => string);
}

const quickText = JSON.stringify(fileURLToPath(new URL('quick-text.ts', import.meta.url)));
const unchangedLines = JSON.stringify(fileURLToPath(new URL('unchanged-lines.ts', import.meta.url)));

/**
 * What stands between Node and the first frame in the packages we draw with, and what replaces it in the bundle.
 * Behaviour stays the same; only when and how things are loaded changes. Figures: a 2-core machine, Node 24.
 */
const patches: readonly Patch[] = [
  // Yoga fetches its own WebAssembly from a data: URL, which loads Node's whole HTTP client and takes a top-level await,
  // which CommonJS does not have. The bytes are in the module: instantiate them directly.
  {
    module: 'yoga-layout/dist/src/index.js',
    find: "import loadYoga from '../binaries/yoga-wasm-base64-esm.js';",
    replace: "import loadYoga, {instantiateWasm} from '../binaries/yoga-wasm-base64-esm.js';",
  },
  {module: 'yoga-layout/dist/src/index.js', find: 'await loadYoga()', replace: 'loadYoga({instantiateWasm})'},
  {
    module: 'yoga-layout/dist/binaries/yoga-wasm-base64-esm.js',
    find: 'return loadYoga.ready',
    replace: 'return loadYoga',
  },
  {module: 'yoga-layout/dist/binaries/yoga-wasm-base64-esm.js', find: 'import.meta.url', replace: '""'},
  {
    module: 'yoga-layout/dist/binaries/yoga-wasm-base64-esm.js',
    find: /H="data:application\/octet-stream;base64,([\w+/=]+)"([\s\S]*)$/,
    replace: (_, bytes, rest) => `H=""${rest}
export function instantiateWasm(imports, receive) {
  const wasm = new WebAssembly.Module(Buffer.from("${bytes}", "base64"));
  const instance = new WebAssembly.Instance(wasm, imports);
  receive(instance);
  return instance.exports;
}
`,
  },
  // Ink looks for React's developer tools, with two more top-level awaits.
  {module: 'ink/build/reconciler.js', find: /if \(process\.env\['DEV'\] === 'true'\) \{[\s\S]*?\n\}\n/g, replace: ''},
  // See quick-text.ts.
  ...[
    'string-width/index.js',
    'wrap-ansi/index.js',
    'slice-ansi/tokenize-ansi.js',
    '@alcalzone/ansi-tokenize/build/tokenize.js',
    'ink/build/line-update.js',
  ].map(module => ({
    module,
    find: /^([\s\S]*)new Intl\.Segmenter\([^)]*\)/,
    replace: (_: string, before = '') => `import {graphemes} from ${quickText};\n${before}graphemes`,
  })),
  {
    module: 'string-width/index.js',
    find: 'return nonAsciiOrControlRegex.test(string) ?',
    replace:
      'const narrow = ambiguousIsNarrow ? narrowWidth(string) : undefined;\n\tif (narrow !== undefined) return narrow;\n$&',
  },
  {module: 'string-width/index.js', find: /^/, replace: `import {narrowWidth} from ${quickText};\n`},
  // Making the emoji expression takes 30 to 50 ms: do it when the first emoji comes by.
  {module: 'string-width/index.js', find: 'const emojiPrefixRegex = ', replace: 'const emojiPrefix = () => '},
  {module: 'string-width/index.js', find: /emojiPrefixRegex\./g, replace: 'emojiPrefix().'},
  // Asked only when no terminal tells its size; loading it brings Node's network modules along.
  {
    module: 'terminal-size/index.js',
    find: "import {execFileSync} from 'node:child_process';",
    replace: "const execFileSync = (...call) => process.getBuiltinModule('node:child_process').execFileSync(...call);",
  },
  {
    module: 'commander/lib/command.js',
    find: "import childProcess from 'node:child_process';",
    replace:
      "const childProcess = {spawn: (...call) => process.getBuiltinModule('node:child_process').spawn(...call)};",
  },
  {
    module: 'signal-exit/index.js',
    find: "var assert = require('assert')",
    replace:
      'var assert = {equal(actual, expected, message) { if (actual !== expected) throw new TypeError(message) }}',
  },
  // The settings are neither encrypted nor checked by a JSON schema, whose compiler is ten times as large as the rest.
  {module: 'conf/dist/source/index.js', find: "import crypto from 'node:crypto';", replace: ''},
  {
    module: 'conf/dist/source/index.js',
    find: /(?<=[\s(!])crypto\.(?=\w+\()/g,
    replace: "process.getBuiltinModule('node:crypto').",
  },
  {module: 'conf/dist/source/index.js', find: "import { Ajv2020 as Ajv } from 'ajv/dist/2020.js';", replace: ''},
  {module: 'conf/dist/source/index.js', find: "import ajvFormatsModule from 'ajv-formats';", replace: ''},
  {
    module: 'conf/dist/source/index.js',
    find: 'const ajvFormats = ajvFormatsModule.default;',
    replace: "throw new Error('The build leaves JSON schemas out: see start-up-patches.ts');",
  },
  // `import()` of a built-in module reads all its exports, and one of node:http's loads a whole second HTTP client.
  {
    module: '@smithy/node-http-handler/dist-es/node-http-handler.js',
    find: 'await import("node:http")',
    replace: 'process.getBuiltinModule("node:http")',
  },
  // Ink forgets the measures and cells of every line after each frame, and the next frame is nearly the same.
  {module: 'ink/build/output.js', find: 'caches = new OutputCaches();', replace: 'caches = cachesOfRecentFrames();'},
  {
    module: 'ink/build/output.js',
    find: 'export default class Output',
    replace: `let recentCaches = new OutputCaches();
function cachesOfRecentFrames() {
  const {widths, blockWidths, styledChars} = recentCaches;
  if (widths.size > 8192 || blockWidths.size > 2048 || styledChars.size > 1024) recentCaches = new OutputCaches();
  return recentCaches;
}
$&`,
  },
  // See unchanged-lines.ts.
  {
    module: 'ink/build/output.js',
    find: /\n {4}get\(\) \{[\s\S]*?\n {4}\}\n/,
    replace: `
    get() {
        return paintFrame(this, {intersectClips, toText: styledCharsToString});
    }
`,
  },
  {module: 'ink/build/output.js', find: /^/, replace: `import {paintFrame} from ${unchangedLines};\n`},
  // Every frame cleans and measures every text again; layout has measured it already, and remembers.
  {
    module: 'ink/build/render-node-to-output.js',
    find: "import widestLine from 'widest-line';",
    replace: "import measureText from './measure-text.js';",
  },
  {module: 'ink/build/render-node-to-output.js', find: 'widestLine(text)', replace: 'measureText(text).width'},
  {
    module: 'ink/build/squash-text-nodes.js',
    find: "sanitizeAnsi(text.replaceAll('\\r\\n', '\\n'))",
    replace: 'sanitizeOnce(text)',
  },
  {
    module: 'ink/build/squash-text-nodes.js',
    find: /$/,
    replace: `
const sanitized = new Map();
function sanitizeOnce(text) {
  let clean = sanitized.get(text);
  if (clean === undefined) {
    clean = sanitizeAnsi(text.replaceAll('\\r\\n', '\\n'));
    if (sanitized.size > 1024) sanitized.clear();
    sanitized.set(text, clean);
  }
  return clean;
}
`,
  },
];

/** Applies the patches, and fails the build when a dependency no longer contains what a patch expects. */
export function startUpPatches(): Plugin {
  const waiting = new Set(patches);
  return {
    name: 'start-up-patches',
    transform: {
      filter: {id: /\/node_modules\//},
      handler(code, id) {
        let patched = code;
        for (const patch of patches.filter(({module}) => id.endsWith(`/${module}`))) {
          patched = apply(patch, patched);
          waiting.delete(patch);
        }
        // Lines of a patched module may be named a little off: no map of the patches themselves is kept.
        return patched === code ? undefined : {code: patched, map: null};
      },
    },
    buildEnd(error) {
      if (error || waiting.size === 0) return;
      throw new Error(`These patched modules are no longer in the bundle: ${[...waiting].map(patch => patch.module)}`);
    },
  };
}

function apply({module, find, replace}: Patch, code: string): string {
  const patched = code.replace(find, replace as string);
  if (patched === code) throw new Error(`${module} no longer contains ${find}: adapt the patch or drop it`);
  return patched;
}
