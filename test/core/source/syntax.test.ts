import {expect, test} from 'vitest';
import {findLanguage} from '../../../src/core/source/syntax.ts';

test.each([
  ['src/a.mjs', '', 'javascript'],
  ['src/a.d.ts', '', 'typescript'],
  ['app.py', '', 'python'],
  ['Makefile', '', 'makefile'],
  ['bootstrap', 'echo 1\n', 'bash'],
  ['bootstrap', '#!/usr/bin/env node\nlet a;\n', 'javascript'],
  ['bin/run', '#!/usr/bin/python3.12 -u\n', 'python'],
  ['bin/run', '#!/opt/unknown\n', undefined],
  ['LICENSE', 'MIT', undefined],
  ['.gitignore', '', undefined],
])('%s that begins with %j is %s', (path, text, language) => {
  expect(findLanguage(path, text)).toBe(language);
});
