import type {RemediesState} from '../../console/remedies/remedies-dialog.ts';
import {remedyQueries, remedyRows} from '../../console/remedies/remedy-facts.ts';
import type {Rect} from '../../core/layout.ts';
import {innerWidth} from '../../core/layout.ts';
import {scrollTo} from '../../core/table/scroll.ts';
import {fitText} from '../../core/text/fit.ts';
import {bodyRow, bottomRow, type Frame, topRow, withScrollBar} from '../paint/frame.ts';
import {type PlacedRows, placeRows} from '../paint/placed-rows.ts';
import type {DrawnConsole} from '../parts/console.ts';
import {buildMenuRows} from './menu-rows.ts';
import {buildWatchLines} from './watch-lines.ts';

/** What can be done at once for a function, each with the state before and after it. */
export function buildRemediesView(parts: DrawnConsole, state: RemediesState, rect: Rect): readonly PlacedRows[] {
  const {theme, client, controller} = parts;
  const facts = {...parts, services: controller.tools.services};
  const isReading = remedyQueries(facts, state).some(
    ({queryKey}) => client.getQueryState(queryKey)?.fetchStatus === 'fetching',
  );
  const frame: Frame = {theme, width: rect.width, focused: true, place: 'alone'};
  const isReadOnly = state.connection.lock.readOnly;
  const width = innerWidth(rect.width);
  const watched = buildWatchLines(parts, state.target.functionName).map(({text, tone}) =>
    bodyRow(frame, theme.tones[tone](fitText(text, width))),
  );
  const menu = buildMenuRows(remedyRows(facts, state), state.selected, theme, width);
  const count = rect.height - 2 - watched.length;
  const at = menu.findIndex(({selected}) => selected);
  const first = scrollTo(0, Math.max(0, at), count, menu.length);
  const blank = bodyRow(frame, ' '.repeat(width));
  const body = Array.from({length: count}, (_, index) => {
    const row = menu[first + index];
    if (row === undefined) return blank;
    const target = row.index === undefined ? undefined : ({kind: 'choice', index: row.index} as const);
    return bodyRow(frame, row.text, row.selected ? theme.focusedTitle('▌') : ' ', target);
  });
  const list = withScrollBar(frame, body, {first, shown: count, total: menu.length});
  const title = topRow(frame, `Stop the bleeding ── ${state.target.functionName}`, [
    {text: isReadOnly ? ' ── read-only: W leaves that for 10 minutes' : '', paint: theme.tones.warn},
    {text: isReading ? ' ◌ reading what is there now' : '', paint: theme.tones.dim},
  ]);
  return placeRows(rect, [title, ...watched, ...list, bottomRow(frame)]);
}
