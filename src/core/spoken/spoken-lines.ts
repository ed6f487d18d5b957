/** A row of the screen in words. */
export interface SpokenLine {
  readonly text: string;
  /** The cursor is on it. */
  readonly isSelected: boolean;
}

/**
 * What a screen says, line by line from its top: without lines, bars and charts, signs in words. Of what lies over something
 * else only the uppermost is said, with what stands at the foot of the screen.
 */
export function toSpokenLines(rows: readonly string[]): readonly SpokenLine[] {
  const box = findTopFrame(rows);
  const shown =
    box === undefined
      ? rows
      : [
          ...rows.slice(box.top, box.bottom + 1).map(row => row.slice(box.left, box.right + 1)),
          ...rows.slice(Math.max(box.bottom + 1, rows.length - 2)),
        ];
  return shown.map(toSpokenLine).filter(({text}) => text !== '');
}

interface Box {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** The smallest whole frame that does not begin at the left edge, where the panes do. */
function findTopFrame(rows: readonly string[]): Box | undefined {
  const boxes = rows.flatMap((row, top) =>
    [...row.matchAll(/╭[^╭╮]*╮/g)].flatMap((match): Box[] => {
      const left = match.index;
      const right = left + match[0].length - 1;
      const bottom = rows.findIndex((other, index) => index > top && other[left] === '╰' && other[right] === '╯');
      return left === 0 || bottom === -1 ? [] : [{top, bottom, left, right}];
    }),
  );
  return boxes.toSorted((a, b) => area(a) - area(b))[0];
}

function area({top, bottom, left, right}: Box): number {
  return (bottom - top) * (right - left);
}

const drawn = /[\u2500-\u257F\u2580-\u258B\u258D-\u259F\u2800-\u28FF]|·{2,}/g;
const cursor = '▌';

const signs: readonly (readonly [sign: RegExp, words: string])[] = [
  [/✓/g, 'ok: '],
  [/✗/g, 'error: '],
  [/(^|\s)!(?=\s)/g, '$1warning: '],
  [/◌/g, 'reading: '],
  [/[●○]/g, ' '],
  [/▸/g, 'closed: '],
  [/▾/g, 'open: '],
  [/[‹›]/g, ' '],
  [/→/g, ' to '],
  // What counts down is said once.
  [/(?<=WRITABLE) \d+:\d\d/g, ''],
  [/⏎/g, ' line break '],
  [/⇥/g, ' tab '],
];

function toSpokenLine(row: string): SpokenLine {
  const isSelected = row.includes(cursor);
  const plain = row.replaceAll(drawn, ' ').replaceAll(cursor, ' ');
  const said = signs.reduce((text, [sign, words]) => text.replaceAll(sign, words), plain);
  const text = said
    .trim()
    .replaceAll(/\s{2,}/g, ', ')
    .replaceAll(/:[ ,]+/g, ': ');
  return {text: /[\p{L}\p{N}]/u.test(text) ? text : '', isSelected};
}
