import {globSync} from 'node:fs';
import {expect, it, test} from 'vitest';
import {findMissingPaths} from './find-missing-paths.ts';
import {readDocument} from './key-tables.ts';

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'docs/architecture.md',
  'docs/pictures.md',
  ...globSync('docs/decisions/*.md').toSorted(),
];

test.each(pages)('every path that %s names is there', page => {
  expect(findMissingPaths(page, readDocument(page))).toEqual([]);
});

it('finds a path that is not there, wherever it is named', () => {
  const text = [
    'In `src/core/form/form.ts`, `core/form/gone.ts`, `form.ts` and `nowhere.ts`; `operations/<group>.ts`,',
    '`sandbox/operations/<group>.ts` and `sandbox/gone/<group>.ts`; [here](keys.md), [gone](gone.md) and',
    '[away](https://example.com/gone.md); `npx vitest run test/core test/gone`, `string-width/index.js`, `string-width/gone.js`.',
  ].join('\n');
  expect(findMissingPaths('docs/page.md', text)).toEqual([
    'core/form/gone.ts',
    'nowhere.ts',
    'operations/<group>.ts',
    'sandbox/gone/<group>.ts',
    'test/gone',
    'string-width/gone.js',
    'gone.md',
  ]);
});
