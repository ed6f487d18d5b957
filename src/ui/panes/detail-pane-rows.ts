import {type DetailModel, readDetail} from '../../console/detail/detail.ts';
import type {Services} from '../../console/services.ts';
import {innerHeight, innerWidth} from '../../core/layout.ts';
import type {Pointed} from '../../core/pointer/pointed.ts';
import type {DetailRow} from '../../core/resource/detail-rows.ts';
import {scrollTo} from '../../core/table/scroll.ts';
import {displayWidth, fitText, truncate} from '../../core/text/fit.ts';
import type {Tone, TonedText} from '../../core/tone.ts';
import {bodyRow, bottomRow, type Frame, frameRows, type Painted, topRow, withScrollBar} from '../paint/frame.ts';
import {formatNumbered} from '../paint/numbered.ts';
import type {Theme} from '../paint/theme.ts';
import type {DrawnConsole} from '../parts/console.ts';
import type {PanePlacement} from './pane-placement.ts';

/** What is selected, under its tabs, as it stands; `number` is the pane's. */
export function buildDetailPaneRows(
  parts: DrawnConsole,
  services: Services,
  number: number | undefined,
  {rect, focused, edges}: PanePlacement,
): string[] {
  const {connection, detail} = parts.store.drawn.getState();
  const frame: Frame = {theme: parts.theme, width: rect.width, focused, place: 'alone', pane: 'detail', edges};
  const view = connection.state === 'ready' ? readDetail({...parts, services}) : undefined;
  if (view === undefined) return frameRows(frame, rect.height, formatNumbered(number, 'Detail'), []);
  return buildRows(view, frame, rect.height, number, detail.cursor, detail.top);
}

function buildRows(
  view: DetailModel,
  frame: Frame,
  height: number,
  number: number | undefined,
  cursor: number,
  top: number,
): string[] {
  const count = innerHeight(height, 'alone');
  const {rows, item, resource, age = toWords(view.wait)} = view;
  const first = scrollTo(top, Math.min(cursor, rows.length - 1), count, rows.length);
  const visible = rows.slice(first, first + count);
  const more = rows.length > count ? ` ${Math.min(rows.length, first + count)}/${rows.length}` : '';
  const body = Array.from({length: count}, (_, index) =>
    paintRow(visible[index], frame, first + index, frame.focused && first + index === cursor),
  );
  const label = item === undefined ? 'Detail' : resource.label(item);
  const tabs =
    item === undefined ? [] : buildTabs(view, frame, frame.width - displayWidth(label) - 15 - more.length - age.length);
  return [
    topRow(frame, formatNumbered(number, label), [
      ...tabs,
      {text: more, paint: frame.theme.tones.dim},
      ...(age === '' ? [] : [{text: ` ${age}`, paint: frame.theme.tones.warn}]),
    ]),
    ...withScrollBar(frame, body, {first, shown: count, total: rows.length}),
    bottomRow(frame),
  ];
}

function toWords(wait: string | undefined): string {
  return wait === undefined ? '' : `waiting ${wait}`;
}

function paintRow(row: DetailRow | undefined, frame: Frame, index: number, atCursor: boolean): string {
  const {theme} = frame;
  const width = innerWidth(frame.width);
  if (row === undefined) return bodyRow(frame, ' '.repeat(width));
  const target: Pointed = {kind: 'row', pane: 'detail', index};
  const marker = atCursor ? theme.focusedTitle('▌') : ' ';
  if (row.parts !== undefined) return bodyRow(frame, paintParts(row.parts, width, theme), marker, target);
  const value = fitText(row.value, Math.max(0, width - displayWidth(row.label)));
  const painted = `${theme.tones.dim(row.label)}${paintValue(value, row.tone ?? 'plain', theme)}`;
  return bodyRow(frame, painted, marker, target);
}

/** Quiet where all is well: the sign alone says so. */
function paintValue(value: string, tone: Tone, {tones}: Theme): string {
  if (tone !== 'good') return tones[tone](value);
  const [sign = ''] = /^✓?/.exec(value) ?? [];
  return tones.good(sign) + tones.plain(value.slice(sign.length));
}

function paintParts(parts: readonly TonedText[], width: number, {tones}: Theme): string {
  let left = width;
  const painted = parts.map(({text, tone}) => {
    const shown = truncate(text, left);
    left -= displayWidth(shown);
    return tones[tone](shown);
  });
  return painted.join('') + ' '.repeat(Math.max(0, left));
}

/** The tabs that fit around the open one, which stands in brackets. */
function buildTabs({tabs, tab}: DetailModel, {theme}: Frame, width: number): Painted[] {
  const names = tabs.map((title, index) => (index === tab ? `[${title}]` : ` ${title} `));
  let first = tab;
  let last = tab;
  const used = () => names.slice(first, last + 1).join('').length + 4;
  while (first > 0 || last < names.length - 1) {
    const before = {first, last};
    if (last < names.length - 1) last += 1;
    if (used() > width) last = before.last;
    if (first > 0) first -= 1;
    if (used() > width) first = before.first;
    if (first === before.first && last === before.last) break;
  }
  const painted = names.slice(first, last + 1).map((text, index) => ({
    text,
    paint: first + index === tab ? theme.focusedTitle : theme.tones.dim,
    target: {kind: 'tab', index: first + index} as const,
  }));
  return [
    {
      text: first > 0 ? ' ‹' : ' ─',
      paint: theme.tones.dim,
      ...(first > 0 && {target: {kind: 'tab', index: first - 1} as const}),
    },
    ...painted,
    {text: last < names.length - 1 ? '›' : '', paint: theme.tones.dim, target: {kind: 'tab', index: last + 1} as const},
  ];
}
