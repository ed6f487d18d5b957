import {fileURLToPath} from 'node:url';
import type {Edit, Patch} from './patch.ts';

const quickText = JSON.stringify(fileURLToPath(new URL('quick-text.ts', import.meta.url)));

/**
 * What stands between Node and the first frame. Behaviour stays the same; only when and how things are loaded changes.
 * Figures: a 2-core machine, Node 24.
 */
export const startUpPatches: readonly Patch[] = [
  {
    title: 'Plain text is split into characters without `Intl.Segmenter` (`quick-text.ts`)',
    why: 'Its first use costs 18 to 29 ms at start, and it runs for every line of every frame.',
    upstream: 'not offered',
    edits: ['string-width/index.js', 'wrap-ansi/index.js', 'slice-ansi/tokenize-ansi.js'].map(module => ({
      module,
      find: /^([\s\S]*)new Intl\.Segmenter\([^)]*\)/,
      replace: (_: string, before = '') => `import {graphemes} from ${quickText};\n${before}graphemes`,
    })),
  },
  {
    title: 'The width of a text of narrow characters is its length (`quick-text.ts`)',
    why: 'Nearly every text of a console is one, and is measured in every frame.',
    upstream: 'not offered',
    edits: [
      {
        module: 'string-width/index.js',
        find: 'return nonAsciiOrControlRegex.test(string) ?',
        replace:
          'const narrow = ambiguousIsNarrow ? narrowWidth(string) : undefined;\n\tif (narrow !== undefined) return narrow;\n$&',
      },
      {module: 'string-width/index.js', find: /^/, replace: `import {narrowWidth} from ${quickText};\n`},
    ],
  },
  {
    title: 'The expression that finds emoji is made when the first character that may be one comes by',
    why: 'Making it takes 30 to 50 ms.',
    upstream: 'not offered',
    edits: [
      {module: 'string-width/index.js', find: 'const emojiPrefixRegex = ', replace: 'const emojiPrefix = () => '},
      {module: 'string-width/index.js', find: /emojiPrefixRegex\./g, replace: 'emojiPrefix().'},
    ],
  },
  {
    title: 'Programs are started through `process.getBuiltinModule`',
    why: "`node:child_process` brings Node's network modules along. commander needs it only for subcommands that are programs.",
    upstream: 'not offered',
    edits: [
      {
        module: 'commander/lib/command.js',
        find: "import childProcess from 'node:child_process';",
        replace: `const childProcess = {spawn: (...call) => ${builtin('node:child_process')}.spawn(...call)};`,
      },
    ],
  },
  {
    title: 'conf comes without encryption and without JSON schemas',
    why: 'The settings are neither encrypted nor checked by a schema, whose compiler is ten times as large as the rest. Asking for a schema throws.',
    upstream: 'not offered',
    edits: withoutSchemas('conf/dist/source/index.js'),
  },
  {
    title: '`node:http` is taken by `process.getBuiltinModule`',
    why: "`import()` of a built-in module reads all its exports, and one of node:http's loads a second HTTP client. Only the bundle contains this form of the module; Node by itself loads another.",
    upstream: 'not offered',
    edits: [
      {
        module: '@smithy/node-http-handler/dist-es/node-http-handler.js',
        find: 'await import("node:http")',
        replace: builtin('node:http'),
      },
    ],
  },
  {
    title: 'The SDK takes `node:http2` and `node:zlib` when it uses them',
    why: 'Its modules ask them for a constant and a function when they are run: 16 ms before the first request, for two modules that Lambda never needs.',
    upstream: 'not offered',
    edits: [
      {
        module: '@smithy/node-http-handler/dist-es/node-http2-handler.js',
        find: 'const { constants } = node_http2;\n',
        replace: '',
      },
      {
        module: '@smithy/node-http-handler/dist-es/node-http2-handler.js',
        find: /\bconstants\./g,
        replace: 'node_http2.constants.',
      },
      {
        module: '@smithy/core/dist-es/submodules/checksum/crc32/Crc32Node.js',
        find: 'const zlibCrc32 = typeof zlib.crc32 === "function" ? zlib.crc32 : undefined;',
        replace: 'const zlibCrc32 = (...given) => zlib.crc32(...given);',
      },
    ],
  },
];

function withoutSchemas(module: string): Edit[] {
  return [
    {module, find: "import crypto from 'node:crypto';", replace: ''},
    {module, find: /(?<=[\s(!])crypto\.(?=\w+\()/g, replace: `${builtin('node:crypto')}.`},
    {module, find: "import { Ajv2020 as Ajv } from 'ajv/dist/2020.js';", replace: ''},
    {module, find: "import ajvFormatsModule from 'ajv-formats';", replace: ''},
    {
      module,
      find: 'const ajvFormats = ajvFormatsModule.default;',
      replace: "throw new Error('JSON schemas are left out: see start-up-patches.ts');",
    },
  ];
}

function builtin(name: `node:${string}`): string {
  return `process.getBuiltinModule('${name}')`;
}
