import {listMenuKeys, type Menu} from '../../console/dialogs/menu.ts';
import type {Rect} from '../../core/layout.ts';
import {innerWidth} from '../../core/layout.ts';
import {scrollTo} from '../../core/table/scroll.ts';
import {fitText} from '../../core/text/fit.ts';
import {bodyRow, bottomRow, type Frame, topRow} from '../paint/frame.ts';
import {type PlacedRows, placeRows} from '../paint/placed-rows.ts';
import type {DrawnConsole} from '../parts/console.ts';

/** A short menu. */
export function buildMenuView(parts: DrawnConsole, menu: Menu, rect: Rect): readonly PlacedRows[] {
  const {theme} = parts;
  const frame: Frame = {theme, width: rect.width, focused: true, place: 'alone'};
  const width = innerWidth(rect.width);
  const keys = listMenuKeys(menu);
  const count = Math.max(1, rect.height - 2);
  const first = scrollTo(0, menu.index, count, menu.choices.length);
  const rows = menu.choices.slice(first, first + count).map(({label}, row) => {
    const index = first + row;
    const text = keys.length > 0 ? `${fitText(label, width - 2)} ${keys[index] || ' '}` : fitText(label, width);
    const target = {kind: 'choice', index} as const;
    return index === menu.index ? bodyRow(frame, theme.selected(text), '▌', target) : bodyRow(frame, text, ' ', target);
  });
  return placeRows(rect, [topRow(frame, menu.title), ...rows, bottomRow(frame)]);
}
