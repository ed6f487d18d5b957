import {fileURLToPath} from 'node:url';
import type {Patch} from './patch.ts';

const unchangedLines = JSON.stringify(fileURLToPath(new URL('unchanged-lines.ts', import.meta.url)));

/** What Ink does anew in every frame though the frame before has done it. What it paints stays the same. */
export const framePatches: readonly Patch[] = [
  {
    title: 'Ink keeps the measures and cells of texts from one frame to the next',
    why: 'It forgets them after each frame, and the next frame is nearly the same.',
    upstream: 'not offered',
    edits: [
      {
        module: 'ink/build/output.js',
        find: 'caches = new OutputCaches();',
        replace: 'caches = cachesOfRecentFrames();',
      },
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
    ],
  },
  {
    title: 'Ink paints only the lines that are written to otherwise than in the frame before (`unchanged-lines.ts`)',
    why: 'It builds every line anew, cell by cell: most of what a key cost.',
    upstream: 'not offered',
    edits: [
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
    ],
  },
  {
    title: 'Ink takes the width of a text from its layout',
    why: 'It measures every text again in every frame; layout has measured it already, and remembers.',
    upstream: 'not offered',
    edits: [
      {
        module: 'ink/build/render-node-to-output.js',
        find: "import widestLine from 'widest-line';",
        replace: "import measureText from './measure-text.js';",
      },
      {module: 'ink/build/render-node-to-output.js', find: 'widestLine(text)', replace: 'measureText(text).width'},
    ],
  },
  {
    title: 'Ink remembers which texts it has cleaned of control sequences',
    why: 'It cleans every text again in every frame.',
    upstream: 'not offered',
    edits: [
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
    ],
  },
];
