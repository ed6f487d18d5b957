import {fileURLToPath} from 'node:url';
import type {Patch} from './patch.ts';

const frame = JSON.stringify(fileURLToPath(new URL('../../terminal/screen/frame.ts', import.meta.url)));

/** How what Ink draws gets to the terminal. */
export const framePatches: readonly Patch[] = [
  {
    title: 'Ink draws into cells (`src/terminal/screen/frame.ts`)',
    why: 'It builds every line anew in every frame, cell by cell, as a text with colours, which has to be taken apart again to find out what is different: most of what a key cost.',
    upstream: 'not offered',
    edits: [
      {
        module: 'ink/build/output.js',
        find: /^[\s\S]*export default class Output[\s\S]*$/,
        replace: `export {FrameOutput as default} from ${frame};\n`,
      },
    ],
  },
  {
    title: 'Ink hands its frames to an output that draws them (`src/terminal/output/frame-stdout.ts`)',
    why: 'It rewrites lines from where they begin to differ, and places them by line breaks: 570 bytes a key instead of 200, and a text that a terminal takes to be wider moves all that follows it.',
    upstream: 'not offered',
    edits: [
      {
        module: 'ink/build/ink.js',
        find: 'this.renderFrame(output, outputHeight, staticOutput);',
        replace: `if (this.options.stdout.draw) this.options.stdout.draw(output);
        else this.renderFrame(String(output), outputHeight, staticOutput);`,
      },
    ],
  },
];
