import {expect, it} from 'vitest';
import {announceChanges} from '../../../src/core/spoken/announce-changes.ts';
import {toSpokenLines} from '../../../src/core/spoken/spoken-lines.ts';

const say = toSpokenLines;

const list = [
  ' lambdeck  local  eu-west-1',
  '╭─ 1 Functions 2 ────────────╮',
  '│ NAME         STATE   ▁▃█   │',
  '│▌orders-api   Active  ▁▁▂   │',
  '│ thumbnailer  ✗ Failed      │',
  '╰────────────────────────────╯',
  ' i invoke  ? help',
];

it('says a screen in lines, without frames and charts, and signs in words', () => {
  expect(say(list)).toEqual([
    {text: 'lambdeck, local, eu-west-1', isSelected: false},
    {text: '1 Functions 2', isSelected: false},
    {text: 'NAME, STATE', isSelected: false},
    {text: 'orders-api, Active', isSelected: true},
    {text: 'thumbnailer, error: Failed', isSelected: false},
    {text: 'i invoke, ? help', isSelected: false},
  ]);
});

it('says only the uppermost of what lies over something else', () => {
  const over = list.map((row, index) => {
    const box = ['', '', '╭─ Quit? ───╮', '│▌Stay      │', '╰───────────╯'][index] ?? '';
    return box === '' ? row : `${row.slice(0, 8)}${box}${row.slice(8 + box.length)}`;
  });
  expect(say(over).map(({text}) => text)).toEqual(['Quit?', 'Stay', 'i invoke, ? help']);
});

it('announces where the cursor went, what was said, and all of another screen', () => {
  const moved = list.map(row => row.replace('▌orders', ' orders').replace(' thumb', '▌thumb'));
  expect(announceChanges(say(list), say(moved))).toEqual(['thumbnailer, error: Failed']);
  const told = [...list.slice(0, -2), '╰─ ✗ Access denied ───────────╯', ...list.slice(-1)];
  expect(announceChanges(say(list), say(told))).toEqual(['error: Access denied']);
  expect(announceChanges([], say(list))).toContain('selected: orders-api, Active');
  expect(announceChanges(say(list), say(list))).toEqual([]);
  const counting = (left: string) => say([` PRODUCTION  WRITABLE ${left} `, ...list]);
  expect(announceChanges(counting('9:41'), counting('9:40'))).toEqual([]);
});
