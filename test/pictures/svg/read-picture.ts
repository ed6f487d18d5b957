import {blank, type Colour, type Picture, type PictureCell, seen} from '../picture.ts';
import {cellSize} from './cell-size.ts';

/** Reads back the cells of a picture of so many columns that was drawn here: their papers and their texts. */
export function readPicture(svg: string, columns: number): Picture {
  return [...svg.matchAll(/^<g transform=[^>]*>(.*)<\/g>$/gm)].map(([, row = '']) => readRow(row, columns));
}

function readRow(markup: string, columns: number): PictureCell[] {
  const row = Array.from({length: columns}, () => blank);
  for (const [, element = ''] of markup.matchAll(/<rect ([^>]*)\/>/g)) {
    const {column, colour: paper} = readElement(element);
    for (let index = 0; index < readCells(element, 'width'); index++) row[column + index] = {...blank, paper};
  }
  for (const [, element = '', text = ''] of markup.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g)) {
    const {column, colour: ink, names} = readElement(element);
    const style = names.filter(name => name.length === 1).join('');
    const whole = unescapeText(text);
    const isWide = readCells(element, 'textLength') === 2;
    const texts = names.includes('sign') ? [whole, ...(isWide ? [''] : [])] : [...whole];
    for (const [index, text] of texts.entries()) {
      row[column + index] = seen({text, ink, style, paper: row[column + index]?.paper ?? 'bg'});
    }
  }
  return row;
}

function readElement(element: string): {column: number; colour: Colour; names: string[]} {
  const names = (/class="([^"]*)"/.exec(element)?.[1] ?? '').split(' ');
  const own = /color="(#[^"]*)"/.exec(element)?.[1];
  const colour = own ?? names.shift();
  // Whatever else it may be is a difference, and told as such.
  return {column: readCells(element, 'x'), colour: colour as Colour, names};
}

/** An attribute in cells. */
function readCells(element: string, attribute: string): number {
  return Number(new RegExp(`\\b${attribute}="(\\d+)"`).exec(element)?.[1]) / cellSize.width;
}

function unescapeText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
