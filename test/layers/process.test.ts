import {spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join, resolve} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {layers} from '../../layers.config.ts';

test('the linter refuses the process in every layer, and leaves it to main.ts and to what runs by itself', () => {
  const byThemselves = [
    'src/launch',
    'src/main.ts',
    'src/own-sandbox.ts',
    'src/package',
    'src/sandbox/runtime/bootstrap',
    'src/schema/generate',
  ];
  const parts = Object.keys(layers);
  const files = parts.map(part => (/\.ts$/.test(part) ? part : `${part}/read.ts`));
  expect(lint(files)).toEqual(files.filter((_, at) => !byThemselves.includes(parts[at] ?? '')).sort());
});

/** Writes files that read the process, lints them with the project's settings, and returns those that are refused. */
function lint(files: readonly string[]): string[] {
  const project = mkdtempSync(join(tmpdir(), 'lambdeck-layers-'));
  onTestFinished(() => rmSync(project, {recursive: true, force: true}));
  for (const file of files) {
    mkdirSync(dirname(join(project, file)), {recursive: true});
    writeFileSync(join(project, file), 'export const argv = process.argv;\n');
  }
  symlinkSync(resolve('biome.json'), join(project, 'biome.json'));
  const {stdout} = spawnSync(
    resolve('node_modules/.bin/biome'),
    [
      'lint',
      '--only=style/noRestrictedGlobals',
      '--vcs-enabled=false',
      '--reporter=json',
      '--max-diagnostics=none',
      '.',
    ],
    {cwd: project, encoding: 'utf8'},
  );
  const report: {diagnostics: {location: {path: string}}[]} = JSON.parse(stdout);
  return report.diagnostics.map(diagnostic => diagnostic.location.path).sort();
}
