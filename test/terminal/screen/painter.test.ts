import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {showInRow} from '../../../src/core/text/visible.ts';
import {type CellFrame, toCellFrame} from '../../../src/terminal/screen/frame.ts';
import {createPainter} from '../../../src/terminal/screen/painter.ts';
import {readScreen} from '../../pictures/picture.ts';
import {type Chance, createChance, createOddText} from '../../support/odd-texts.ts';
import {createScreen, type Screen} from '../../support/terminal/screen.ts';
import {toTries} from '../../support/tries.ts';

const columns = 40;
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
  '\u001B[97;48;5;237m',
  '\u001B[4m',
  '\u001B[22m',
  '\u001B[39m',
  '\u001B[0m',
];
const jumps = ['\u001B[4G', '\u001B[22G', '\u001B[40G'];

const texts = fc
  .array(fc.constantFrom(...plainTexts, ...plainTexts, ...oddTexts, ...looks, ...looks, ...jumps), {maxLength: 14})
  .map(parts => parts.join(''));

/** Rows as lists have them: names and figures at their columns, with signs between them, plain or on a paper. */
const listRows = fc
  .tuple(
    fc.constantFrom('', '\u001B[48;5;237m'),
    fc.array(
      fc.tuple(
        fc.constantFrom('', '', '\u001B[1;38;5;109m', '\u001B[4m', '\u001B[49m'),
        fc.constantFrom('orders-api', 'a', '12 d', '···', '…', '│', '▌', '漢', '⚠️'),
        fc.nat(columns - 1),
      ),
      {maxLength: 5},
    ),
  )
  .map(([paper, cells]) => {
    const written = cells.map(([ink, text, at]) => `\u001B[${at + 1}G${paper}${ink}${text}\u001B[0m`);
    return `${paper}${' '.repeat(columns)}\u001B[0m${written.join('')}`;
  });

/** Frames of such rows that each differ from the one before in a few of them. */
const toFrames = (texts: fc.Arbitrary<string>) =>
  fc
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
  it.each([
    ['any texts', toFrames(texts)],
    ['lists', toFrames(listRows)],
  ])(
    'leads to what every cell drawn by itself shows, whatever was shown before: %s',
    {timeout: patient},
    async (_, frames) => {
      await fc.assert(
        fc.asyncProperty(frames, fc.boolean(), async (sequence, erasesInPaper) => {
          const screen = await openScreen();
          const painter = createPainter({erasesInPaper});
          for (const texts of sequence) {
            const frame = toFrame(texts);
            await screen.feed(painter.paint(frame));
            const whole = await openScreen();
            await whole.feed(drawCells(frame));
            expect(look(screen)).toBe(look(whole));
          }
        }),
        {numRuns: toTries(30, 3000)},
      );
    },
  );

  it.each([
    [
      'a row of a list whose paper goes, and the next one that gets it',
      ['\u001B[48;5;237mads-one           2d           \u001B[0m', 'ads-two           3d'],
      ['ads-one           2d', '\u001B[48;5;237mads-two           3d           \u001B[0m'],
      '\u001B[1H\u001B[31Xads-one\u001B[19G2d\n\r\u001B[48;5;237m\u001B[31Xads-two\u001B[19G3d\u001B[m',
    ],
    [
      'texts between which nothing stands any more',
      ['one of them and another one of them'],
      ['this                       that'],
      '\u001B[1H\u001B[35Xthis\u001B[28Gthat',
    ],
    ['a sign in every row', ['a', 'a', 'a'], ['b', 'b', 'b'], '\u001B[1Hb\n\rb\n\rb'],
    ['a column', ['   1', '   1'], ['   2', '   2'], '\u001B[1;4H2\u001B[B\b2'],
  ])('writes little for %s', (_, before, after, written) => {
    const painter = createPainter({erasesInPaper: true});
    painter.paint(toFrame(before));
    expect(painter.paint(toFrame(after))).toBe(written);
  });

  it('erases in no paper where the terminal would erase in its own', () => {
    const painter = createPainter();
    painter.paint(toFrame(['']));
    expect(painter.paint(toFrame([`\u001B[44ma${' '.repeat(30)}b`]))).toBe(
      `\u001B[1H\u001B[44ma${' '.repeat(30)}b\u001B[m`,
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

/** Each cell at its place, in its whole style, over blanks: the long way to a frame. */
function drawCells({rows}: CellFrame): string {
  let output = '';
  for (const [y, {texts, styles}] of rows.entries()) {
    for (const [x, text] of texts.entries()) {
      if (text === '') continue;
      const [parameters] = (styles[x] ?? '').split(' ');
      let width = 1;
      while (texts[x + width] === '') width++;
      const place = `\u001B[${y + 1};${x + 1}H`;
      output += `${place}\u001B[0;${parameters}m${' '.repeat(width)}${place}${text}`;
    }
  }
  return output;
}

/** All cells as text: telling two apart takes a moment. */
function look(screen: Screen, size = usual): string {
  return readScreen(screen, size)
    .map(row => JSON.stringify(row))
    .join('\n');
}

function toFrame(texts: readonly string[], size = usual): CellFrame {
  return toCellFrame([{x: 0, y: 0, rows: texts}], {width: size.columns, height: size.rows});
}
