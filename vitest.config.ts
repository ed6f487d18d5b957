import {availableParallelism} from 'node:os';
import {defineConfig} from 'vitest/config';
import {ClosingLineReporter} from './test/support/closing-line-reporter.ts';

/** The tests draw with the packages as they are in the bundle. */
const patchedPackages = new URL('src/launch/patches/node-hook.ts', import.meta.url).href;
const flows = 'test/flows/**/*.test.ts';

export default defineConfig({
  test: {
    // Colours are part of what is tested, whatever terminal the tests run in.
    env: {FORCE_COLOR: '3', TZ: 'UTC'},
    execArgv: ['--import', patchedPackages],
    // Longer than any wait in a test, which says what it waited for.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: {poll: {timeout: 60_000, interval: 20}},
    // Most of a flow is waiting for a screen: one worker more than there are cores keeps these busy.
    maxWorkers: availableParallelism() + 1,
    reporters: ['default', new ClosingLineReporter()],
    projects: [
      // Each opens a console of its own; loading the whole program for every file would cost more than all of them.
      {extends: true, test: {name: 'flows', include: [flows], isolate: false}},
      {extends: true, test: {name: 'rest', include: ['test/**/*.test.ts'], exclude: ['test/bench/**', flows]}},
    ],
  },
});
