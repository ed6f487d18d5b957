import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {partsWithin} from '../../../src/core/source/syntax.ts';
import {createTextWork} from '../../../src/program/text-work/create-text-work.ts';

const forever = new AbortController().signal;

function start() {
  const work = createTextWork(join(import.meta.dirname, '../../../src/program/text-work/text-worker.ts'));
  onTestFinished(work.close);
  return work;
}

test('the syntax of a text comes by its places', async () => {
  const text = "// A price.\nconst price = 'ten';\nexport const tax = 0.2;\n";
  const syntax = await start().highlight(text, 'javascript', forever);
  const parts = [...partsWithin(syntax ?? new Uint32Array(), 0, text.length)];
  expect(parts.map(({from, to, kind}) => `${kind} ${text.slice(from, to)}`)).toEqual([
    'comment // A price.',
    'keyword const',
    "string 'ten'",
    'keyword export',
    'keyword const',
    'number 0.2',
  ]);
  const second = [...partsWithin(syntax ?? new Uint32Array(), 14, 20)];
  expect(second.map(({from, to}) => [from, to])).toEqual([[14, 17]]);
});

test('what cannot be done gives nothing, and what is asked next is done', async () => {
  const work = start();
  expect(await work.highlight('x', 'no-such-language', forever)).toBeUndefined();
  expect(await work.findOriginal('this is no map', {line: 1, column: 0}, forever)).toBeUndefined();
  expect(await work.findSource('{"version": 3, "sources": ["a.ts"], "mappings": ""}', 'b.ts', forever)).toBeUndefined();
  expect(await work.highlight('1', 'javascript', forever)).toHaveLength(3);
});

test('a place is found in what was built, and back', async () => {
  const map = JSON.stringify({
    version: 3,
    sources: ['../src/price.ts'],
    sourcesContent: ['// Two.\nlines\n'],
    names: [],
    mappings: 'AACA',
  });
  const work = start();
  expect(await work.findOriginal(map, {line: 1, column: 5}, forever)).toEqual({
    source: '../src/price.ts',
    line: 2,
    column: 0,
    content: '// Two.\nlines\n',
  });
  expect(await work.findBuilt(map, 'src/price.ts', {line: 2, column: 0}, forever)).toEqual({line: 1, column: 0});
  expect(await work.findSource(map, 'src/price.ts', forever)).toMatchObject({source: '../src/price.ts'});
  expect(await work.findSource(map, 'rice.ts', forever)).toBeUndefined();
});

test('who does not wait any more is answered at once', async () => {
  const leaving = new AbortController();
  const asked = start().highlight('1', 'javascript', leaving.signal);
  leaving.abort();
  expect(await asked).toBeUndefined();
});
