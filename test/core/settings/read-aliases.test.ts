import {expect, it} from 'vitest';
import {readAliases} from '../../../src/core/settings/read-aliases.ts';

const names = {entries: ['refresh', 'journal', 'PublishVersion', 'command-deploy'], words: ['sort', 'region']};

it('takes names of entries, and lines that are typed with a name', () => {
  const value = {pv: 'PublishVersion', dep: ' command-deploy ', us: 'region us-east-1', hot: 'sort  calls'};
  const aliases = {...value, dep: 'command-deploy'};
  expect(readAliases(value, names)).toEqual({aliases, wrong: []});
});

it.each<[string, unknown, string]>([
  ['pv', 'PublishVersoin', 'there is no "PublishVersoin"; "PublishVersion" may be meant'],
  ['x', 'nothing of the kind', 'no command "nothing" takes a name; there are sort, region'],
  ['x', 'srot calls', 'no command "srot" takes a name; "sort" may be meant'],
  ['x', 'sort', 'sort takes a name behind it, such as "sort NAME"'],
  ['x', 7, 'it is a text, the name of an action, an operation or a command'],
  ['two words', 'refresh', 'its name is one word, such as "pv"'],
  ['', 'refresh', 'its name is one word, such as "pv"'],
  ['Journal', 'refresh', 'journal is the name of something else: give it another one'],
  ['sort', 'refresh', 'sort is the name of something else: give it another one'],
])('leaves out the alias %j of %j alone, and says why', (alias, meant, why) => {
  const {aliases, wrong} = readAliases({ok: 'refresh', [alias]: meant}, names);
  expect(aliases).toEqual({ok: 'refresh'});
  expect(wrong).toEqual([{path: ['aliases', alias], what: `the alias "${alias}" is left out: ${why}`}]);
});

it('leaves out one that is another but for small letters, and all of what is no object', () => {
  const {aliases, wrong} = readAliases({a: 'refresh', A: 'journal'}, names);
  expect(aliases).toEqual({a: 'refresh'});
  expect(wrong[0]?.what).toContain('"a" before it is the same but for small letters');
  for (const value of [null, [], 'x', 7]) expect(readAliases(value, names).wrong[0]?.path).toEqual(['aliases']);
});
