import type {SourceState} from '../../console/source/states.ts';
import {formatSize} from '../../core/format/size.ts';
import type {Rect} from '../../core/layout.ts';
import {innerWidth} from '../../core/layout.ts';
import type {Pointed} from '../../core/pointer/pointed.ts';
import {cursorOfTree, type ReadingCode, rowsOfTree} from '../../core/source/source-state.ts';
import type {TreeRow} from '../../core/source/tree.ts';
import {scrollTo} from '../../core/table/scroll.ts';
import {fitText} from '../../core/text/fit.ts';
import {lineWithCursor} from '../paint/edited-line.ts';
import {bodyRow, bottomRow, type Frame, topRow, withScrollBar} from '../paint/frame.ts';
import type {Theme} from '../paint/theme.ts';

/** The files of code, folders open or folded. */
export function buildTreeRows(
  state: SourceState,
  {code, root}: Extract<ReadingCode, {state: 'zip'}>,
  theme: Theme,
  rect: Rect,
): string[] {
  const {tree} = state;
  const isFocused = state.focus === 'tree' || state.file === undefined;
  const frame: Frame = {theme, width: rect.width, focused: isFocused, place: 'alone'};
  const rows = rowsOfTree(tree, root);
  const cursor = cursorOfTree(tree, rows);
  const height = Math.max(1, rect.height - 2 - (tree.search === undefined ? 0 : 1));
  const top = scrollTo(tree.top, Math.max(0, cursor), height, rows.length);
  const shown = Array.from({length: height}, (_, index) => {
    const row = rows[top + index];
    if (row === undefined) return bodyRow(frame, ' '.repeat(innerWidth(rect.width)));
    const isEdited = state.edits.has(row.node.path);
    return buildTreeRow(
      row,
      {index: top + index, isSelected: top + index === cursor, isFound: tree.search !== undefined, isEdited},
      frame,
    );
  });
  const extra = [
    {
      text: `  ${formatFiles(root.files)} · ${formatSize(root.size)} · zip ${formatSize(code.size)}`,
      paint: theme.tones.dim,
    },
  ];
  return [
    topRow(frame, code.label, extra),
    ...withScrollBar(frame, shown, {first: top, shown: height, total: rows.length}),
    ...buildFindRow(state, rows.length, frame),
    bottomRow(frame),
  ];
}

interface RowStanding {
  readonly index: number;
  readonly isSelected: boolean;
  readonly isFound: boolean;
  readonly isEdited: boolean;
}

function buildTreeRow(
  {node, depth, isOpen}: TreeRow,
  {index, isSelected, isFound, isEdited}: RowStanding,
  frame: Frame,
): string {
  const {theme} = frame;
  const width = innerWidth(frame.width);
  const size = node.kind === 'link' ? 'link' : formatSize(node.size);
  const foldSign = isOpen ? '▾ ' : '▸ ';
  const fileSign = isEdited ? '± ' : '  ';
  const sign = node.kind === 'folder' ? foldSign : fileSign;
  const name = isFound ? node.path : `${' '.repeat(depth * 2)}${sign}${node.name}`;
  const trouble = node.entry?.trouble;
  const end = trouble === undefined ? size : `✗ ${trouble}`;
  const room = Math.max(4, width - end.length - 1);
  const text = `${fitText(name, room, isFound ? 'start' : 'end')} ${fitText(end, width - room - 1, 'end', 'right')}`;
  const target: Pointed = {kind: 'choice', index, part: 'tree'};
  if (isSelected && frame.focused) return bodyRow(frame, theme.selected(text), '▌', target);
  if (trouble !== undefined) return bodyRow(frame, theme.tones.bad(text), ' ', target);
  const paintName = node.kind === 'folder' ? theme.tones.accent : theme.tones.plain;
  const painted = `${paintName(text.slice(0, text.length - end.length))}${theme.tones.dim(text.slice(text.length - end.length))}`;
  return bodyRow(frame, painted, isSelected ? '▌' : ' ', target);
}

function buildFindRow({tree: {search}}: SourceState, found: number, frame: Frame): string[] {
  if (search === undefined) return [];
  const {theme} = frame;
  const width = innerWidth(frame.width);
  const words = search.query === '' ? 'type a name' : formatFound(found);
  const room = Math.max(4, width - words.length - 3);
  const typed =
    search.edit === undefined ? fitText(search.query, room) : lineWithCursor(search.edit, room, theme.selected);
  const tone = found === 0 ? theme.tones.warn : theme.tones.dim;
  return [bodyRow(frame, `${theme.key('/')}${typed}${tone(fitText(`  ${words}`, width - 1 - room))}`)];
}

function formatFiles(count: number): string {
  return `${count.toLocaleString('en')} file${count === 1 ? '' : 's'}`;
}

function formatFound(count: number): string {
  return count === 0 ? 'not found' : formatFiles(count);
}
