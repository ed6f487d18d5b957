import type {Reporter, TestModule} from 'vitest/node';

/** Ends the run with the line `N passed, N failed`. A file that could not be run counts as one failure. */
export class ClosingLineReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const tests = modules.flatMap(module => [...module.children.allTests()]);
    const passed = tests.filter(test => test.result().state === 'passed').length;
    const failed = tests.filter(test => test.result().state === 'failed').length;
    const brokenFiles = modules.filter(module => module.errors().length > 0).length;
    process.once('exit', () => {
      process.stdout.write(`${passed} passed, ${failed + brokenFiles + unhandledErrors.length} failed\n`);
    });
  }
}
