import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {showInRow} from '../../../src/core/text/visible.ts';
import {type CellFrame, FrameOutput} from '../../../src/terminal/screen/frame.ts';
import {createPainter} from '../../../src/terminal/screen/painter.ts';
import {readScreen} from '../../pictures/picture.ts';
import {type Chance, createChance, createOddText} from '../../support/odd-texts.ts';
import {createScreen, type Screen} from '../../support/terminal/screen.ts';
import {toTries} from '../../support/tries.ts';

const columns = 24;
const rows = 6;
const inAlternateScreen = '\u001B[?1049h\u001B[?7l';

/** Of one width everywhere; of a width that terminals disagree on; what looks different; what is no text. */
const plainTexts = ['a', 'bcd', ' ', '      ', '│', '──', '…', 'é', 'orders-api'];
const oddTexts = [
  '漢',
  '👍',
  '👍🏽',
  '⚠️',
  '1️⃣',
  'e\u0301',
  '한',
  '\u1100\u1161\u11A8',
  'क्ष',
  '👨‍👩‍👧',
  '\u0301',
  'ﷺ',
  '🏴\u{E0067}\u{E007F}',
];
const looks = [
  '\u001B[31m',
  '\u001B[1;36m',
  '\u001B[7m',
  '\u001B[27m',
  '\u001B[44m',
  '\u001B[4m',
  '\u001B[22m',
  '\u001B[39m',
  '\u001B[0m',
];
const jumps = ['\u001B[4G', '\u001B[12G', '\u001B[24G'];

const texts = fc
  .array(fc.constantFrom(...plainTexts, ...plainTexts, ...oddTexts, ...looks, ...looks, ...jumps), {maxLength: 14})
  .map(parts => parts.join(''));

/** Frames that each differ from the one before in a few rows. */
const frames = fc
  .tuple(
    fc.array(texts, {minLength: rows, maxLength: rows}),
    fc.array(fc.array(fc.tuple(fc.nat(rows - 1), texts), {maxLength: 3}), {minLength: 1, maxLength: 6}),
  )
  .map(([first, changes]) => {
    const all = [first];
    for (const change of changes) {
      const next = [...(all.at(-1) ?? first)];
      for (const [row, text] of change) next[row] = text;
      all.push(next);
    }
    return all;
  });

/** Milliseconds that many tries may take on a machine that has other things to do. */
const patient = toTries(180_000, 900_000);

describe('the painter', () => {
  it('leads to what a whole drawing shows, whatever was shown before', {timeout: patient}, async () => {
    await fc.assert(
      fc.asyncProperty(frames, async sequence => {
        const screen = await openScreen();
        const painter = createPainter();
        for (const texts of sequence) {
          await screen.feed(painter.paint(toFrame(texts)));
          const whole = await openScreen();
          await whole.feed(createPainter().paint(toFrame(texts)));
          expect(look(screen)).toBe(look(whole));
        }
      }),
      {numRuns: toTries(60, 3000)},
    );
  });

  it('writes nothing for the ink of a blank, which nobody sees, but for that of a line under it', () => {
    const painter = createPainter();
    const paint = (text: string) => painter.paint(toFrame([text]));
    paint('\u001B[31;44ma b\u001B[32m c');
    expect(paint('\u001B[31;44ma \u001B[36mb\u001B[35m \u001B[32mc')).toBe('\u001B[1;3H\u001B[36;44mb\u001B[m');
    paint('\u001B[4;31m \u001B[0m');
    expect(paint('\u001B[4;32m \u001B[0m')).toContain('32');
  });

  it('sets a colour once for all of a frame where that is shorter than row by row', () => {
    const painter = createPainter();
    const toRow = (name: string) => `${name}\u001B[38;5;80m ${name} \u001B[38;5;109m ${name}`;
    painter.paint(toFrame(['a', 'b', 'c'].map(toRow)));
    const painted = painter.paint(toFrame(['d', 'e', 'f'].map(toRow)));
    expect(painted.split('38;5;80m')).toHaveLength(2);
    expect(painted.split('38;5;109m')).toHaveLength(2);
  });

  it('leaves borders where they are and nothing behind, whatever stands between them, on screens of every size', {
    timeout: patient,
  }, async () => {
    const chance = createChance(20261129);
    // Three texts in each of some rows, in three frames.
    for (let texts = 0; texts < toTries(1000, 20_000); ) {
      const size = {columns: 1 + chance.number(200), rows: 1 + chance.number(60)};
      const screen = await openScreen(size);
      const painter = createPainter();
      let rows: string[] = [];
      for (let frame = 0; frame < 3; frame++) {
        rows = Array.from({length: size.rows}, (_, y) =>
          frame > 0 && chance.number(3) > 0 ? (rows[y] ?? '') : createRow(chance, size.columns),
        );
        texts += size.rows;
        await screen.feed(painter.paint(toFrame(rows, size)));
        const whole = await openScreen(size);
        await whole.feed(createPainter().paint(toFrame(rows, size)));
        expect(look(screen, size), JSON.stringify(size)).toBe(look(whole, size));
        for (const [y, row] of rows.entries()) {
          for (const column of bordersOf(row, size.columns)) expect(screen.cell(column, y)?.text).toBe('│');
        }
      }
    }
  });
});

/** Odd texts between borders at the edges and in the middle, each put at its column. */
function createRow(chance: Chance, columns: number): string {
  const middle = 1 + chance.number(columns);
  const text = () => showInRow(createOddText(chance, 30));
  const at = (column: number) => `\u001B[${column}G`;
  return `│${at(2)}${text()}${at(middle)}│${at(middle + 1)}${text()}${at(columns)}│`;
}

/** The columns of its borders. */
function bordersOf(row: string, columns: number): number[] {
  const middle = Number(/\[(\d+)G│\u001B/.exec(row)?.[1]);
  return [0, middle - 1, columns - 1];
}

const usual = {columns, rows};

async function openScreen(size = usual): Promise<Screen> {
  const screen = createScreen(size);
  await screen.feed(inAlternateScreen);
  return screen;
}

/** All cells as text: telling two apart takes a moment. */
function look(screen: Screen, size = usual): string {
  return readScreen(screen, size)
    .map(row => JSON.stringify(row))
    .join('\n');
}

function toFrame(texts: readonly string[], size = usual): CellFrame {
  const output = new FrameOutput({width: size.columns, height: size.rows});
  for (const [y, text] of texts.entries()) output.write(0, y, text, {transformers: []});
  return output.get().output;
}
