import {spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join, resolve} from 'node:path';
import {afterAll, describe, expect, test} from 'vitest';

const layers = ['schema', 'core', 'catalog', 'aws', 'sandbox', 'terminal', 'ui'] as const;

/** The layer table: what a folder of src may import beside its own files. */
const allowed: Record<(typeof layers)[number], readonly string[]> = {
  schema: ['@aws-sdk/client-lambda', '@smithy/core/schema'],
  core: ['../../schema/index.ts'],
  catalog: ['../../core/index.ts', '../../schema/index.ts'],
  aws: ['../../core/index.ts', '../../schema/index.ts', 'node:fs', '@aws-sdk/client-lambda', '@smithy/core/schema'],
  sandbox: ['../../schema/index.ts', 'node:fs', 'yauzl', 'yazl', '@smithy/core/schema'],
  terminal: ['node:fs'],
  ui: ['../../core/index.ts', 'react', 'ink', 'ink-text-input', 'chalk', '@tanstack/react-query', 'zustand'],
};
const imports = [
  ...layers.map(layer => `../../${layer}/index.ts`),
  ...new Set(
    Object.values(allowed)
      .flat()
      .filter(from => !from.startsWith('.')),
  ),
  '../../main.tsx',
  'node:process',
];

const folder = mkdtempSync(join(tmpdir(), 'lambdeck-layers-'));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

describe('the linter', () => {
  const refused = lint(
    layers.flatMap(layer =>
      imports.map((from, index) => ({file: `src/${layer}/part/import-${index}.ts`, text: `import '${from}';\n`})),
    ),
  );

  test.each(layers)('lets %s import what the layer table allows, and nothing else', layer => {
    const isOwn = (from: string) => from.startsWith(`../../${layer}/`);
    const expected = imports.filter(from => !allowed[layer].includes(from) && !isOwn(from));
    const actual = imports.filter((_, index) => refused.has(`src/${layer}/part/import-${index}.ts`));
    expect(actual).toEqual(expected);
  });

  test('refuses a restricted module loaded later, too', () => {
    const file = 'src/core/later.ts';
    expect([...lint([{file, text: "export const later = import('node:fs');\n"}])]).toEqual([file]);
  });

  test('refuses the process in every layer, and leaves it to main.tsx', () => {
    const files = [...layers.map(layer => `src/${layer}/read.ts`), 'src/main.tsx'];
    const refusedGlobals = lint(files.map(file => ({file, text: 'export const argv = process.argv;\n'})));
    expect([...refusedGlobals]).toEqual(files.slice(0, -1).sort());
  });
});

/** Lints the files with the project's settings and returns those that break a restriction. */
function lint(files: readonly {file: string; text: string}[]): ReadonlySet<string> {
  const project = mkdtempSync(join(folder, 'project-'));
  for (const {file, text} of files) {
    mkdirSync(dirname(join(project, file)), {recursive: true});
    writeFileSync(join(project, file), text);
  }
  symlinkSync(resolve('biome.json'), join(project, 'biome.json'));
  const rules = ['--only=style/noRestrictedImports', '--only=style/noRestrictedGlobals'];
  const {stdout} = spawnSync(
    resolve('node_modules/.bin/biome'),
    ['lint', ...rules, '--vcs-enabled=false', '--reporter=json', '--max-diagnostics=none', '.'],
    {cwd: project, encoding: 'utf8'},
  );
  const report: {diagnostics: {location: {path: string}}[]} = JSON.parse(stdout);
  return new Set(report.diagnostics.map(diagnostic => diagnostic.location.path).sort());
}
