import {expect, it} from 'vitest';
import {functions} from '../../../src/catalog/functions.ts';
import {layers} from '../../../src/catalog/layers.ts';
import type {Item} from '../../../src/core/item.ts';
import {buildShownColumns, readOwnColumns} from '../../../src/core/table/own-columns.ts';
import {createSortedRows} from '../../../src/core/table/sorted-rows.ts';
import {type TagTable, toKnownTags} from '../../../src/core/tags/tags.ts';

const toArn = (name: string) => `arn:aws:lambda:eu-west-1:123456789012:function:${name}`;
const items: readonly Item[] = ['a', 'b', 'c', 'd'].map(name => ({FunctionName: name, FunctionArn: toArn(name)}));
const of = new Map([
  [toArn('a'), {team: 'shop'}],
  [toArn('b'), {team: 'media'}],
  [toArn('c'), {}],
]);
const refused = new Set([toArn('d')]);
const {columns: own, wrong} = readOwnColumns(
  {
    functions: ['NAME', 'tag:team', {column: 'tag:Cost Center', header: 'COST', width: 6}, 'tag:'],
    layers: ['tag:team'],
  },
  [functions, layers].map(resource => ({resource, members: []})),
);

/** What a table tells of rows under a filter, sorted by the tag, as `name value`. */
function show(table: TagTable | undefined, filter: string, reverse = false) {
  const tags = toKnownTags(functions, table);
  const columns = buildShownColumns(functions, own['functions'], tags);
  const view = createSortedRows(functions)(items, filter, {column: 1, reverse}, columns, {
    tags,
    favourites: new Set(),
    grouping: undefined,
  });
  const rows = view.rows.map(row => `${row['FunctionName']} ${columns[1]?.value(row, new Date(0))}`);
  return {rows, unknown: view.unknown, untold: view.untold};
}

it('has columns of tags, and says which cannot be', () => {
  expect(own['functions']?.map(({source}) => source)).toEqual([
    {kind: 'header', header: 'NAME'},
    {kind: 'tag', key: 'team'},
    {kind: 'tag', key: 'Cost Center'},
  ]);
  expect(wrong.map(({what}) => what)).toEqual([
    expect.stringContaining('followed by the key of a tag'),
    expect.stringContaining('"layers" have no tags of their own'),
  ]);
});

it.each<[string, TagTable | undefined, string, ReturnType<typeof show>]>([
  ['nothing yet', undefined, '', {rows: ['a …', 'b …', 'c …', 'd …'], unknown: 4, untold: 0}],
  ['nothing yet', undefined, 'tag:team', {rows: [], unknown: 0, untold: 4}],
  ['nothing yet', undefined, '!tag:team', {rows: [], unknown: 0, untold: 4}],
  ['all', {of, isWhole: true}, '', {rows: ['b media', 'a shop', 'c –', 'd –'], unknown: 0, untold: 0}],
  ['all', {of, isWhole: true}, '!tag:team', {rows: ['c –', 'd –'], unknown: 0, untold: 0}],
  ['some', {of, isWhole: false}, '', {rows: ['b media', 'a shop', 'c –', 'd …'], unknown: 1, untold: 0}],
  [
    'some',
    {of, isWhole: false, each: {refused}},
    '',
    {rows: ['b media', 'a shop', 'c –', 'd ?'], unknown: 1, untold: 0},
  ],
  ['some', {of, isWhole: false}, 'tag:team=shop', {rows: ['a shop'], unknown: 0, untold: 1}],
  ['some', {of, isWhole: false}, '!tag:team', {rows: ['c –'], unknown: 0, untold: 1}],
  ['some', {of, isWhole: false}, 'nobody !tag:team', {rows: [], unknown: 0, untold: 0}],
])('with %s told: %j under %j', (_, table, filter, shown) => {
  expect(show(table, filter)).toEqual(shown);
});

it('has what is not there or not known last, whichever way round', () => {
  expect(show({of, isWhole: false}, '', true).rows).toEqual(['a shop', 'b media', 'c –', 'd …']);
});
