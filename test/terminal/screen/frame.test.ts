import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {type TextBlock, toCellFrame} from '../../../src/terminal/screen/frame.ts';
import {readScreen} from '../../pictures/picture.ts';
import {collectGarbage} from '../../support/collect-garbage.ts';
import {createScreen} from '../../support/terminal/screen.ts';

const size = {width: 10, height: 5};
const line = fc
  .array(fc.constantFrom('a', 'bc', ' ', '漢', '👍', '│', '\u001B[31m', '\u001B[1m', '\u001B[39m'), {
    maxLength: 6,
  })
  .map(parts => `${parts.join('')}\u001B[0m`);
const block = fc.record({
  rows: fc.array(line, {minLength: 1, maxLength: 3}),
  x: fc.integer({min: 0, max: 9}),
  y: fc.integer({min: -2, max: 6}),
});

describe('a frame', () => {
  it('holds nothing of the frames before the last', async () => {
    const drawNext = (text: string) => new WeakRef(toCellFrame([{x: 0, y: 0, rows: [text]}], size));
    const frames = Array.from({length: 5}, (_, index) => drawNext(`frame ${index}`));
    // What a weak reference was asked for in a turn is held until its end.
    await new Promise(resolve => setImmediate(resolve));
    collectGarbage();
    expect(frames.map(frame => frame.deref() !== undefined)).toEqual([false, false, false, false, true]);
  });

  it('shows what a terminal shows that is written the rows where they stand, whatever frames came before', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(block, {minLength: 1, maxLength: 4}), async blocks => {
        const shown = await show(toCellFrame(blocks, size).toString().replaceAll('\n', '\r\n'));
        expect(shown).toEqual(await show(blocks.flatMap(placeRows).join('')));
      }),
      {numRuns: 200},
    );
  });

  it('cuts off what is beyond its sides, and leaves no half of a wide character there', () => {
    const rows = ['abc', '漢字漢'];
    const [left, right] = [-1, 8].map(x =>
      toCellFrame([{x, y: 0, rows}], size)
        .toString()
        .split('\n'),
    );
    expect([left?.slice(0, 2), right?.slice(0, 2)]).toEqual([
      ['bc', ' 字漢'],
      ['        ab', '        漢'],
    ]);
  });

  it('has the very rows of the frame before, but for those that are written to otherwise', () => {
    const toBlocks = (middle: string) => [{x: 0, y: 0, rows: ['one', middle, 'three']}];
    const before = toCellFrame(toBlocks('two'), size).rows;
    const after = toCellFrame(toBlocks('TWO'), size).rows;
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
    expect(String(toCellFrame([{x: 0, y: 0, rows: [text]}], {width: 20, height: 1}))).toBe(shown);
  });

  it('knows of a cell what marks say of what was written there last', () => {
    const mark = (text: string) => `\u001B]L;${text}\u0007`;
    const blocks = [
      {x: 0, y: 0, rows: [`${mark('a')}漢b${mark('b')}\u001B[31mcd\u001B[8G${mark('e')}ef`]},
      {x: 3, y: 1, rows: [`${mark('under')}abcd`]},
      {x: 4, y: 1, rows: ['xy']},
    ];
    const frame = toCellFrame(blocks, size);
    const marks = [0, 1].map(row =>
      Array.from({length: 10}, (_, column) => frame.markAt(column, row) ?? '-').join(' '),
    );
    expect(marks).toEqual(['a a a b b - - e e -', '- - - under - - under - - -']);
    expect(frame.toString().split('\n')[1]).toBe('   axyd');
  });

  it('keeps links to the web, and no others', () => {
    const toLink = (address: string) => `\u001B]8;;${address}\u0007a\u001B]8;;\u0007b`;
    const rows = ['https://example.com/', 'file:///etc/passwd'].map(toLink);
    expect(String(toCellFrame([{x: 0, y: 0, rows}], {width: 20, height: 2}))).toBe(
      `${toLink('https://example.com/')}\nab`,
    );
  });
});

/** Rows as a terminal is written them that does not wrap, each at its place. */
function placeRows({x, y, rows}: TextBlock): readonly string[] {
  return rows.map((row, index) => {
    const line = y + index;
    return line < 0 || line >= size.height ? '' : `\u001B[${line + 1};${x + 1}H${row}`;
  });
}

/** What is seen of it but for the last column, where a frame has no half of a wide character. */
async function show(text: string) {
  const screen = createScreen({columns: size.width + 20, rows: size.height});
  await screen.feed(text);
  return readScreen(screen, {columns: size.width - 1, rows: size.height});
}
