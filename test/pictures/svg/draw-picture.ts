import {blank, type Colour, type Picture, type PictureCell} from '../picture.ts';
import {cellSize} from './cell-size.ts';
import {type Palette, type PaletteName, palettes} from './palettes.ts';
import {findRuns, findStretches, type Run} from './runs.ts';
import {outlineShapes} from './shapes.ts';

const {width, height, base} = cellSize;
/** Around the cells: to each side, and above, where the window has its bar. */
const margin = {side: 18, bar: 40};

/** Draws a picture as SVG in the colours of a terminal. `title` is what it shows, in words. */
export function drawPicture(picture: Picture, palette: PaletteName, title: string): string {
  const size = {
    width: (picture[0]?.length ?? 0) * width + 2 * margin.side,
    height: picture.length * height + margin.bar + margin.side,
  };
  const attributes = `xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" width="${size.width}" height="${size.height}"`;
  return `${[
    `<svg ${attributes} xml:space="preserve" role="img">`,
    `<title>${escapeText(title)}</title>`,
    `<style>${drawStyle(palettes[palette])}</style>`,
    drawWindow(size),
    ...picture.map((row, index) => drawRow(row, margin.bar + index * height + base)),
    '</svg>',
  ].join('\n')}\n`;
}

function drawStyle({fg, bg, edge, numbered}: Palette): string {
  const font = 'ui-monospace,"Cascadia Mono","SF Mono",Menlo,Consolas,"DejaVu Sans Mono","Liberation Mono",monospace';
  return [
    `text{font:15px ${font}}text,path,rect,circle{fill:currentColor}`,
    `.fg{color:${fg}}.bg{color:${bg}}.edge{color:${edge}}.frame{stroke:${edge}}`,
    ...numbered.map((color, number) => `.c${number}{color:${color}}`),
    '.b{font-weight:bold}.d{opacity:.6}.i{font-style:italic}.s{text-decoration:line-through}.u{text-decoration:underline}',
    '.s.u{text-decoration:underline line-through}.unseen{fill:none}',
  ].join('');
}

function drawWindow(size: {readonly width: number; readonly height: number}): string {
  const frame = `<rect x=".5" y=".5" width="${size.width - 1}" height="${size.height - 1}" rx="10" class="bg frame"/>`;
  const buttons = [0, 1, 2].map(index => `<circle cx="${22 + 18 * index}" cy="20" r="5.5" class="edge"/>`);
  return [frame, ...buttons].join('');
}

function drawRow(row: readonly PictureCell[], y: number): string {
  const papers = findStretches(row).map(
    ({column, length, paper}) =>
      `<rect x="${column * width}" y="${-base}" width="${length * width}" height="${height}" ${drawColour(paper)}/>`,
  );
  return `<g transform="translate(${margin.side} ${y})">${papers.join('')}${findRuns(row).map(drawRun).join('')}</g>`;
}

function drawRun({column, cells, kind}: Run): string {
  const [{ink, style} = blank] = cells;
  const texts = cells.map(cell => cell.text);
  const x = `x="${column * width}"`;
  const text = escapeText(texts.join(''));
  if (kind === 'shapes') {
    const path = `<path ${drawColour(ink, [...style])} d="${outlineShapes(texts, column)}"/>`;
    return `<text ${x} ${drawColour(ink, [...style, 'unseen'])}>${text}</text>${path}`;
  }
  const names = kind === 'sign' ? [...style, 'sign'] : [...style];
  const length = cells.length === 1 ? '' : ` textLength="${cells.length * width}"`;
  return `<text ${x} ${drawColour(ink, names)}${length}>${text}</text>`;
}

function drawColour(colour: Colour, names: readonly string[] = []): string {
  if (colour.startsWith('#')) return `class="${names.join(' ')}" color="${colour}"`;
  return `class="${[colour, ...names].join(' ')}"`;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
