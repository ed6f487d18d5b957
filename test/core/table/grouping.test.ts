import {expect, it} from 'vitest';
import {functions} from '../../../src/catalog/functions.ts';
import {layers} from '../../../src/catalog/layers.ts';
import type {Item} from '../../../src/core/item.ts';
import {type Grouping, headingOf, parseGrouping} from '../../../src/core/table/grouping.ts';
import {readGroups} from '../../../src/core/table/read-groups.ts';
import {createSortedRows, type Sort} from '../../../src/core/table/sorted-rows.ts';
import {toKnownTags} from '../../../src/core/tags/tags.ts';

const toArn = (name: string) => `arn:aws:lambda:eu-west-1:123456789012:function:${name}`;
const items: readonly Item[] = ['e', 'd', 'c', 'b', 'a'].map(name => ({FunctionName: name, FunctionArn: toArn(name)}));
const of = new Map([
  [toArn('a'), {team: 'shop', 'aws:cloudformation:stack-name': 'web'}],
  [toArn('b'), {team: 'shop'}],
  [toArn('c'), {team: 'media'}],
  [toArn('d'), {other: 'x'}],
]);
const tags = toKnownTags(functions, {of, isWhole: false});

interface Given {
  readonly by?: string;
  readonly folded?: readonly string[];
  readonly favourites?: readonly string[];
  readonly filter?: string;
  readonly sort?: Sort;
}

/** Rows as they stand: items by their names, headings as `# title count`. */
function arrange({by, folded = [], favourites = [], filter = '', sort}: Given) {
  const grouping: Grouping | undefined = by === undefined ? undefined : parseGrouping(by);
  const view = createSortedRows(functions)(items, filter, sort, functions.columns, {
    tags,
    favourites: new Set(favourites.map(toArn)),
    grouping: grouping && {...grouping, folded},
  });
  const rows = view.rows.map(row => {
    const heading = headingOf(row);
    return heading === undefined ? String(row['FunctionName']) : `# ${heading.title} ${heading.items.length}`;
  });
  return {view, rows};
}

const byName: Sort = {column: 0, reverse: false};

it('puts rows below their values in the order they have, then what has none, then what is not known', () => {
  expect(arrange({by: 'tag:team', sort: byName}).rows).toEqual([
    '# media 1',
    'c',
    '# shop 2',
    'a',
    'b',
    '# no team 1',
    'd',
    '# team not known 1',
    'e',
  ]);
  expect(arrange({by: 'stack', sort: byName}).rows).toEqual([
    '# web 1',
    'a',
    '# no stack 3',
    'b',
    'c',
    'd',
    '# stack not known 1',
    'e',
  ]);
  expect(arrange({by: 'tag:team', filter: 'tag:team=shop'}).rows).toEqual(['# shop 2', 'b', 'a']);
});

it('folds a group to its heading, and counts what is below it', () => {
  const open = arrange({by: 'tag:team', sort: byName}).view;
  const shop = open.rows.map(headingOf).find(heading => heading?.title === 'shop')?.id ?? '';
  expect(open.rows[open.indexOf(shop)]).toSatisfy((row: Item) => headingOf(row)?.isFolded === false);
  const {rows, view} = arrange({by: 'tag:team', sort: byName, folded: [shop]});
  expect(rows).toEqual(['# media 1', 'c', '# shop 2', '# no team 1', 'd', '# team not known 1', 'e']);
  expect([view.count, view.indexOf(toArn('a')), view.indexOf(toArn('d'))]).toEqual([5, -1, 4]);
});

it.each<[string, Given, readonly string[]]>([
  ['the service’s order', {}, ['d', 'b', 'e', 'c', 'a']],
  ['names', {sort: byName}, ['b', 'd', 'a', 'c', 'e']],
  ['names, reversed', {sort: {column: 0, reverse: true}}, ['d', 'b', 'e', 'c', 'a']],
  [
    'figures',
    {sort: {column: 0, reverse: false, figures: {what: 'calls', of: new Map([[toArn('a'), 3]])}}},
    ['d', 'b', 'a', 'e', 'c'],
  ],
  [
    'groups',
    {by: 'tag:team', sort: byName},
    ['# media 1', 'c', '# shop 2', 'b', 'a', '# no team 1', 'd', '# team not known 1', 'e'],
  ],
  ['a filter of tags', {filter: 'tag:team'}, ['b', 'c', 'a']],
])('has favourites first by %s', (_, given, rows) => {
  expect(arrange({...given, favourites: ['d', 'b', 'gone']}).rows).toEqual(rows);
});

it('reads what panes are grouped by, and says which cannot be', () => {
  const {groups, wrong} = readGroups({functions: 'stack', layers: 'tag:a', funtions: 'stack'}, [functions, layers]);
  expect(groups).toEqual({functions: parseGrouping('stack')});
  expect(wrong.map(({what}) => what)).toEqual([
    expect.stringContaining('no pane "layers" can be grouped'),
    expect.stringContaining('"functions" may be meant'),
  ]);
  expect(readGroups({functions: 'team'}, [functions]).wrong).toHaveLength(1);
  expect(readGroups([], [functions]).wrong).toHaveLength(1);
});
