import {describe, expect, it} from 'vitest';
import {resources} from '../../../src/catalog/index.ts';
import {isBlank} from '../../../src/core/format/members.ts';
import type {Item} from '../../../src/core/item.ts';
import type {Resource} from '../../../src/core/resource/resource.ts';
import {measureColumns} from '../../../src/core/table/columns.ts';
import {createSortedRows} from '../../../src/core/table/sorted-rows.ts';
import {placeListColumns} from '../../../src/ui/panes/list-columns.ts';
import {items, now} from '../../catalog/items.ts';

/** The headers of the columns that a pane shows of some items on a screen that has room for all of them. */
function shownOf(
  resource: Resource,
  all: readonly Item[],
  sorts: Record<string, {column: number; reverse: boolean}> = {},
) {
  const placed = placeListColumns(
    {
      pane: {resource, all, view: createSortedRows(resource)(all, ''), isAwaited: () => false},
      workspace: {
        columns: ({columns}) => columns,
        columnWidths: ({columns}) => measureColumns(columns, all, now),
      },
      session: {sorts},
      frame: {width: 600},
      withFacts: item => item,
      signsOf: () => ({signs: []}),
      traffic: undefined,
      now,
    },
    {first: 0, shown: all.length, total: all.length},
  );
  return placed.map(({column}) => column.header);
}

/** The item with nothing in it but what tells who it is. */
function strip(item: Item): Item {
  const told = Object.entries(item).filter(([name]) =>
    /Name$|Arn$|UUID|Id$|^(Version|id|name|state|executionArn|startedAt|attempts|kind|branch|whole)$/.test(name),
  );
  return Object.fromEntries(told);
}

describe.each(resources.map(resource => [resource.name, resource] as const))('the list of %s', (name, resource) => {
  const whole = items[name] ?? {};
  const says = (header: string, all: readonly Item[]) => {
    const column = resource.columns.find(one => one.header === header);
    return all.some(item => !isBlank(column?.judged?.(item, {signs: []}).text ?? column?.value(item, now) ?? ''));
  };

  it('has no column but its first one of which no row says anything', () => {
    for (const all of [[whole], [strip(whole)], [strip(whole), strip(whole)]]) {
      const [, ...others] = shownOf(resource, all);
      expect(others.filter(header => !says(header, all))).toEqual([]);
    }
  });

  it('has a column as soon as one row in view says something', () => {
    const all = [strip(whole), whole, strip(whole)];
    const told = resource.columns.filter(({header, traffic}) => traffic === undefined && says(header, all));
    expect(shownOf(resource, all)).toEqual(expect.arrayContaining(told.map(({header}) => header)));
  });

  it('keeps the column that it is sorted by', () => {
    const column = resource.columns.findLastIndex(({traffic}) => traffic === undefined);
    expect(shownOf(resource, [strip(whole)], {[name]: {column, reverse: false}})).toContain(
      resource.columns[column]?.header,
    );
  });
});
