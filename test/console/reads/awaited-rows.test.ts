import {expect, it} from 'vitest';
import {functions} from '../../../src/catalog/functions.ts';
import {createAwaited} from '../../../src/console/reads/awaited-rows.ts';

const [one, two, three, four] = ['one', 'two', 'three', 'four'].map(name => ({FunctionName: name, FunctionArn: name}));
const remembered = {items: [one, two, three], readAt: 1};

it.each([
  ['nothing has come', [], undefined, 'one? two? three?', 1],
  ['the first page was told of', [], {items: [{...two}, four], isLast: false, readAt: 2}, 'two! four! one? three?', 1],
  ['all of it was told of', [], {items: [{...two}, four], isLast: true, readAt: 2}, 'two! four!', 2],
  ['that has come', [two], {items: [{...two}, four], isLast: false, readAt: 2}, 'two four! one? three?', 1],
  ['all has come', [one, two, three], {items: [{...two}], isLast: false, readAt: 2}, 'one two three', undefined],
])('knows of each row whether it was told and whether it has come when %s', (_, items, ahead, rows, rememberedAt) => {
  const list = createAwaited()(functions, items as never, remembered as never, ahead as never);
  const signs = list.all.map(row => {
    if (!list.isAwaited(row)) return row['FunctionName'];
    return `${row['FunctionName']}${list.isTold(row) ? '!' : '?'}`;
  });
  expect(signs.join(' ')).toBe(rows);
  expect(list.rememberedAt).toBe(rememberedAt);
});
