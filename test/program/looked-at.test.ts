import {mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {resources} from '../../src/catalog/index.ts';
import type {LookedAt} from '../../src/console/session/remembered.ts';
import type {Item} from '../../src/core/item.ts';
import {mergeLookedAt} from '../../src/program/looked-at.ts';
import {createRememberedRows} from '../../src/program/remembered-rows.ts';
import {items} from '../catalog/items.ts';

const always = () => true;

test('of what was looked at last some items are kept, the latest first, with what was known of their other lists', () => {
  const before = [look('a', 2), look('b', 2), ...Array.from({length: 9}, (_, index) => look(`old-${index}`, 1))];
  const aliases = {aliases: {items: [{AliasArn: 'arn'}], readAt: 2}};
  const merged = mergeLookedAt([{...look('b', 0), lists: aliases}, look('new', 1)], before, always);
  expect(merged.map(({id}) => id)).toEqual(['b', 'new', 'a', 'old-0', 'old-1', 'old-2', 'old-3', 'old-4']);
  expect(merged[0]?.lists).toEqual({...look('b', 2).lists, ...aliases});
});

test('what is listed no more is forgotten, and what is large is left out whole', () => {
  const isListed = ({id}: LookedAt) => id !== 'gone';
  const merged = mergeLookedAt(
    [look('gone', 1), look('huge', 1001), look('a', 600)],
    [look('b', 600), look('c', 400)],
    isListed,
  );
  expect(merged.map(({id}) => id)).toEqual(['a', 'c']);
});

test.each([
  ['functions', ['FunctionArn', 'FunctionName', 'Version']],
  ['versions', ['FunctionArn', 'FunctionName', 'Version']],
  ['aliases', ['AliasArn', 'Name']],
  ['layers', ['LatestMatchingVersion', 'LayerArn', 'LayerName']],
  ['layer-versions', ['LayerVersionArn', 'Version']],
  ['mappings', ['EventSourceArn', 'EventSourceMappingArn', 'FunctionArn', 'UUID']],
])('of %s names and versions alone are kept', (name, members) => {
  const kept = JSON.stringify(resources.find(resource => resource.name === name)?.toRemembered?.(items[name] ?? {}));
  expect(Object.keys(JSON.parse(kept)).sort()).toEqual(members);
});

test('of nothing else anything is kept', () => {
  const kept = resources.flatMap(({name, toRemembered}) => (toRemembered === undefined ? [] : [name]));
  expect(kept).toEqual(['functions', 'versions', 'layer-versions', 'aliases', 'layers', 'mappings']);
});

test('what is kept is read again, for the owner of the file; what is damaged of it counts as not kept', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lambdeck-rows-'));
  onTestFinished(() => rmSync(folder, {recursive: true}));
  const rows = createRememberedRows(folder, resources);
  const lists = {functions: {items: [{FunctionArn: 'a'}], readAt: 1}};
  const kept = {place: 'here', lists, lookedAt: [look('a', 2)]};
  await rows.write(kept);
  expect(await rows.read('here')).toEqual(kept);
  expect(statSync(rows.fileOf('here')).mode & 0o777).toBe(0o600);
  const stored = JSON.parse(readFileSync(rows.fileOf('here'), 'utf8'));
  const read = (lookedAt: unknown) => {
    writeFileSync(rows.fileOf('here'), JSON.stringify({...stored, lookedAt}));
    return rows.read('here');
  };
  for (const damaged of [undefined, {}, [null], [{id: 'a'}], [{resource: 1, id: 'a', lists: {}}]])
    expect(await read(damaged)).toEqual({...kept, lookedAt: []});
  const odd: readonly unknown[] = [
    1,
    {versions: {items: [1], readAt: 1}},
    {versions: {items: []}},
    {functions: lists.functions},
  ];
  for (const lists of odd)
    expect(await read([{...look('a', 1), lists}])).toEqual({...kept, lookedAt: [{...look('a', 1), lists: {}}]});
});

/** A function that was looked at, with so many versions. */
function look(id: string, versions: number): LookedAt {
  const items: Item[] = Array.from({length: versions}, (_, index) => ({FunctionArn: `${id}:${index}`}));
  return {resource: 'functions', id, lists: {versions: {items, readAt: 1}}};
}
