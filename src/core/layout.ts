/** A pane by name: one of the resources' names, `detail` or `log`. */
export type PaneName = string;

/** Cells a pane covers, counted from the top left corner of the screen, its border included. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where a frame stands among frames that share their borders. */
export type FramePlace = 'alone' | 'first' | 'middle' | 'last';

/** Columns inside a frame's borders and their padding. */
export function innerWidth(width: number): number {
  return Math.max(0, width - 4);
}

/** Rows inside a frame of that height. Frames that share borders have no closing row but the last. */
export function innerHeight(height: number, place: FramePlace): number {
  return Math.max(0, height - (place === 'alone' || place === 'last' ? 2 : 1));
}

/** Where everything lies. `single` shows one pane at a time, `small` says that the terminal is too small. */
export interface Layout {
  readonly mode: 'columns' | 'single' | 'small';
  readonly panes: ReadonlyMap<PaneName, Rect>;
  /** Rows of the header: one, or two with where one is. */
  readonly header: 1 | 2;
  /** The room between header and footer; dialogs and the zoomed pane use it. */
  readonly body: Rect;
  /** Where a dialog that belongs to the selection lies: over Detail, or the whole body. */
  readonly dialog: Rect;
}

/** What the layout depends on. */
export interface LayoutInput {
  readonly columns: number;
  readonly rows: number;
  readonly lists: readonly PaneName[];
  /** The focused pane. */
  readonly focus: PaneName;
  /** The list pane whose selection Detail shows: it keeps the room while Detail or Log has the focus. */
  readonly subject: PaneName;
  readonly zoomed: boolean;
  /** Whether a band above all else says what the target is. */
  readonly hasBand: boolean;
  /** The header is to have one row whatever room there is. */
  readonly folded: boolean;
  readonly shares: Shares;
  /** Panes that are to have no room; one of them has some while it has the focus, and the subject always. */
  readonly hidden: readonly PaneName[];
}

/** How somebody has arranged the panes. */
export type Arrangement = Pick<LayoutInput, 'shares' | 'hidden'>;

/** A border that can be moved: the one beside the lists, or the one between Detail and Log. */
export type Edge = 'lists' | 'log';

/** What part of the room somebody gave, 0 to 1: the lists of the screen's width, Log of what it shares with Detail. */
export interface Shares {
  readonly lists?: number;
  readonly log?: number;
}

/** Rows of a screen from which there is room for a header of two. */
export const roomForHeader = 30;

/** Computes the places of all visible panes by arithmetic, so that nothing has to be measured after rendering. */
export function buildLayout(input: LayoutInput): Layout {
  const {columns, rows} = input;
  const header = rows < roomForHeader || input.folded ? 1 : 2;
  const y = header + (input.hasBand ? 1 : 0);
  const body = {x: 0, y, width: columns, height: Math.max(0, rows - y - 1)};
  if (columns < 60 || rows < 15) return {mode: 'small', panes: new Map(), header, body, dialog: body};
  if (columns < 110 || rows < 30 || input.zoomed) {
    return {mode: 'single', panes: new Map([[input.focus, body]]), header, body, dialog: body};
  }
  const left = listRects(input, body);
  const right = rightRects(input, body);
  return {
    mode: 'columns',
    panes: new Map([...left, ...right]),
    header,
    body,
    dialog: right.get('detail') ?? body,
  };
}

const listShare = 0.42;

/** Columns from which the log stands beside Detail. */
const threeColumns = 200;

/** Columns, and rows, that are left to either side of a border whoever moves it. */
const fewestColumns = 30;
const fewestRows = 5;

/** A part of the room of which either side keeps the fewest. */
function toPart(room: number, share: number, fewest: number, fewestBeside = fewest): number {
  return Math.max(fewest, Math.min(room - fewestBeside, Math.round(room * share)));
}

/** The panes beside the lists that have room. */
function sidesOf({focus, hidden}: LayoutInput): readonly PaneName[] {
  return ['detail', 'log'].filter(name => name === focus || !hidden.includes(name));
}

function listWidth(input: LayoutInput): number {
  const {columns, shares} = input;
  const {lists} = shares;
  const sides = sidesOf(input).length;
  if (sides === 0) return columns;
  const panesBeside = columns >= threeColumns ? sides : 1;
  if (lists !== undefined) return toPart(columns, lists, fewestColumns, fewestColumns * panesBeside);
  if (columns >= threeColumns) return Math.min(96, Math.round(columns * 0.36));
  return Math.min(84, Math.max(44, Math.round(columns * listShare)));
}

/** Rows of a list from which it has room for its columns' headings. */
export const rowsWithHeadings = 4;

/** Rows of all lists together from which each has that room, and the open one three times as much. */
const roomForHeadings = 28;

/** The list panes stacked in one frame: each has a title row, the last a closing row; the open one gets the room. */
function listRects(input: LayoutInput, body: Rect): Map<PaneName, Rect> {
  const {lists, focus, subject} = input;
  const open = lists.includes(focus) ? focus : subject;
  const width = listWidth(input);
  const rows = body.height - lists.length - 1;
  const closedRows = Math.max(rows < roomForHeadings ? 0 : rowsWithHeadings, Math.floor(rows * 0.1));
  const openRows = rows - closedRows * (lists.length - 1);
  const rects = new Map<PaneName, Rect>();
  let y = body.y;
  for (const [index, name] of lists.entries()) {
    const last = index === lists.length - 1;
    const height = 1 + (name === open ? openRows : closedRows) + (last ? 1 : 0);
    rects.set(name, {x: 0, y, width, height});
    y += height;
  }
  return rects;
}

/** The shares with which a border would stand at a cell, counted from 0. */
export function toShares(
  edge: Edge,
  {columns, panes, body}: Pick<Layout, 'panes' | 'body'> & {readonly columns: number},
  shares: Shares,
  cell: {readonly column: number; readonly row: number},
): Shares {
  if (edge === 'lists') return {...shares, lists: (cell.column + 1) / columns};
  if (columns < threeColumns) return {...shares, log: (body.y + body.height - cell.row) / body.height};
  return {...shares, log: (columns - cell.column) / (columns - (panes.get('detail')?.x ?? 0))};
}

function rightRects(input: LayoutInput, body: Rect): Map<PaneName, Rect> {
  const {columns, focus, shares} = input;
  const x = listWidth(input);
  const width = columns - x;
  const sides = sidesOf(input);
  if (sides.length < 2) return new Map(sides.map(name => [name, {...body, x, width}]));
  if (columns >= threeColumns) {
    const logWidth = toPart(width, shares.log ?? (focus === 'log' ? 0.56 : 0.44), fewestColumns);
    const {y, height} = body;
    return new Map([
      ['detail', {x, y, width: width - logWidth, height}],
      ['log', {x: columns - logWidth, y, width: logWidth, height}],
    ]);
  }
  const logHeight = toPart(body.height, shares.log ?? (focus === 'log' ? 0.62 : 0.3), fewestRows);
  const detailHeight = body.height - logHeight;
  return new Map([
    ['detail', {x, y: body.y, width, height: detailHeight}],
    ['log', {x, y: body.y + detailHeight, width, height: logHeight}],
  ]);
}
