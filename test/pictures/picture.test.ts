import {expect, it} from 'vitest';
import {createScreen} from '../support/terminal/screen.ts';
import {findDifferences} from './differences.ts';
import {type Picture, readScreen} from './picture.ts';

const size = {columns: 12, rows: 2};

const show = async (output: string): Promise<Picture> => {
  const screen = createScreen(size);
  await screen.feed(output.replaceAll('⎋', '\u001B'));
  return readScreen(screen, size);
};

it.for([
  ['a', {}],
  ['⎋[1;2;3;4;9ma', {style: 'bdisu'}],
  ['⎋[31;102ma', {ink: 'c1', paper: 'c10'}],
  ['⎋[38;5;7ma', {ink: 'c7'}],
  ['⎋[38;5;208ma', {ink: '#ff8700'}],
  ['⎋[38;5;244ma', {ink: '#808080'}],
  ['⎋[38;2;1;2;255ma', {ink: '#0102ff'}],
  ['⎋[7ma', {ink: 'bg', paper: 'fg'}],
  ['⎋[7;36ma', {ink: 'bg', paper: 'c6'}],
] as const)('reads how a cell looks: %s', async ([output, look]) => {
  expect((await show(output))[0]?.[0]).toEqual({text: 'a', ink: 'fg', paper: 'bg', style: '', ...look});
});

it('takes for the same what looks the same: a blank has no ink', async () => {
  expect(await show('⎋[31;1ma⎋[0m')).not.toEqual(await show('a'));
  expect(await show('⎋[31;1m ⎋[0m')).toEqual(await show(' '));
  expect(await show('⎋[7;1m ⎋[0m')).toEqual(await show('⎋[7m ⎋[0m'));
  expect(await show('⎋[7m ⎋[0m')).not.toEqual(await show(' '));
  expect(await show('⎋[4m ⎋[0m')).not.toEqual(await show(' '));
});

it('keeps the second half of a wide character', async () => {
  expect((await show('漢a'))[0]?.slice(0, 3).map(cell => cell.text)).toEqual(['漢', '', 'a']);
});

it('tells what differs by row and columns, with how it looks', async () => {
  const before = await show('orders ⎋[32mok⎋[0m\r\nmore');
  expect(findDifferences(before, before)).toEqual([]);
  expect(findDifferences(before, await show('orders ⎋[1;31mbad⎋[0m\r\nmoRe'))).toEqual([
    'row 1, columns 8 to 10: was "ok" c2 " ", is "bad" c1 bold',
    'row 2, column 3: was "r", is "R"',
  ]);
  expect(findDifferences(before, await show('orders ⎋[33;7mok⎋[0m\r\nmore'))).toEqual([
    'row 1, columns 8 to 9: was "ok" c2, is "ok" bg on c3',
  ]);
  expect(findDifferences(before, before.slice(0, 1))).toEqual([
    'row 2, columns 1 to 12: was "more        ", is nothing',
  ]);
});
