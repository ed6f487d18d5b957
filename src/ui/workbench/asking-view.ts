import type {Rect} from '../../core/layout.ts';
import {innerWidth} from '../../core/layout.ts';
import type {Pointed} from '../../core/pointer/pointed.ts';
import {scrollTo} from '../../core/table/scroll.ts';
import {fitText} from '../../core/text/fit.ts';
import {wrapText, wrapWithin} from '../../core/text/wrap.ts';
import type {Asking} from '../../core/workbench/asking.ts';
import {type Chooser, chooserMatches} from '../../core/workbench/choosing.ts';
import {lineWithCursor} from '../paint/edited-line.ts';
import {bodyRow, bottomRow, type Frame, type ScrollPart, topRow, withScrollBar} from '../paint/frame.ts';
import {type PlacedRows, placeRows} from '../paint/placed-rows.ts';
import type {Theme} from '../paint/theme.ts';

/** What is asked over the workbench: a list to choose from, a name, or a confirmation. */
export function buildAskingView(theme: Theme, asking: Asking, within: Rect): readonly PlacedRows[] {
  const width = Math.min(84, within.width - 4);
  const frame: Frame = {theme, width, focused: true, place: 'alone'};
  const inside = buildInside(asking, theme, innerWidth(width), Math.min(18, within.height - 4));
  const {title, rows: above, list} = inside;
  const body = (list?.rows ?? []).map(row => toBodyRow(frame, row));
  const rows = [
    topRow(frame, title),
    ...above.map(row => toBodyRow(frame, row)),
    ...(list === undefined ? [] : withScrollBar(frame, body, list.part)),
    bottomRow(frame),
  ];
  const x = within.x + Math.floor((within.width - width) / 2);
  const y = within.y + Math.max(0, Math.floor((within.height - rows.length) / 3));
  return placeRows({x, y}, rows);
}

function toBodyRow(frame: Frame, row: InsideRow): string {
  return typeof row === 'string' ? bodyRow(frame, row) : bodyRow(frame, row.text, row.marker, row.target);
}

interface Inside {
  readonly title: string;
  readonly rows: readonly InsideRow[];
  /** What there is to choose from, below them. */
  readonly list?: {readonly rows: readonly InsideRow[]; readonly part: ScrollPart};
}

/** A row, with what marks it when it is the chosen one: colour is not the only sign. */
type InsideRow = string | {readonly text: string; readonly marker: string; readonly target: Pointed};

function buildInside(asking: Asking, theme: Theme, width: number, height: number): Inside {
  const wrong = 'error' in asking ? errorRows(asking.error, theme, width) : [];
  const dim = (text: string) => wrapText(text, width).map(row => theme.tones.dim(fitText(row, width)));
  switch (asking.type) {
    case 'save': {
      const {edit, overwrites, rest, isShared, review} = asking;
      const taken =
        overwrites === undefined
          ? []
          : [`! ${overwrites} is there already${rest === undefined ? ': Enter overwrites it' : ''}.`];
      const reviewed =
        review === undefined ? [] : wrapText(`! ${review.text}${rest === undefined ? ' Enter does it.' : ''}`, width);
      const place = isShared ? 'for all who use the function: Tab for you alone' : 'a file of yours: Tab for all';
      const isAsked = taken.length + reviewed.length + wrong.length > 0;
      const help = isAsked ? [] : dim(`Letters, digits, spaces, . _ and - · ${place}`);
      return {
        title: isShared ? 'Share the payload as' : 'Save the payload as',
        rows: [
          lineWithCursor(edit, width, theme.selected),
          ...[...taken, ...reviewed].map(text => theme.tones.warn(fitText(text, width))),
          ...wrong,
          ...help,
        ],
      };
    }
    case 'delete': {
      const event =
        asking.from === 'shared' ? `${asking.name} for all who use the function` : `the saved event ${asking.name}`;
      const question = `Enter deletes ${event}; Esc keeps it.`;
      const rows = wrapText(question, width).map(row => theme.tones.warn(fitText(row, width)));
      return {title: 'Delete?', rows: [...rows, ...wrong]};
    }
    case 'payload':
    case 'value':
    case 'file':
      return {title: asking.title, ...chooserRows(asking, wrong, theme, width, height)};
  }
}

function chooserRows(
  asking: Chooser,
  wrong: readonly string[],
  theme: Theme,
  width: number,
  height: number,
): Omit<Inside, 'title'> {
  const matches: readonly {label: string}[] = chooserMatches(asking);
  const note = asking.note === undefined ? [] : [theme.tones.dim(fitText(asking.note, width))];
  const room = Math.max(1, height - 1 - wrong.length - note.length);
  // A list that is known keeps its height while it is searched; how a path goes on changes with every key.
  const count = asking.type === 'file' ? room : Math.min(room, Math.max(2, asking.entries.length));
  const first = scrollTo(0, asking.index, count, matches.length);
  const list = Array.from({length: count}, (_, row): InsideRow => {
    const match = matches[first + row];
    if (match === undefined) return fitText(row === 0 && note.length === 0 ? emptyText(asking) : '', width);
    const label = fitText(match.label, width);
    const target = {kind: 'choice', index: first + row, part: 'asking'} as const;
    return first + row === asking.index
      ? {text: theme.selected(label), marker: '▌', target}
      : {text: label, marker: ' ', target};
  });
  return {
    rows: [`: ${lineWithCursor(asking.edit, width - 2, theme.selected)}`, ...wrong, ...note],
    list: {rows: list, part: {first, shown: count, total: matches.length}},
  };
}

function emptyText(asking: Chooser): string {
  if (asking.type === 'file') return 'nothing goes on like this';
  return asking.type === 'value' && asking.free ? 'not listed: Enter takes it as it is typed' : 'nothing matches';
}

function errorRows(error: string | undefined, theme: Theme, width: number): readonly string[] {
  if (error === undefined) return [];
  return wrapWithin(`✗ ${error}`, width, 4).map(row => theme.tones.bad(fitText(row, width)));
}
