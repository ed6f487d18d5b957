import {expect, test} from 'vitest';
import {madeOnce} from '../../src/core/made-once.ts';

test('makes something again only when what it is made of is something else', () => {
  const name = madeOnce((item: {readonly name: string}, suffix: string) => ({text: item.name + suffix}));
  const [one, other] = [{name: 'one'}, {name: 'other'}];
  const made = name(one, '!');
  expect(made).toEqual({text: 'one!'});
  expect(name(one, '!')).toBe(made);
  expect(name(other, '!')).toEqual({text: 'other!'});
  expect(name(one, '!')).toBe(made);
  expect(name(one, '?')).toEqual({text: 'one?'});
  expect(name(one, '!')).toEqual(made);
});

test('keeps what is undefined, too', () => {
  let count = 0;
  const find = madeOnce((_: object) => {
    count++;
  });
  const item = {};
  expect([find(item), find(item), count]).toEqual([undefined, undefined, 1]);
});
