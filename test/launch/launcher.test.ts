import {spawnSync} from 'node:child_process';
import {expect, test} from 'vitest';

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

/** Runs the launcher where no program lies beside it, in a Node that takes itself for another version. */
function launchOn(version: string, cacheHome = 'relative paths are not used') {
  const versions = `Object.defineProperty(process, 'versions', {value: {...process.versions, node: '${version}'}});`;
  return spawnSync(process.execPath, ['-e', `${versions} require('./src/launch/lambdeck.cjs')`], {
    encoding: 'utf8',
    env: {XDG_CACHE_HOME: cacheHome},
    // Far longer than any start: it is for one that never ends.
    timeout: 60_000,
    killSignal: 'SIGKILL',
  });
}
