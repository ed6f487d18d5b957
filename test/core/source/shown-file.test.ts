import fc from 'fast-check';
import {expect, test} from 'vitest';
import {
  createShownFile,
  findFileRows,
  type ShownFile,
  withBytes,
  withLeft,
  withLine,
  withMove,
} from '../../../src/core/source/shown-file.ts';
import {buildSourceText, lineAt, lineSpan} from '../../../src/core/source/source-text.ts';
import {layOutText} from '../../../src/core/source/text-rows.ts';
import {displayWidth} from '../../../src/core/text/fit.ts';

const text = fc
  .array(
    fc.oneof(
      fc.string({unit: 'grapheme', maxLength: 40}),
      fc.constantFrom('', '\t\tif (a) {', '漢字'.repeat(30), 'x'.repeat(300)),
    ),
  )
  .map(lines => lines.join('\n'));

function read(content: string): ShownFile {
  return withBytes(createShownFile('a.js'), new TextEncoder().encode(content));
}

test('lines of any text are where they begin and end', () => {
  fc.assert(
    fc.property(text, content => {
      const source = buildSourceText(content);
      const lines = Array.from(source.starts, (_, line) => lineSpan(source, line));
      const expected =
        source.shown.endsWith('\n') && source.shown.length > 1 ? source.shown.slice(0, -1) : source.shown;
      expect(lines.map(({from, to}) => source.shown.slice(from, to)).join('\n')).toBe(
        source.shown === '\n' ? '' : expected,
      );
      for (const [line, {from}] of lines.entries()) expect(lineAt(source, from)).toBe(line);
    }),
  );
});

test('wrapped rows hold all of a text, none wider than there is room, and each place is in its row', () => {
  fc.assert(
    // The narrowest window has 8 columns: less than that a single character may take.
    fc.property(text, fc.integer({min: 8, max: 60}), fc.nat(), (content, width, place) => {
      const source = buildSourceText(content);
      const rows = layOutText(source, width);
      const all = Array.from({length: rows.count}, (_, index) => rows.row(index));
      const lines = Map.groupBy(all, ({line}) => line);
      for (const [line, own] of lines) {
        const {from, to} = lineSpan(source, line);
        expect(own.map(row => source.shown.slice(row.from, row.to)).join('')).toBe(source.shown.slice(from, to));
      }
      expect(lines.size).toBe(source.starts.length);
      for (const row of all) expect(displayWidth(source.shown.slice(row.from, row.to))).toBeLessThanOrEqual(width);
      const at = place % Math.max(1, source.shown.length);
      const {from} = rows.row(rows.rowOf(at));
      expect(from).toBeLessThanOrEqual(at);
    }),
  );
});

test('whatever is pressed, the cursor is in view and in the text', () => {
  const move = fc.constantFrom(
    'up',
    'down',
    'page-up',
    'page-down',
    'half-up',
    'half-down',
    'first',
    'last',
    'wrap',
    'left',
    'right',
    'line',
  );
  const size = fc.record({width: fc.integer({min: 12, max: 80}), height: fc.integer({min: 1, max: 30})});
  fc.assert(
    fc.property(text, fc.array(fc.tuple(move, size), {maxLength: 30}), (content, steps) => {
      let file = read(content);
      for (const [step, window] of steps) {
        if (file.content.state !== 'read') return;
        const {text: own} = file.content;
        if (step === 'wrap') file = {...file, wrap: !file.wrap};
        else if (step === 'left' || step === 'right') file = withLeft(file, own, step === 'left' ? -1 : 1, window);
        else if (step === 'line') file = withLine(file, own, 7, window);
        else file = withMove(file, own, step, window);
        const {rows, cursor, top} = findFileRows(file, own, window);
        expect(cursor).toBeGreaterThanOrEqual(top);
        expect(cursor).toBeLessThan(top + window.height);
        expect(cursor).toBeLessThan(rows.count);
      }
    }),
  );
});

test.each([
  ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), 'binary'],
  ['text in another encoding', new Uint8Array([0x67, 0x72, 0xf6, 0xdf, 0x65]), 'binary'],
  ['what a tool has pressed together', new TextEncoder().encode('var a=1;'.repeat(1000)), 'minified'],
  ['what somebody has written', new TextEncoder().encode('const a = 1;\n'.repeat(1000)), undefined],
])('%s is told as what it is', (_, bytes, note) => {
  expect(withBytes(createShownFile('a'), bytes).note).toBe(note);
});
