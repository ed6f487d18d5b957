import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {blank, type Colour, type Picture, type PictureCell, seen} from '../picture.ts';
import {drawPicture} from './draw-picture.ts';
import {readPicture} from './read-picture.ts';
import {isShape, outlineShapes} from './shapes.ts';

const columns = 24;
const shapes = [...'─│├┤┬┴┼╭╮╰╯▁▂▃▄▅▆▇█▏▎▍▌▋▊▉'];
const numbered = fc.integer({min: 0, max: 15}).map(number => `c${number}` as const);
const own = fc.integer({min: 0, max: 0xffffff}).map(number => `#${number.toString(16).padStart(6, '0')}` as const);
const colour = fc.oneof<fc.Arbitrary<Colour>[]>(fc.constantFrom('fg', 'bg'), numbered, own);
const style = fc.subarray([...'bdisu']).map(letters => letters.join(''));
const narrow = fc.constantFrom(...shapes, ...' aé<>&"\'•…→✓', 'e\u0301');
const wide = fc.constantFrom('漢', '🚀', '❤️');
const looks = fc.record({ink: colour, paper: colour, style});

/** A cell or a wide one, again and again alike, as text is. */
const stretch = fc
  .tuple(
    fc.oneof(
      fc.array(narrow, {minLength: 1, maxLength: 8}),
      wide.map(text => [text, '']),
    ),
    looks,
  )
  .map(([texts, look]) => texts.map(text => seen({text, ...look})));
const row = fc.array(stretch, {maxLength: 8}).map(stretches => fill(stretches));
const picture: fc.Arbitrary<Picture> = fc.array(row, {minLength: 1, maxLength: 4});

const fill = (stretches: readonly PictureCell[][]): PictureCell[] => {
  const cells: PictureCell[] = [];
  for (const stretch of stretches) if (cells.length + stretch.length <= columns) cells.push(...stretch);
  return [...cells, ...Array.from({length: columns - cells.length}, () => blank)];
};

/** The coordinates in path data: pairs after M and Q, one after H and V. */
const pointsOf = (data: string): {x: number[]; y: number[]} => {
  const commands = [...data.matchAll(/([MQHV])([^A-Zz]*)/g)].map(([, command = '', rest = '']) => ({
    command,
    numbers: rest.split(' ').map(Number),
  }));
  const pick = (alone: string, half: 0 | 1) =>
    commands.flatMap(({command, numbers}) =>
      'MQ'.includes(command)
        ? numbers.filter((_, index) => index % 2 === half)
        : numbers.filter(() => command === alone),
    );
  return {x: pick('H', 0), y: pick('V', 1)};
};

describe('a picture as SVG', () => {
  it('holds every cell with its colours and attributes', () => {
    fc.assert(
      fc.property(picture, cells => {
        expect(readPicture(drawPicture(cells, 'dark', 'a < b & c'), columns)).toEqual(cells);
      }),
    );
  });

  it('is a row a line, so that a change of one row changes one line', () => {
    const before: Picture = [fill([]), fill([[{...blank, text: 'a'}]]), fill([])];
    const after: Picture = [fill([]), fill([[{...blank, text: 'b'}]]), fill([])];
    const [old, now] = [before, after].map(cells => drawPicture(cells, 'light', '').split('\n'));
    expect(now?.filter((line, index) => line !== old?.[index])).toHaveLength(1);
  });

  it.for(shapes)('draws %s within its cell and a little into the one below', shape => {
    expect(isShape(shape)).toBe(true);
    const {x, y} = pointsOf(outlineShapes([shape], 2));
    expect(Math.min(...x)).toBeGreaterThanOrEqual(18);
    expect(Math.max(...x)).toBeLessThanOrEqual(27);
    expect(Math.min(...y)).toBeGreaterThanOrEqual(-14);
    expect(Math.max(...y)).toBeLessThan(5);
  });

  it('draws lines that go on as one', () => {
    expect(outlineShapes([...'────'], 0)).toBe('M0 -5H36V-4H0z');
  });
});
