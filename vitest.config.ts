import {defineConfig} from 'vitest/config';
import {ClosingLineReporter} from './test/support/closing-line-reporter.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/bench/**'],
    // Colours are part of what is tested, whatever terminal the tests run in.
    env: {FORCE_COLOR: '3', TZ: 'UTC'},
    testTimeout: 20_000,
    hookTimeout: 20_000,
    reporters: ['default', new ClosingLineReporter()],
  },
});
