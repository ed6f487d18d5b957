import {expect, it} from 'vitest';
import {createDocument} from '../../../src/core/edit/document.ts';
import {checkJson, glanceAtJson} from '../../../src/core/workbench/payload.ts';
import {withUsed} from '../../../src/core/workbench/used-payloads.ts';

it('looks at a small payload at once, and at a large one when asked to', () => {
  expect(glanceAtJson(createDocument('{"a": }'))).toMatchObject({line: 1, column: 7});
  expect(glanceAtJson(createDocument(' \n'))).toBe('empty');
  const large = createDocument(`{"a": "${'x'.repeat(100_000)}",\n}`);
  expect(glanceAtJson(large)).toBeUndefined();
  expect(checkJson(large)).toMatchObject({line: 2, column: 1});
  expect(glanceAtJson(large)).toMatchObject({line: 2, column: 1});
});

it('says of a text nested beyond reason that it is no JSON, if it is none', () => {
  expect(checkJson(createDocument('['.repeat(200_000)))).toMatchObject({line: 1, column: expect.any(Number)});
});

it('remembers the payloads of each function, the newest first, each once, twenty at most', () => {
  const used = ['1', '2', '1'].reduce((now, text) => withUsed(now, 'orders', text), withUsed({}, 'stock', '9'));
  expect(used).toEqual({stock: ['9'], orders: ['1', '2']});
  const many = Array.from({length: 30}, (_, index) => String(index)).reduce(
    (now, text) => withUsed(now, 'a', text),
    {},
  );
  expect(withUsed(many, 'a', 'x')['a']).toHaveLength(20);
});
