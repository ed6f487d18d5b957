import type {TextEdit} from '../../core/edit/text-edit.ts';
import {displayWidth, truncate} from '../../core/text/fit.ts';
import {lineWithCursor} from '../paint/edited-line.ts';
import type {DrawnConsole} from '../parts/console.ts';

/** The log's filter as it is typed, with how much it finds or what is wrong with it. */
export function buildLogFilterRow({theme, logs, store}: DrawnConsole, edit: TextEdit, columns: number): string {
  const {filterError: error} = store.drawn.getState().log;
  const {matches} = logs.store.shown;
  const kinds = edit.text === '' ? '   words  "a phrase"  orderId=7  level>=warn  !not  /regex/' : '';
  const found = `${matches.toLocaleString('en')} match   Enter keeps · Esc clears${kinds}`;
  const said = error === undefined ? found : `✗ ${error} · the last good filter stays`;
  const help = truncate(`  ${said} `, columns - 14);
  const room = Math.max(10, columns - displayWidth(help) - 2);
  const row = ` ${theme.key('/')}${lineWithCursor(edit, room, theme.selected)}`;
  return row + theme.tones[error === undefined ? 'dim' : 'bad'](help);
}
