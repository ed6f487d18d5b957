import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {type Canvas, createCanvas, drawBand, drawLine} from '../../../src/core/metrics/canvas.ts';

const show = (canvas: Canvas, crossed?: number) =>
  canvas.paint(crossed).map(parts => parts.map(({text}) => text).join(''));

describe('a canvas of dots', () => {
  it('draws a line that does not break between two values, and breaks where there is none', () => {
    const canvas = createCanvas(4, 1);
    drawLine(canvas, [1, 4, undefined, 2], 4, 'plain');
    expect(show(canvas)).toEqual(['⡠⠊ ⠤']);
  });

  it('tells a line, a dotted one and a band apart without colours', () => {
    const [line, dotted, band] = [createCanvas(4, 1), createCanvas(4, 1), createCanvas(4, 1)];
    drawLine(line, [4, 4], 4, 'plain');
    drawLine(dotted, [4, 4], 4, 'plain', true);
    drawBand(
      band,
      [
        [1, 1],
        [4, 4],
      ],
      4,
      'plain',
    );
    expect([line, dotted, band].map(canvas => show(canvas)[0])).toEqual(['⠉⠉⠉⠉', '⠉ ⠉ ', '⡪⡪⡪⡪']);
  });

  it('has a line through the column that is read, and the tone of what was drawn last', () => {
    const canvas = createCanvas(3, 1);
    drawLine(canvas, [undefined, 4, 4], 4, 'dim');
    drawLine(canvas, [undefined, undefined, 4], 4, 'bad');
    expect(canvas.paint(0)).toEqual([
      [
        {text: '┊', tone: 'accent'},
        {text: '⠉', tone: 'dim'},
        {text: '⠉', tone: 'bad'},
      ],
    ]);
  });

  it('is as large as told, whatever is drawn', () => {
    const values = fc.array(fc.option(fc.double({min: 0, max: 1e12, noNaN: true}), {nil: undefined}), {maxLength: 70});
    fc.assert(
      fc.property(
        values,
        values,
        fc.integer({min: 1, max: 80}),
        fc.integer({min: 1, max: 8}),
        (one, other, width, height) => {
          const canvas = createCanvas(width, height);
          const max = Math.max(0, ...one.map(value => value ?? 0));
          drawBand(canvas, [other, one], max, 'dim');
          drawLine(canvas, other, max, 'bad', true);
          const rows = show(canvas, width - 1);
          expect(rows.map(row => row.length)).toEqual(Array.from({length: height}, () => width));
        },
      ),
      {numRuns: 60},
    );
  });
});
