import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {resources} from '../../../src/catalog/index.ts';
import type {Item} from '../../../src/core/item.ts';
import type {Column} from '../../../src/core/resource/resource.ts';
import {measureColumns, placeColumns} from '../../../src/core/table/columns.ts';

const gap = 2;
const now = new Date(0);

function column(header: string, more: Partial<Column<Item>> = {}): Column<Item> {
  return {header, value: item => String(item[header] ?? ''), ...more};
}

function total(placed: readonly {width: number}[]): number {
  return placed.reduce((sum, {width}) => sum + width + gap, -gap);
}

const columns = fc.array(
  fc.record({
    grow: fc.constantFrom(undefined, 1, 2),
    extra: fc.constantFrom(undefined, true as const),
    width: fc.integer({min: 0, max: 70}),
  }),
  {minLength: 1, maxLength: 10},
);

describe('placing columns', () => {
  it('never takes more room than there is', () => {
    fc.assert(
      fc.property(columns, fc.integer({min: 20, max: 250}), (declared, width) => {
        const placed = placeColumns(toColumns(declared), widthsOf(declared), width);
        expect(total(placed)).toBeLessThanOrEqual(width);
        expect(placed.every(entry => entry.width >= 0)).toBe(true);
      }),
      {numRuns: 2000},
    );
  });

  it('keeps the order of the columns, and at least one of them', () => {
    fc.assert(
      fc.property(columns, fc.integer({min: 20, max: 250}), (declared, width) => {
        const indices = placeColumns(toColumns(declared), widthsOf(declared), width).map(({index}) => index);
        expect(indices).toEqual(indices.toSorted((a, b) => a - b));
        if (declared.some(({extra}) => extra === undefined)) expect(indices).not.toEqual([]);
      }),
    );
  });

  it('never gives the place of a column to an extra one', () => {
    fc.assert(
      fc.property(columns, fc.integer({min: 20, max: 250}), (declared, width) => {
        const placed = placeColumns(toColumns(declared), widthsOf(declared), width);
        const usual = declared.filter(({extra}) => extra === undefined).length;
        const shown = placed.filter(({column: {extra}}) => extra === undefined).length;
        if (shown < usual) expect(shown).toBe(placed.length);
      }),
      {numRuns: 2000},
    );
  });

  it('has columns that are asked for give up what is missing before one is left out, but for a width of their own', () => {
    const asked = (header: string, more: Partial<Column<Item>> = {}) => column(header, {isAsked: true, ...more});
    const declared = [
      asked('NAME', {grow: 1}),
      asked('MB', {min: 6, max: 6}),
      asked('HANDLER'),
      asked('CALLS', {min: 12}),
    ];
    const widths = [20, 6, 30, 12];
    const place = (width: number) => placeColumns(declared, widths, width).map(entry => entry.width);
    expect(place(80)).toEqual([26, 6, 30, 12]);
    expect(place(60)).toEqual([20, 6, 16, 12]);
    expect(place(52)).toEqual([20, 6, 8, 12]);
    expect(place(50)).toEqual([32, 6, 8]);
  });

  it('gives growing columns what they need, and what is left by their shares', () => {
    const declared = [column('A', {grow: 1}), column('B'), column('C', {grow: 2})];
    expect(placeColumns(declared, [5, 10, 5], 50).map(({width}) => width)).toEqual([13, 10, 22]);
    expect(placeColumns(declared, [20, 10, 40], 44).map(({width}) => width)).toEqual([10, 10, 20]);
  });

  it('shows extra columns only where there is room to spare, the first first', () => {
    const declared = [column('NAME', {grow: 1}), column('X', {extra: true}), column('Y', {extra: true})];
    const shown = (width: number) => placeColumns(declared, [20, 10, 10], width).map(entry => entry.column.header);
    expect(shown(30)).toEqual(['NAME']);
    expect(shown(32)).toEqual(['NAME', 'X']);
    expect(shown(44)).toEqual(['NAME', 'X', 'Y']);
  });

  it('gives the name the room first, up to 30 columns, and gives up the last columns for it', () => {
    const declared = [column('NAME', {grow: 1}), column('X'), column('Y')];
    const shown = (name: number, width: number) =>
      placeColumns(declared, [name, 10, 10], width).map(entry => entry.column.header);
    expect(shown(20, 44)).toEqual(['NAME', 'X', 'Y']);
    expect(shown(20, 43)).toEqual(['NAME', 'X']);
    expect(shown(20, 31)).toEqual(['NAME']);
    expect(shown(60, 54)).toEqual(['NAME', 'X', 'Y']);
    expect(shown(60, 53)).toEqual(['NAME', 'X']);
    expect(shown(4, 36)).toEqual(['NAME', 'X', 'Y']);
    expect(shown(4, 35)).toEqual(['NAME', 'X']);
  });

  it('keeps what ails the items when the room is not enough for all', () => {
    const judged = () => ({text: '', tone: 'bad' as const});
    const all = [column('NAME', {grow: 1}), column('RUNTIME'), column('STATE', {judged}), column('AGE')];
    const shownAt = (width: number) => placeColumns(all, [40, 10, 8, 4], width).map(({column: {header}}) => header);
    expect(shownAt(60)).toEqual(['NAME', 'RUNTIME', 'STATE', 'AGE']);
    expect(shownAt(53)).toEqual(['NAME', 'RUNTIME', 'STATE']);
    expect(shownAt(46)).toEqual(['NAME', 'STATE']);
  });

  it.each(resources.map(resource => [resource.name, resource.columns] as const))(
    'keeps the first column of %s in the narrowest pane',
    (_name, declared) => {
      const placed = placeColumns(declared, measureColumns(declared, [], now), 40);
      expect(placed[0]?.index).toBe(0);
      expect(total(placed)).toBeLessThanOrEqual(40);
    },
  );
});

describe('measuring columns', () => {
  it('takes the widest cell or header, within min and max', () => {
    const declared = [column('A'), column('LONG'), column('B', {max: 3}), column('C', {min: 6})];
    const items = [{A: 'abc', LONG: 'x', B: 'wide one', C: 'x'}, {A: '日本'}];
    expect(measureColumns(declared, items, now)).toEqual([4, 4, 3, 6]);
  });

  it('measures a list that has grown by its new items', () => {
    const declared = [column('A'), column('B', {max: 3})];
    const [first, second] = [[{A: 'abcdef', B: 'x'}], [{A: 'abc', B: 'wide one'}]];
    const before = measureColumns(declared, first, now);
    expect(measureColumns(declared, second, now, before)).toEqual(measureColumns(declared, [...first, ...second], now));
  });
});

function toColumns(declared: readonly {grow: number | undefined; extra: true | undefined}[]): readonly Column<Item>[] {
  return declared.map(({grow, extra}, index) =>
    column(String(index), {...(grow === undefined ? {} : {grow}), ...(extra === undefined ? {} : {extra})}),
  );
}

function widthsOf(declared: readonly {width: number}[]): readonly number[] {
  return declared.map(({width}) => width);
}
