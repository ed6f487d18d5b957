import {expect, test} from 'vitest';
import type {Page} from '../../src/console/connection/connection.ts';
import type {Item} from '../../src/core/item.ts';
import {type Problem, ProblemError, type ProblemKind} from '../../src/core/problem.ts';
import {isOfEachFunction, listEachFunction} from '../../src/program/list-each-function.ts';
import {getOperation} from '../../src/schema/index.ts';

/** Functions a, b, … with a URL each; those named fail in that way. */
function createLister(names: string, failing: Readonly<Record<string, ProblemKind>> = {}) {
  const asked: string[] = [];
  async function* list(operation: string, {FunctionName}: Item): AsyncGenerator<Page> {
    if (operation === 'ListFunctions') return yield {items: [...names].map(name => ({FunctionName: name}))};
    const name = String(FunctionName);
    asked.push(name);
    const kind = failing[name];
    if (kind !== undefined) throw new ProblemError({kind, what: name, why: '', tryThis: ''} as Problem);
    yield {items: [{FunctionUrl: name}]};
  }
  return {asked, list};
}

async function read(lister: ReturnType<typeof createLister>, resumeFrom?: string) {
  const pages: Page[] = [];
  const from = listEachFunction(lister.list, 'ListFunctionUrlConfigs', {}, resumeFrom);
  try {
    for await (const page of from) pages.push(page);
    return {pages, error: undefined};
  } catch (error) {
    return {pages, error};
  }
}

test('a list of one function is read of each where none is named', () => {
  const urls = getOperation('ListFunctionUrlConfigs');
  expect(isOfEachFunction(urls, {FunctionName: undefined})).toBe(true);
  expect(isOfEachFunction(urls, {FunctionName: 'a'})).toBe(false);
  expect(isOfEachFunction(getOperation('ListFunctions'), {})).toBe(false);
  expect(isOfEachFunction(getOperation('ListEventSourceMappings'), {})).toBe(false);
});

test('it tells how far it is, passes by what has gone and counts what may not be asked about', async () => {
  const lister = createLister('abcd', {b: 'missing', c: 'denied'});
  const {pages, error} = await read(lister);
  expect(error).toBeUndefined();
  expect(lister.asked.join('')).toBe('abcd');
  expect(pages).toEqual([
    {items: [{FunctionUrl: 'a'}], progress: {done: 1, all: 4}},
    {items: [], progress: {done: 3, all: 4}, refused: true},
    {items: [{FunctionUrl: 'd'}], progress: {done: 4, all: 4}},
  ]);
});

test('it breaks off at a failure, and goes on behind what it has', async () => {
  const {pages, error} = await read(createLister('abcd', {c: 'throttled'}));
  expect(pages).toHaveLength(2);
  expect(error).toBeInstanceOf(ProblemError);
  expect(error).toMatchObject({resumeFrom: 'b', problem: {kind: 'throttled'}});
  const again = createLister('abcd');
  await read(again, 'b');
  expect(again.asked.join('')).toBe('cd');
  const renamed = createLister('abcd');
  await read(renamed, 'gone');
  expect(renamed.asked.join('')).toBe('abcd');
});

test('it asks no thousand functions for what is not allowed for any', async () => {
  const lister = createLister('abcdefgh', Object.fromEntries([...'abcdefgh'].map(name => [name, 'denied'])));
  const {error} = await read(lister);
  expect((error as ProblemError).problem.kind).toBe('denied');
  expect(lister.asked.join('')).toBe('abc');
});
