import fc from 'fast-check';
import {expect, it, test} from 'vitest';
import {compareFiles, countFiles, formatFileContrast} from '../../../src/core/compare/compare-files.ts';
import type {CodeEntry} from '../../../src/core/source/code.ts';

const entry = (path: string, members: Partial<CodeEntry> = {}): CodeEntry => ({
  ...{path, kind: 'file', size: 10, packedSize: 8, crc32: 1, mode: 0o644, modified: 0},
  ...members,
});

it.each([
  ['added', [], [entry('a')], 'added', 'only on the right · 10 B'],
  ['removed', [entry('a')], [], 'removed', 'only on the left · 10 B'],
  ['other content', [entry('a')], [entry('a', {crc32: 2})], 'changed', '10 B → 10 B'],
  ['another size', [entry('a')], [entry('a', {size: 2048})], 'changed', '10 B → 2 KB'],
  ['a link now', [entry('a')], [entry('a', {kind: 'link'})], 'changed', '10 B → a link'],
  ['another mode', [entry('a')], [entry('a', {mode: 0o755})], 'other-mode', 'mode 644 → 755'],
] as const)('a file is told that is %s', (_, left, right, change, words) => {
  const [contrast] = compareFiles(left, right);
  expect(contrast?.change).toBe(change);
  expect(contrast === undefined ? '' : formatFileContrast(contrast)).toBe(words);
});

it('the time of a file and its mode where a zip has none are no difference, and folders are no files', () => {
  expect(compareFiles([entry('a')], [entry('a', {modified: 9, packedSize: 1})])).toEqual([]);
  expect(compareFiles([entry('a')], [entry('a', {mode: undefined})])).toEqual([]);
  expect(compareFiles([entry('a')], [entry('a', {mode: 0o664})])).toEqual([]);
  expect(compareFiles([], [entry('lib', {kind: 'folder'})])).toEqual([]);
});

test('exactly the files that differ are told', () => {
  const files = fc.uniqueArray(fc.record({path: fc.constantFrom(...'abcdefgh'), crc32: fc.nat(2), size: fc.nat(1)}), {
    selector: ({path}) => path,
  });
  fc.assert(
    fc.property(files, files, (one, other) => {
      const [left, right] = [one, other].map(list => list.map(({path, ...members}) => entry(path, members)));
      if (left === undefined || right === undefined) throw new Error('Both were made');
      const find = (list: typeof one, path: string) => JSON.stringify(list.find(file => file.path === path));
      const paths = [...new Set([...one, ...other].map(({path}) => path))].sort();
      const differing = paths.filter(path => {
        const [a, b] = [one, other].map(list => list.find(file => file.path === path));
        return a?.crc32 !== b?.crc32 || a?.size !== b?.size || find(one, path) === undefined;
      });
      expect(compareFiles(left, right).map(({path}) => path)).toEqual(differing);
      expect(countFiles(left, right)).toBe(paths.length);
    }),
  );
});
