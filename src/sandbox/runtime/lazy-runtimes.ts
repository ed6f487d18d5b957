import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createRuntimes, type RuntimeHost, type Runtimes} from './runtimes.ts';

/**
 * Runtimes that are set up with the first invocation: most sessions begin with looking. Without a folder they work in one of their
 * own, which goes with them.
 */
export function createLazyRuntimes(machine: Omit<RuntimeHost, 'workFolder'>, folder: string | undefined): Runtimes {
  let started: {readonly runtimes: Runtimes; readonly workFolder: string} | undefined;
  const start = () => {
    const workFolder = folder ?? mkdtempSync(join(tmpdir(), 'lambdeck-runtimes-'));
    started = {workFolder, runtimes: createRuntimes({...machine, workFolder})};
    return started;
  };
  return {
    invoke: (invocation, signal) => (started ?? start()).runtimes.invoke(invocation, signal),
    provide: (invocation, count) => (started ?? start()).runtimes.provide(invocation, count),
    giveUp: async name => started?.runtimes.giveUp(name),
    isolation: () => (started ?? start()).runtimes.isolation(),
    async close() {
      await started?.runtimes.close();
      if (started && folder === undefined) rmSync(started.workFolder, {recursive: true, force: true});
    },
  };
}
