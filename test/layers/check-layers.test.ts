import {describe, expect, test} from 'vitest';
import {type Layers, layers} from '../../layers.config.ts';
import {checkLayers} from './check-layers.ts';

const parts = Object.keys(layers);
/** For each part, something that it must never import. */
const refused: readonly (readonly [string, ...string[]])[] = [
  ['src/schema', 'src/core', 'node:fs', '@aws-sdk/client-sts', 'chalk'],
  ['src/schema/generate', 'src/core', '@aws-sdk/client-lambda'],
  ['src/core', 'src/catalog', 'src/console', 'src/ui', 'chalk', '@aws-sdk/client-lambda', 'node:path'],
  ['src/catalog', 'src/console', 'src/ui', 'src/aws', 'src/sandbox', 'chalk', 'string-width', 'node:path'],
  ['src/console', 'src/aws', 'src/sandbox', 'src/program', 'src/catalog', 'chalk', 'node:fs'],
  ['src/ui', 'src/aws', 'src/sandbox', 'src/catalog', 'src/program', '@aws-sdk/client-lambda', 'node:fs'],
  ['src/disk', 'src/core', 'src/terminal', 'conf'],
  ['src/aws', 'src/catalog', 'src/console', 'src/ui', 'src/sandbox', 'chalk'],
  ['src/sandbox', 'src/core', 'src/aws', 'src/catalog', 'src/program', '@aws-sdk/client-lambda'],
  ['src/sandbox/runtime/bootstrap', 'src/sandbox', 'src/schema', 'yauzl'],
  ['src/terminal', 'src/schema', 'src/core', 'src/ui', 'chalk'],
  ['src/program', 'src/main.ts', 'src/launch', 'chalk', '@aws-sdk/client-lambda', 'node:process'],
  ['src/main.ts', 'src/aws', 'src/ui', 'src/launch', 'chalk'],
  ['src/own-sandbox.ts', 'src/aws', 'src/sandbox', 'src/launch', 'chalk'],
  ['src/package', 'src/ui', 'src/sandbox', 'chalk'],
  ['src/launch', 'src/program', 'src/ui', 'src/main.ts', 'chalk'],
];

describe('an import', () => {
  test.each([
    ["import './other.ts';", false],
    ["import '../b/one.ts';", false],
    ["import '../b/inner/one.ts';", true],
    ["import '../b/inner-one.ts';", false],
    ["import '../c/one.ts';", true],
    ["import '../../package.json';", true],
    ["import 'kept';", false],
    ["import 'kept/part';", true],
    ["import 'kept-not';", true],
    ["import '@kept/any';", false],
    ["import 'node:fs/promises';", false],
    ["import 'node:process';", true],
  ])('goes by the table: %s is refused: %s', (code, expected) => {
    const table: Layers = {
      'src/a': {what: 'first', mayImport: ['src/b', 'kept', '@kept/*', 'node:*']},
      'src/b': {what: 'second', mayImport: []},
      'src/b/inner': {what: 'third', mayImport: []},
      'src/c': {what: 'fourth', mayImport: []},
    };
    const told = checkLayers(new Map([['src/a/own.ts', code]]), table);
    expect(told.some(sentence => sentence.startsWith('src/a/own.ts:1 imports '))).toBe(expected);
  });

  test.each(refused)('of %s is refused when it names %s', (part, ...never) => {
    expect(refused.map(([name]) => name)).toEqual(parts);
    for (const target of never) {
      const path = parts.includes(target) && !/\.ts$/.test(target) ? `${target}/made-up.ts` : target;
      expect(isRefused(part, write(part, path)), target).toBe(true);
    }
  });

  test.each([
    "import 'chalk';",
    "import type {ChalkInstance} from 'chalk';",
    "import {type ChalkInstance} from 'chalk';",
    "export {supportsColor} from 'chalk';",
    "export * from 'chalk';",
    "export type {ChalkInstance} from 'chalk';",
    "export const later = import('chalk');",
    'export const later = import(`chalk`);',
    "export type Node = import('chalk').ChalkInstance;",
    "export let all: typeof import('chalk');",
    "export const later = import('ch' + 'alk');",
  ])('is found in %s', code => {
    expect(isRefused('src/core', code)).toBe(true);
    expect(isRefused('src/ui', code.replace("'ch' + 'alk'", "'chalk'"))).toBe(false);
  });

  test('is refused with its place, what the part is, and what it may import', () => {
    expect(check({'src/core/part/own.ts': "\nimport 'chalk';"})).toContain(
      `src/core/part/own.ts:2 imports chalk, but src/core is ${layers['src/core']?.what}. It may import ${layers['src/core']?.mayImport.join(', ')}.`,
    );
  });

  test('out of the sources is refused', () => {
    expect(check({'src/core/part/own.ts': "import '../../../test/support/answer.ts';"}).join()).toContain(
      'own.ts:1 imports test/support/answer.ts, but',
    );
  });
});

test('a file that belongs to no layer is refused', () => {
  expect(check({'src/other/one.ts': 'export const one = 1;'})).toContain(
    'src/other/one.ts belongs to no layer: add it to layers.config.ts.',
  );
});

describe('a ring', () => {
  test('of files is refused, even of types', () => {
    const sources = {
      'src/core/a.ts': "import './b.ts';",
      'src/core/b.ts': "import type {C} from './c.ts';",
      'src/core/c.ts': "export * from './a.ts';",
      'src/core/d.ts': "import './a.ts';",
    };
    expect(findRings(sources)).toEqual([
      'Files form a ring: src/core/a.ts imports src/core/b.ts imports src/core/c.ts imports src/core/a.ts.',
    ]);
  });

  test('of folders is refused though no file is in one', () => {
    const sources = {
      'src/core/a/one.ts': "import '../b/one.ts';",
      'src/core/b/one.ts': 'export const one = 1;',
      'src/core/b/two.ts': "import '../a/two.ts';",
      'src/core/a/two.ts': 'export const two = 2;',
    };
    expect(findRings(sources)).toEqual([
      'Folders form a ring: src/core/a needs src/core/b (src/core/a/one.ts imports src/core/b/one.ts), src/core/b needs src/core/a (src/core/b/two.ts imports src/core/a/two.ts).',
    ]);
  });

  test('of a folder and one in it is refused', () => {
    const sources = {
      'src/core/one.ts': "import './a/one.ts';",
      'src/core/a/one.ts': 'export const one = 1;',
      'src/core/a/two.ts': "import '../two.ts';",
      'src/core/two.ts': 'export const two = 2;',
    };
    expect(findRings(sources)).toHaveLength(1);
  });

  test('is not what two ways to the same place are', () => {
    const sources = {
      'src/core/a/one.ts': "import '../b/one.ts'; import '../c/one.ts';",
      'src/core/b/one.ts': "import '../c/one.ts';",
      'src/core/c/one.ts': 'export const one = 1;',
    };
    expect(findRings(sources)).toEqual([]);
  });
});

describe('the table', () => {
  const table: Layers = {
    'src/a': {what: 'first', mayImport: ['src/b', 'chalk']},
    'src/b': {what: 'second', mayImport: ['src/a']},
  };
  const needless = ' does not import ';

  test('lets nobody import what nobody imports', () => {
    const sources = new Map([['src/a/one.ts', "import '../b/two.ts';"]]);
    const told = checkLayers(sources, table).filter(sentence => sentence.includes(needless));
    expect(told).toEqual(
      ['chalk', 'src/a'].map((name, at) => `src/${'ab'[at]}${needless}${name}: take it out of layers.config.ts.`),
    );
  });

  test('lets layers form no ring', () => {
    expect(checkLayers(new Map(), table)).toContain('layers.config.ts lets layers form a ring: src/a, src/b.');
  });
});

function check(sources: Readonly<Record<string, string>>): string[] {
  return checkLayers(new Map(Object.entries(sources)), layers);
}

function findRings(sources: Readonly<Record<string, string>>): string[] {
  return check(sources).filter(sentence => sentence.includes(' form a ring: '));
}

/** Whether a file of a part may not contain this. */
function isRefused(part: string, code: string): boolean {
  const file = part.endsWith('.ts') ? part : `${part}/own.ts`;
  return check({[file]: code}).some(sentence => sentence.startsWith(`${file}:1 imports `));
}

/** An import of a package, or of a file by the way to it. */
function write(part: string, target: string): string {
  const up = part.endsWith('.ts') ? '../' : '../'.repeat(part.split('/').length);
  return `import '${target.startsWith('src/') || target === 'package.json' ? up : ''}${target}';`;
}
