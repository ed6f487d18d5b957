import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {FrameOutput} from '../../../src/terminal/screen/frame.ts';
import {importPublished} from '../../launch/patches/published.ts';
import {readScreen} from '../../pictures/picture.ts';
import {collectGarbage} from '../../support/collect-garbage.ts';
import {createScreen} from '../../support/terminal/screen.ts';

const {default: InkOutput} = await importPublished<{default: typeof FrameOutput}>('ink/build/output.js');

const size = {width: 10, height: 5};
const change = (line: string) => line.replaceAll('a', 'o');
const whole = {x1: 1, x2: 8, y1: 1, y2: 4};
const clips = [
  undefined,
  whole,
  {...whole, x1: 3},
  {...whole, x2: 5},
  {...whole, y1: 3},
  {...whole, y2: 2},
  {y1: 2, y2: 5},
  {x1: 5, x2: 5},
];
const line = fc
  .array(fc.constantFrom('a', 'bc', ' ', '漢', '👍', '│', '\u001B[31m', '\u001B[7m', '\u001B[1m', '\u001B[39m'), {
    maxLength: 6,
  })
  .map(parts => `${parts.join('')}\u001B[0m`);
const members = {
  text: fc.array(line, {minLength: 1, maxLength: 3}).map(lines => lines.join('\n')),
  x: fc.integer({min: -2, max: 12}),
  y: fc.integer({min: -2, max: 6}),
  clip: fc.constantFrom(...clips),
  transformers: fc.constantFrom([], [change]),
};
interface Step {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly clip: (typeof clips)[number];
  readonly transformers: readonly ((line: string) => string)[];
}

describe('a frame', () => {
  it('holds nothing of the frames before the last', async () => {
    const drawNext = (text: string) =>
      new WeakRef(draw(FrameOutput, [{text, x: 0, y: 0, clip: undefined, transformers: []}]));
    const frames = Array.from({length: 5}, (_, index) => drawNext(`frame ${index}`));
    // What a weak reference was asked for in a turn is held until its end.
    await new Promise(resolve => setImmediate(resolve));
    collectGarbage();
    expect(frames.map(frame => frame.deref() !== undefined)).toEqual([false, false, false, false, true]);
  });

  it('shows what Ink as it is published would show, whatever frames came before', async () => {
    const steps = fc.array(fc.record(members), {minLength: 1, maxLength: 4});
    await fc.assert(
      fc.asyncProperty(steps, async drawn => {
        expect(await show(String(draw(FrameOutput, drawn)))).toEqual(await show(String(draw(InkOutput, drawn))));
      }),
      {numRuns: 200},
    );
  });

  it('has the very rows of the frame before, but for those that are written to otherwise', () => {
    const toSteps = (middle: string) =>
      ['one', middle, 'three'].map((text, y) => ({text, x: 0, y, clip: undefined, transformers: []}));
    const before = draw(FrameOutput, toSteps('two')).rows;
    const after = draw(FrameOutput, toSteps('TWO')).rows;
    expect(after.map((row, y) => row === before[y])).toEqual([true, false, true, true, true]);
  });

  it.each([
    ['a\u001B[2Jb\u001B]0;title\u0007c', 'ab]0;title\uFFFDc', 'leaves out what drives a terminal'],
    ['a\u0007\u009B2Jb', 'a\uFFFD\uFFFD2Jb', 'shows a sign for a control character'],
    ['a\u001B[1m\u0007\u001B[0mb', 'a\u001B[1m\uFFFD\u001B[mb', 'shows a sign for one between colours'],
    ['abc\u001B[8Gde', 'abc    de', 'goes on at a column'],
    ['abcdef\u001B[3Gx', 'abxdef', 'writes over what stands there'],
    ['漢字\u001B[2Gx', ' x字', 'leaves no half of a wide character'],
    ['\u0301a', 'a', 'puts no mark upon what stands before it'],
  ])('%j is %j: it %s', (text, shown) => {
    const output = new FrameOutput({width: 20, height: 1});
    output.write(0, 0, text, {transformers: []});
    expect(String(output.get().output)).toBe(shown);
  });

  it('knows of a cell what marks say of what was written there last', () => {
    const mark = (text: string) => `\u001B]L;${text}\u0007`;
    const output = new FrameOutput(size);
    const transformers: [] = [];
    output.write(0, 0, `${mark('a')}漢b${mark('b')}\u001B[31mcd\u001B[8G${mark('e')}ef`, {transformers});
    output.write(3, 1, `${mark('under')}abcd`, {transformers});
    output.write(4, 1, 'xy', {transformers});
    const {output: frame} = output.get();
    const marks = [0, 1].map(row =>
      Array.from({length: 10}, (_, column) => frame.markAt(column, row) ?? '-').join(' '),
    );
    expect(marks).toEqual(['a a a b b - - e e -', '- - - under - - under - - -']);
    expect(frame.toString().split('\n')[1]).toBe('   axyd');
  });

  it('keeps links to the web, and no others', () => {
    const toLink = (address: string) => `\u001B]8;;${address}\u0007a\u001B]8;;\u0007b`;
    const output = new FrameOutput({width: 20, height: 2});
    output.write(0, 0, toLink('https://example.com/'), {transformers: []});
    output.write(0, 1, toLink('file:///etc/passwd'), {transformers: []});
    expect(String(output.get().output)).toBe(`${toLink('https://example.com/')}\nab`);
  });
});

function draw(Output: typeof FrameOutput, steps: readonly Step[]) {
  const output = new Output(size);
  for (const {text, x, y, clip, transformers} of steps) {
    if (clip !== undefined) output.clip(clip);
    output.write(x, y, text, {transformers});
    if (clip !== undefined) output.unclip();
  }
  return output.get().output;
}

/** What is seen of it where both draw: Ink lets a line, and a wide character in the last column, grow beyond the frame. */
async function show(text: string) {
  const screen = createScreen({columns: 4 * size.width, rows: size.height});
  await screen.feed(text.replaceAll('\n', '\r\n'));
  return readScreen(screen, {columns: size.width - 1, rows: size.height});
}
