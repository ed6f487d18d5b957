import type {Overlay} from '../../core/session/overlay.ts';
import {wrapText} from '../../core/text/wrap.ts';
import type {Tone} from '../../core/tone.ts';

/** What stands under a prompt's field, in rows of at most `width` columns: what is wrong with it, and what may be typed. */
export function promptHints(
  {note, error}: Extract<Overlay, {type: 'prompt'}>,
  width: number,
): readonly {readonly text: string; readonly tone: Tone}[] {
  const rows = (text: string, tone: Tone) => wrapText(text, width).map(row => ({text: row, tone}));
  return [...(error === undefined ? [] : rows(`✗ ${error}`, 'bad')), ...(note === undefined ? [] : rows(note, 'dim'))];
}
