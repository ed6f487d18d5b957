import {blank, type Picture, type PictureCell} from './picture.ts';

/**
 * Where a picture is not what it was, a line for each stretch of a row: its row and columns, counted from 1, what was and
 * what is there.
 */
export function findDifferences(before: Picture, after: Picture): string[] {
  const rows = Array.from({length: Math.max(before.length, after.length)}, (_, row) => row);
  return rows.flatMap(row => compareRows(before[row] ?? [], after[row] ?? []).map(text => `row ${row + 1}, ${text}`));
}

function compareRows(before: readonly PictureCell[], after: readonly PictureCell[]): string[] {
  const found: string[] = [];
  const length = Math.max(before.length, after.length);
  for (let start = 0; start < length; start++) {
    let end = start;
    while (end < length && !isSame(before[end], after[end])) end += 1;
    if (end === start) continue;
    const columns = end - start === 1 ? `column ${end}` : `columns ${start + 1} to ${end}`;
    found.push(`${columns}: was ${describe(before.slice(start, end))}, is ${describe(after.slice(start, end))}`);
    start = end;
  }
  return found;
}

function isSame(one: PictureCell | undefined, other: PictureCell | undefined): boolean {
  return (
    one?.text === other?.text && one?.ink === other?.ink && one?.paper === other?.paper && one?.style === other?.style
  );
}

/** Texts with how they look, where that is not as usual: `"orders" c6 bold on c4`. */
function describe(cells: readonly PictureCell[]): string {
  const parts: {text: string; look: string}[] = [];
  for (const cell of cells) {
    const last = parts.at(-1);
    if (last?.look === look(cell)) last.text += cell.text;
    else parts.push({text: cell.text, look: look(cell)});
  }
  if (parts.length === 0) return 'nothing';
  return parts.map(({text, look}) => `${JSON.stringify(text)}${look}`).join(' ');
}

function look({ink, paper, style}: PictureCell = blank): string {
  const names = [...style].map(letter => ` ${styleNames[letter] ?? letter}`);
  return [ink === 'fg' ? '' : ` ${ink}`, ...names, paper === 'bg' ? '' : ` on ${paper}`].join('');
}

const styleNames: Readonly<Record<string, string>> = {
  b: 'bold',
  d: 'dim',
  i: 'italic',
  s: 'struck through',
  u: 'underlined',
};
