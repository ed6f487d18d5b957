import {cellSize} from './cell-size.ts';

/**
 * Whether a character is a line of a frame or a block of a chart. These are drawn, so that they join whatever font a
 * viewer has; as text they are there only for who selects or reads it.
 */
export function isShape(text: string): boolean {
  return Object.hasOwn(sides, text) || Object.hasOwn(corners, text) || blockOf(text) !== undefined;
}

/** The outline of shapes side by side as SVG path data, from a column on. */
export function outlineShapes(texts: readonly string[], column: number): string {
  const boxes = [horizontalOf, verticalOf, blockOf].flatMap(part =>
    texts.map((text, index) => moveRight(part(text), (column + index) * width)),
  );
  const bends = texts.map((text, index) => outlineCorner(text, (column + index) * width));
  return [...join(boxes.filter(box => box !== undefined)).map(outlineBox), ...bends].join('');
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const {width, height, base} = cellSize;
/** What goes on in the row below reaches a little into it, else a picture shows seams when it is scaled. */
const overlap = {line: 0.3, block: 0.8};
const cell: Box = {left: 0, right: width, top: -base, bottom: height - base + overlap.line};
/** The lines' place: whole units, so that they are sharp. */
const line: Box = {left: 4, right: 5, top: -5, bottom: -4};

/** Where lines go from the middle of a cell: left, right, up, down. */
const sides: Readonly<Record<string, string>> = {
  '─': 'lr',
  '│': 'ud',
  '├': 'rud',
  '┤': 'lud',
  '┬': 'lrd',
  '┴': 'lru',
  '┼': 'lrud',
};

/** Where they go from a round corner. */
const corners: Readonly<Record<string, string>> = {'╭': 'rd', '╮': 'ld', '╰': 'ru', '╯': 'lu'};

function horizontalOf(text: string): Box | undefined {
  const to = sides[text] ?? '';
  if (!/[lr]/.test(to)) return undefined;
  return {...line, left: to.includes('l') ? cell.left : line.left, right: to.includes('r') ? cell.right : line.right};
}

function verticalOf(text: string): Box | undefined {
  const to = sides[text] ?? '';
  if (!/[ud]/.test(to)) return undefined;
  return {...line, top: to.includes('u') ? cell.top : line.top, bottom: to.includes('d') ? cell.bottom : line.bottom};
}

function blockOf(text: string): Box | undefined {
  if (text === '▖') return {...cell, top: height / 2 - base, right: width / 2, bottom: height - base + overlap.block};
  const up = ' ▁▂▃▄▅▆▇█'.indexOf(text);
  const right = ' ▏▎▍▌▋▊▉'.indexOf(text);
  const bottom = height - base + overlap.block;
  if (up > 0) return {...cell, top: height - base - (height * up) / 8, bottom};
  return right > 0 ? {...cell, right: (width * right) / 8, bottom} : undefined;
}

function outlineCorner(text: string, x: number): string {
  const to = corners[text];
  if (to === undefined) return '';
  const [outer, inner, side] = to.includes('r')
    ? [line.left, line.right, cell.right]
    : [line.right, line.left, cell.left];
  const [high, low, end] = to.includes('d') ? [line.top, line.bottom, cell.bottom] : [line.bottom, line.top, cell.top];
  // As round as a cell is wide.
  const bend = to.includes('d') ? low + width / 2 : low - width / 2;
  const [edge, far, near] = [x + side, x + outer, x + inner];
  return `M${edge} ${high}Q${far} ${high} ${far} ${bend}V${end}H${near}V${bend}Q${near} ${low} ${edge} ${low}z`;
}

function moveRight(box: Box | undefined, x: number): Box | undefined {
  return box && {...box, left: box.left + x, right: box.right + x};
}

/** Boxes of the same height that touch become one. */
function join(boxes: readonly Box[]): Box[] {
  const joined: Box[] = [];
  for (const box of boxes) {
    const last = joined.at(-1);
    const touches = last?.right === box.left && last.top === box.top && last.bottom === box.bottom;
    if (touches) joined.splice(-1, 1, {...last, right: box.right});
    else joined.push(box);
  }
  return joined;
}

function outlineBox({left, right, top, bottom}: Box): string {
  return `M${left} ${top}H${right}V${bottom}H${left}z`;
}
