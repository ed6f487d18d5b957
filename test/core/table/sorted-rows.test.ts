import {describe, expect, it} from 'vitest';
import type {Item} from '../../../src/core/item.ts';
import type {Resource} from '../../../src/core/resource/resource.ts';
import {createSortedRows} from '../../../src/core/table/sorted-rows.ts';

const resource: Resource = {
  name: 'things',
  title: 'Things',
  singular: 'thing',
  list: 'ListFunctions',
  input: () => ({}),
  id: item => String(item['Name']),
  label: item => String(item['Name']),
  arn: () => undefined,
  columns: [
    {header: 'NAME', value: item => String(item['Name'])},
    {header: 'SIZE', value: item => `${item['Size']} KB`, sort: item => -Number(item['Size'])},
  ],
  tabs: [],
  empty: 'No things.',
};
const items: readonly Item[] = [
  {Name: 'item-10', Size: 3},
  {Name: 'item-9', Size: 400},
  {Name: 'Item-1', Size: 50},
];

function names(rows: readonly Item[]): string[] {
  return rows.map(({Name}) => String(Name));
}

describe('the rows of a pane', () => {
  it('are in the order of the service until they are sorted', () => {
    expect(names(createSortedRows(resource)(items, '').rows)).toEqual(['item-10', 'item-9', 'Item-1']);
  });

  it('sort texts as people do: numbers by value, whatever the case', () => {
    const view = createSortedRows(resource)(items, '', {column: 0, reverse: false});
    expect(names(view.rows)).toEqual(['Item-1', 'item-9', 'item-10']);
  });

  it('sort by the key a column declares, and the other way round', () => {
    const of = createSortedRows(resource);
    expect(names(of(items, '', {column: 1, reverse: false}).rows)).toEqual(['item-9', 'Item-1', 'item-10']);
    expect(names(of(items, '', {column: 1, reverse: true}).rows)).toEqual(['item-10', 'Item-1', 'item-9']);
  });

  it('stay as they are under a column there is not', () => {
    expect(createSortedRows(resource)(items, '', {column: 7, reverse: false}).rows).toBe(items);
  });

  it('are filtered, then sorted', () => {
    const view = createSortedRows(resource)(items, '!9', {column: 0, reverse: true});
    expect(names(view.rows)).toEqual(['item-10', 'Item-1']);
  });

  it.each(['', ' ', '  tag: '])('have favourites first where the filter %j asks for nothing', filter => {
    const own = {...resource, arn: ({Name}: Item) => String(Name)};
    const arranging = {tags: undefined, favourites: new Set(['Item-1']), grouping: undefined};
    const view = createSortedRows(own)(items, filter, undefined, own.columns, arranging);
    expect(names(view.rows)).toEqual(['Item-1', 'item-10', 'item-9']);
  });

  it('know the place of each by its id', () => {
    const view = createSortedRows(resource)(items, '', {column: 0, reverse: false});
    expect([view.indexOf('Item-1'), view.indexOf('item-10'), view.indexOf('gone')]).toEqual([0, 2, -1]);
  });

  it('are computed anew only when something changed', () => {
    const of = createSortedRows(resource);
    const sort = {column: 0, reverse: false};
    const view = of(items, 'item', sort);
    expect(of(items, 'item', sort)).toBe(view);
    expect(of([...items], 'item', sort)).not.toBe(view);
    expect(of(items, '1', sort).rows).toHaveLength(2);
  });
});
