import type {SourceState} from '../../console/source/states.ts';
import {problemLines} from '../../core/detail-line.ts';
import {formatSize} from '../../core/format/size.ts';
import {innerWidth, type Rect} from '../../core/layout.ts';
import {findFileRows, gutterWidth, type ShownFile} from '../../core/source/shown-file.ts';
import {lineAt, type SourceText} from '../../core/source/source-text.ts';
import {partsWithin, type Syntax, type SyntaxKind} from '../../core/source/syntax.ts';
import {displayWidth, fitText} from '../../core/text/fit.ts';
import {findSlices} from '../../core/text/slices.ts';
import {showInRow} from '../../core/text/visible.ts';
import {wrapText} from '../../core/text/wrap.ts';
import {lineWithCursor} from '../paint/edited-line.ts';
import {bodyRow, bottomRow, type Frame, frameRows, type Painted, topRow, withScrollBar} from '../paint/frame.ts';
import type {Paint, Theme} from '../paint/theme.ts';
import {formatAsks} from './asks.ts';

/** The file that is open, or what is to be said in its place. */
export function buildFileRows(state: SourceState, theme: Theme, rect: Rect): string[] {
  const {file} = state;
  const frame: Frame = {
    theme,
    width: rect.width,
    focused: state.focus === 'file' && file !== undefined,
    place: 'alone',
  };
  if (file?.content.state !== 'read')
    return frameRows(frame, rect.height, file?.path ?? 'File', toWaitingRows(state, frame));
  const {text, syntax} = file.content;
  const foot = [...buildNoticeRow(state, frame), ...buildAskRow(file, frame)];
  const height = Math.max(1, rect.height - 2 - foot.length);
  const {rows, cursor, top} = findFileRows(file, text, {width: innerWidth(rect.width), height});
  const shown = Array.from({length: height}, (_, index) => {
    if (top + index >= rows.count) return bodyRow(frame, ' '.repeat(innerWidth(rect.width)));
    const row = rows.row(top + index);
    const isFirst = top + index === 0 || rows.row(top + index - 1).line !== row.line;
    const marker = top + index === cursor && frame.focused ? '▌' : ' ';
    return bodyRow(
      frame,
      buildTextRow({file, text, syntax, row, isFirst, isCursor: top + index === cursor}, frame),
      marker,
      {kind: 'choice', index: top + index, part: 'file'},
    );
  });
  return [
    topRow(frame, file.path, [...buildLabel(state, rect), ...buildExtra(state, file, text, theme)]),
    ...withScrollBar(frame, shown, {first: top, shown: height, total: rows.count}),
    ...foot,
    bottomRow(frame),
  ];
}

function toWaitingRows({file, progress}: SourceState, frame: Frame): readonly Painted[] {
  const {tones} = frame.theme;
  const toRows = (text: string, paint: Paint) =>
    wrapText(text, innerWidth(frame.width)).map(row => ({text: row, paint}));
  switch (file?.content.state) {
    case 'reading':
      return toRows(progress === undefined ? 'Reading the file…' : `Reading the file: ${progress}…`, tones.dim);
    case 'asks':
      return toRows(formatAsks(file.content.bytes), tones.warn);
    case 'failed':
      return problemLines(file.content.problem).flatMap(({value, tone = 'plain'}) => toRows(value, tones[tone]));
    default:
      return toRows('Enter opens a file.', tones.dim);
  }
}

/** Whose file it is, where the tree that says so is out of view. */
function buildLabel({code}: SourceState, {x}: Rect): readonly Painted[] {
  return code.state === 'zip' && x === 0 ? [{text: ` ── ${code.code.label}`, paint: text => text}] : [];
}

function buildExtra(
  {trail, edits}: SourceState,
  file: ShownFile,
  text: SourceText,
  {tones}: Theme,
): readonly Painted[] {
  const line = lineAt(text, file.cursor) + 1;
  const bytes = file.content.state === 'read' ? file.content.bytes.byteLength : 0;
  const words = [
    `line ${line.toLocaleString('en')} of ${text.starts.length.toLocaleString('en')}`,
    formatSize(bytes),
    ...(edits.has(file.path) ? ['changed, not deployed'] : []),
    ...(file.note === undefined ? [] : [file.note]),
    ...(file.original === undefined ? [] : [`original of ${file.original.built}`]),
    ...(file.wrap ? ['wrapped'] : []),
  ];
  return [
    {text: `  ${words.join(' · ')}`, paint: tones.dim},
    ...(trail === undefined || trail.frames.length < 2
      ? []
      : [{text: `  frame ${trail.index + 1} of ${trail.frames.length}`, paint: tones.accent}]),
  ];
}

interface RowInput {
  readonly file: ShownFile;
  readonly text: SourceText;
  readonly syntax: Syntax | undefined;
  readonly row: {readonly from: number; readonly to: number; readonly line: number};
  readonly isFirst: boolean;
  readonly isCursor: boolean;
}

/** A row: the number of its line, then as much of the text as there is room for. */
function buildTextRow({file, text, syntax, row, isFirst, isCursor}: RowInput, {theme, width: outer}: Frame): string {
  const gutter = gutterWidth(text);
  const width = innerWidth(outer) - gutter;
  const number = isFirst ? String(row.line + 1) : '';
  const before = (isCursor ? theme.key : theme.tones.dim)(`${number.padStart(gutter - 2)}  `);
  const from = Math.min(row.to, row.from + (file.wrap ? 0 : file.left));
  const near = text.shown.slice(from, Math.min(row.to, from + width * 2 + 2));
  const [first] = findSlices(near, width);
  const isCut = !file.wrap && from + (first?.to ?? 0) < row.to;
  const end = from + (isCut ? (findSlices(near, width - 1)[0]?.to ?? 0) : (first?.to ?? 0));
  const shown = text.shown.slice(from, end);
  const painted = paintParts(shown, from, {syntax, marks: toMarks(file, from, end), theme});
  const rest = fitText(isCut ? '…' : '', width - displayWidth(shown));
  return `${before}${painted}${theme.tones.dim(rest)}`;
}

/** Where in a part of the text stands what is looked for. */
function toMarks({search}: ShownFile, from: number, to: number): readonly {from: number; to: number}[] {
  if (search?.found === undefined || search.query === '') return [];
  const {found, query} = search;
  const marks: {from: number; to: number}[] = [];
  let [low, high] = [0, found.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((found[middle] ?? 0) + query.length <= from) low = middle + 1;
    else high = middle;
  }
  for (let at = low; at < found.length; at += 1) {
    const start = found[at] ?? 0;
    if (start >= to) break;
    marks.push({from: Math.max(from, start), to: Math.min(to, start + query.length)});
  }
  return marks;
}

interface PaintInput {
  readonly syntax: Syntax | undefined;
  readonly marks: readonly {from: number; to: number}[];
  readonly theme: Theme;
}

/** A part of the text, `from` being its place there, painted by its syntax and by what is looked for. */
function paintParts(shown: string, from: number, {syntax, marks, theme}: PaintInput): string {
  const to = from + shown.length;
  const parts = syntax === undefined ? [] : [...partsWithin(syntax, from, to)];
  const edges = new Set([
    from,
    to,
    ...parts.flatMap(part => [part.from, part.to]),
    ...marks.flatMap(mark => [mark.from, mark.to]),
  ]);
  const places = [...edges].toSorted((a, b) => a - b);
  let painted = '';
  let at = 0;
  for (const [index, start] of places.slice(0, -1).entries()) {
    const end = places[index + 1] ?? to;
    while (at < parts.length && (parts[at]?.to ?? 0) <= start) at += 1;
    const part = parts[at];
    const isMarked = marks.some(mark => mark.from <= start && start < mark.to);
    const kind = part !== undefined && part.from <= start ? part.kind : undefined;
    const paint = isMarked ? theme.selected : paintOf(kind, theme);
    painted += paint(showInRow(shown.slice(start - from, end - from)));
  }
  return painted;
}

function paintOf(kind: SyntaxKind | undefined, {tones, labels}: Theme): Paint {
  if (kind === undefined) return tones.plain;
  if (kind === 'comment') return tones.dim;
  return labels[labelOf[kind] % Math.max(1, labels.length)] ?? tones.plain;
}

/** Which of the theme's colours without a meaning each has. */
const labelOf: Readonly<Record<Exclude<SyntaxKind, 'comment'>, number>> = {
  keyword: 0,
  string: 1,
  number: 2,
  title: 3,
  name: 4,
};

function buildNoticeRow({notice}: SourceState, frame: Frame): string[] {
  if (notice === undefined) return [];
  return [bodyRow(frame, frame.theme.tones.warn(fitText(notice, innerWidth(frame.width))))];
}

function buildAskRow({search, goTo}: ShownFile, frame: Frame): string[] {
  const {theme} = frame;
  const width = innerWidth(frame.width);
  if (goTo !== undefined)
    return [bodyRow(frame, `${theme.key(':')}${lineWithCursor(goTo, width - 1, theme.selected)}`)];
  if (search === undefined) return [];
  const {edit, query, found} = search;
  const words = formatFoundPlaces(search);
  const room = Math.max(4, width - words.length - 3);
  const typed = edit === undefined ? fitText(query, room) : lineWithCursor(edit, room, theme.selected);
  const tone = found?.length === 0 && query !== '' ? theme.tones.warn : theme.tones.dim;
  return [bodyRow(frame, `${theme.key('/')}${typed}${tone(fitText(`  ${words}`, width - 1 - room))}`)];
}

function formatFoundPlaces({query, found, edit}: NonNullable<ShownFile['search']>): string {
  if (query === '') return 'type to find · Esc';
  if (found === undefined) return 'looking…';
  if (found.length === 0) return 'not found';
  const places = `${found.length.toLocaleString('en')} place${found.length === 1 ? '' : 's'}`;
  return edit === undefined ? `${places} · n N · Esc` : `${places} · Enter`;
}
