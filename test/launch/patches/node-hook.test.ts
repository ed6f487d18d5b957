import {spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import stringWidth from 'string-width';
import {expect, onTestFinished, test} from 'vitest';

const {scripts} = JSON.parse(readFileSync('package.json', 'utf8')) as {scripts: {dev: string}};

/** `npm run dev` without the sources it is made of. */
const command = scripts.dev.split(' && ').at(-1) ?? '';

/** What the shipped text measuring calls, and the published one does not. */
const patched = 'narrowWidth(';

test('the tests draw with the packages that are shipped', () => {
  expect(String(stringWidth)).toContain(patched);
});

test('npm run dev draws with them, too', () => {
  expect(run('test/launch/patches/print-string-width.ts')).toContain(patched);
});

test('a module that no longer contains what is replaced is not loaded', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lambdeck-packages-'));
  onTestFinished(() => rmSync(folder, {recursive: true}));
  const module = join(folder, 'node_modules/string-width/index.js');
  mkdirSync(dirname(module), {recursive: true});
  writeFileSync(module, 'export const segmenter = undefined;');
  expect(run(module)).toContain('string-width/index.js no longer contains');
});

/** Runs a file as `npm run dev` runs the console. */
function run(file: string): string {
  expect(command).toContain(' src/main.ts');
  const {stdout, stderr} = spawnSync(command.replace('src/main.ts', file), {
    shell: true,
    encoding: 'utf8',
    env: {...process.env, PATH: `node_modules/.bin:${process.env['PATH']}`},
  });
  return (stdout + stderr).trim();
}
