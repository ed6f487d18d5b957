import {spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {findInkOutput} from './ink-output.ts';

const {scripts} = JSON.parse(readFileSync('package.json', 'utf8')) as {scripts: {dev: string}};

/** `npm run dev` without the sources it is made of. */
const command = scripts.dev.split(' && ').at(-1) ?? '';

test('the tests draw with the Ink that is shipped, which draws into cells', async () => {
  expect(await findInkOutput()).toBe('FrameOutput');
});

test('npm run dev draws with it, too', () => {
  expect(run('test/launch/patches/print-ink-output.ts')).toBe('FrameOutput');
});

test('a module that no longer contains what is replaced is not loaded', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lambdeck-packages-'));
  onTestFinished(() => rmSync(folder, {recursive: true}));
  const module = join(folder, 'node_modules/ink/build/line-update.js');
  mkdirSync(dirname(module), {recursive: true});
  writeFileSync(module, 'export const segmenter = undefined;');
  expect(run(module)).toContain('ink/build/line-update.js no longer contains');
});

/** Runs a file as `npm run dev` runs the console. */
function run(file: string): string {
  expect(command).toContain(' src/main.tsx');
  const {stdout, stderr} = spawnSync(command.replace('src/main.tsx', file), {
    shell: true,
    encoding: 'utf8',
    env: {...process.env, PATH: `node_modules/.bin:${process.env['PATH']}`},
  });
  return (stdout + stderr).trim();
}
