import {expect, it} from 'vitest';
import {dropMarks, markPointed, type Pointed, parsePointed} from '../../../src/core/pointer/pointed.ts';

const targets: readonly Pointed[] = [
  {kind: 'pane', pane: 'functions'},
  {kind: 'row', pane: 'log', index: 12},
  {kind: 'heading', pane: 'layers', index: 0},
  {kind: 'tab', index: 3},
  {kind: 'edge', edge: 'lists'},
  {kind: 'edge', edge: 'log'},
  {kind: 'key', key: 'ctrl+s'},
  {kind: 'key', key: ';'},
  {kind: 'dialog'},
  {kind: 'choice', index: 4},
  {kind: 'choice', index: 4, part: 'tree'},
];

it.each(targets)('reads from a mark what it says: %o', target => {
  const [, mark = ''] = /^\u001B\]L;(.*)\u0007$/.exec(markPointed(target)) ?? [];
  expect(parsePointed(mark)).toEqual(target);
  expect(dropMarks(`a${markPointed(target)}b`)).toBe('ab');
});

it('reads nothing from what says nothing', () => {
  expect(['', 'other;1', 'edge;top'].map(parsePointed)).toEqual([undefined, undefined, undefined]);
});
