import {expect, test} from 'vitest';
import {buildKeyDocuments, readDocument} from './key-tables.ts';

test.each(Object.entries(buildKeyDocuments()))(
  'the keys in %s are those of the bindings (`npm run docs` makes them)',
  (path, text) => {
    expect(readDocument(path)).toBe(text);
  },
);
