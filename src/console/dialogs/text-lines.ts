import {wrapText} from '../../core/text/wrap.ts';
import type {Overlay} from '../session/overlay.ts';

/** A row of a text with the whole line it is of. */
interface TextLine {
  readonly text: string;
  readonly line: string;
}

/** The rows of a text of at most `width` columns: what was asked for whole is wrapped, not cut. */
export function toTextLines(
  {lines, plainLines, revealed}: Extract<Overlay, {type: 'text'}>,
  width: number,
): TextLine[] {
  return (revealed ? plainLines : lines).flatMap(line => wrapText(line, width).map(text => ({text, line})));
}
