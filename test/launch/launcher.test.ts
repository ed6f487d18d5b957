import {spawnSync} from 'node:child_process';
import {
  chmodSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {built} from '../support/terminal/built.ts';

test.each(['0.10.48', '20.20.2', '22.12.0'])('Node %s is told in one line which version is needed', version => {
  const {status, stdout, stderr} = launchOn(version);
  expect(stderr).toBe(`lambdeck needs Node.js 22.13 or newer, but this is Node.js ${version}.\n`);
  expect(stdout).toBe('');
  expect(status).toBe(1);
});

test.each(['22.13.0', '24.0.0', '26.1.0'])('Node %s goes on to the program', version => {
  expect(launchOn(version).stderr).toContain('main.cjs');
});

test.each(['/proc', '/proc/lambdeck', '/dev/null', '/dev/null/deeper'])('goes on without a cache in %s', cacheHome => {
  expect(launchOn('24.0.0', cacheHome).stderr).toContain('main.cjs');
});

test('keeps compiled code in a folder of its own for temporary files where the home cannot be written to', () => {
  const temporary = createFolder();
  launchOn('24.0.0', '/proc', temporary);
  const [name = ''] = readdirSync(temporary);
  const folder = join(temporary, name);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(readdirSync(folder)).not.toEqual([]);
});

test('runs no code from such a folder that others may write to, or that a link leads to', () => {
  const [open, linked, elsewhere] = [createFolder(), createFolder(), createFolder()];
  const name = `lambdeck-${process.getuid?.()}`;
  mkdirSync(join(open, name));
  chmodSync(join(open, name), 0o777);
  symlinkSync(elsewhere, join(linked, name));
  launchOn('24.0.0', '/proc', open);
  launchOn('24.0.0', '/proc', linked);
  expect([...readdirSync(join(open, name)), ...readdirSync(elsewhere)]).toEqual([]);
});

test('room for young objects does not grow with what lives on, however the program was started', () => {
  const measure = `
    const room = () => require('node:v8').getHeapSpaceStatistics().find(space => space.space_name === 'new_space').space_size;
    process.on('exit', () => {
      const kept = [];
      for (let count = 0; count < 1e6; count++) kept.push({count});
      console.log(room());
    });
    process.on('uncaughtException', () => {});`;
  expect(Number(launchOn('24.0.0', 'relative paths are not used', createFolder(), measure).stdout)).toBeLessThan(5e6);
});

test('leaves compiled code that is damaged aside, and replaces it', () => {
  const cache = createFolder();
  const run = () =>
    spawnSync(process.execPath, [built, '--version'], {
      encoding: 'utf8',
      env: {XDG_CACHE_HOME: cache},
      timeout: 60_000,
    });
  const {stdout} = run();
  const files = globSync(`${cache}/**/*`, {withFileTypes: true}).filter(entry => entry.isFile());
  const paths = files.map(({parentPath, name}) => join(parentPath, name));
  const sizes = paths.map(path => statSync(path).size);
  expect(paths).not.toEqual([]);
  for (const path of paths) writeFileSync(path, 'no compiled code');
  expect(run()).toMatchObject({stdout, stderr: '', status: 0});
  expect(paths.map(path => statSync(path).size)).toEqual(sizes);
});

function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lambdeck-launch-'));
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}));
  return folder;
}

/** Runs the launcher where no program lies beside it, in a Node that takes itself for another version. */
function launchOn(version: string, cacheHome = 'relative paths are not used', temporary = createFolder(), before = '') {
  const versions = `Object.defineProperty(process, 'versions', {value: {...process.versions, node: '${version}'}});`;
  return spawnSync(process.execPath, ['-e', `${versions} ${before} require('./src/launch/lambdeck.cjs')`], {
    encoding: 'utf8',
    env: {XDG_CACHE_HOME: cacheHome, TMPDIR: temporary},
    // Far longer than any start: it is for one that never ends.
    timeout: 60_000,
    killSignal: 'SIGKILL',
  });
}
