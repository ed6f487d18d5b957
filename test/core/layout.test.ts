import {describe, expect, it} from 'vitest';
import {buildLayout, type LayoutInput, type Rect} from '../../src/core/layout.ts';

const lists = ['functions', 'versions', 'aliases', 'layers', 'mappings'];
const panes = [...lists, 'detail', 'log'];
const usual: LayoutInput = {
  columns: 120,
  rows: 40,
  lists,
  focus: 'functions',
  subject: 'functions',
  zoomed: false,
  hasBand: false,
  folded: false,
  shares: {},
  hidden: [],
};

const wide = [110, 111, 119, 120, 137, 160, 200, 320].flatMap(columns =>
  [30, 31, 37, 40, 59, 60, 100].map(rows => [columns, rows, rows % 2 === 0] as const),
);

describe('the layout of several panes', () => {
  it.each(wide)(
    'covers every cell between header and footer once at %i×%i, whatever has the focus, the header folded: %s',
    (columns, rows, folded) => {
      for (const focus of panes) {
        for (const subject of lists) {
          const {mode, panes: placed, body, header} = buildLayout({...usual, columns, rows, focus, subject, folded});
          expect(header).toBe(folded ? 1 : 2);
          expect(mode).toBe('columns');
          expect([...placed.keys()].toSorted()).toEqual(panes.toSorted());
          expect(body).toEqual({x: 0, y: header, width: columns, height: rows - header - 1});
          const covered = coverage([...placed.values()], {columns, rows, header});
          expect(covered).toEqual({overlaps: 0, covered: columns * (rows - header - 1)});
        }
      }
    },
  );

  it('covers every cell whatever share of the room a border was dragged to', () => {
    for (const [columns, rows] of wide) {
      for (const share of [0.001, 0.2, 0.5, 0.999]) {
        const {panes: placed, header} = buildLayout({...usual, columns, rows, shares: {lists: share, log: share}});
        const covered = coverage([...placed.values()], {columns, rows, header});
        expect(covered).toEqual({overlaps: 0, covered: columns * (rows - header - 1)});
        for (const {width, height} of placed.values()) expect(Math.min(width, height * 30)).toBeGreaterThanOrEqual(30);
      }
    }
  });

  it('covers every cell whatever is hidden, and shows what has the focus', () => {
    for (const [columns, rows] of wide) {
      for (const hidden of [['log'], ['detail'], ['detail', 'log']]) {
        for (const focus of panes) {
          const {panes: placed, header} = buildLayout({...usual, columns, rows, focus, hidden});
          expect([...placed.keys()]).toEqual(panes.filter(name => name === focus || !hidden.includes(name)));
          const covered = coverage([...placed.values()], {columns, rows, header});
          expect(covered).toEqual({overlaps: 0, covered: columns * (rows - header - 1)});
        }
      }
    }
  });

  it.each(wide)('leaves every pane its title and every frame its borders at %i×%i', (columns, rows) => {
    for (const focus of panes) {
      for (const [name, {height, width}] of buildLayout({...usual, columns, rows, focus}).panes) {
        expect(width).toBeGreaterThanOrEqual(40);
        // The last list closes the frame of all.
        expect(height).toBeGreaterThanOrEqual(name === 'mappings' ? 2 : 1);
      }
    }
  });

  it('gives the room to the focused list, and to that of the shown selection while the focus is elsewhere', () => {
    const heights = (focus: string, subject: string) => {
      const {panes: placed} = buildLayout({...usual, focus, subject});
      return lists.toSorted((a, b) => (placed.get(b)?.height ?? 0) - (placed.get(a)?.height ?? 0))[0];
    };
    for (const list of lists) {
      expect(heights(list, 'functions')).toBe(list);
      expect(heights('detail', list)).toBe(list);
      expect(heights('log', list)).toBe(list);
    }
  });

  it('gives the log more room while it has the focus', () => {
    const height = (focus: string) => buildLayout({...usual, focus}).panes.get('log')?.height ?? 0;
    expect(height('log')).toBeGreaterThan(height('functions'));
  });

  it('has the log beside Detail, each as high as the body, from 200 columns on', () => {
    for (const columns of [199, 200, 260]) {
      const {panes: placed, body} = buildLayout({...usual, columns, rows: 60});
      const [detail, log] = [placed.get('detail'), placed.get('log')];
      expect(log?.y === detail?.y).toBe(columns >= 200);
      if (columns >= 200) expect([detail?.height, log?.height]).toEqual([body.height, body.height]);
    }
  });

  it('lays dialogs over Detail, so that log and lists stay in view', () => {
    const {dialog, panes: placed} = buildLayout(usual);
    expect(dialog).toEqual(placed.get('detail'));
  });
});

describe('the layout of one pane', () => {
  it.each([
    [109, 40],
    [120, 29],
    [80, 24],
    [60, 15],
  ])('is used at %i×%i: the focused pane takes all between header and footer', (columns, rows) => {
    for (const focus of panes) {
      const {mode, panes: placed, body, dialog} = buildLayout({...usual, columns, rows, focus});
      expect(mode).toBe('single');
      expect([...placed]).toEqual([[focus, body]]);
      expect(dialog).toEqual(body);
      const header = rows < 30 ? 1 : 2;
      expect(body).toEqual({x: 0, y: header, width: columns, height: rows - header - 1});
    }
  });

  it('is used for the zoomed pane on any screen', () => {
    const {mode, panes: placed, body} = buildLayout({...usual, focus: 'layers', zoomed: true});
    expect([mode, [...placed]]).toEqual(['single', [['layers', body]]]);
  });
});

it.each([
  [59, 40],
  [120, 14],
  [1, 1],
  [0, 0],
])('a screen of %i×%i is too small for any pane', (columns, rows) => {
  const {mode, panes: placed, body} = buildLayout({...usual, columns, rows});
  expect([mode, placed.size]).toEqual(['small', 0]);
  expect(body.height).toBeGreaterThanOrEqual(0);
});

function coverage(
  rects: readonly Rect[],
  {columns, rows, header}: {columns: number; rows: number; header: number},
): {overlaps: number; covered: number} {
  const cells = new Uint8Array(columns * rows);
  let overlaps = 0;
  for (const {x, y, width, height} of rects) {
    for (let row = y; row < y + height; row++) {
      for (let column = x; column < x + width; column++) {
        const at = row * columns + column;
        if (column >= columns || row >= rows - 1 || row < header || cells[at] === 1) overlaps += 1;
        cells[at] = 1;
      }
    }
  }
  return {overlaps, covered: cells.reduce((sum, cell) => sum + cell, 0)};
}
