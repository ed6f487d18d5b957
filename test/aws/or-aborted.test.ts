import {setImmediate} from 'node:timers/promises';
import {expect, it} from 'vitest';
import {orAborted} from '../../src/aws/or-aborted.ts';

it('gives up at once under an aborted signal, and leaves what fails later to nobody', async () => {
  const unhandled: unknown[] = [];
  const watch = (reason: unknown) => unhandled.push(reason);
  process.on('unhandledRejection', watch);
  const late = Promise.reject(new Error('late'));
  await expect(orAborted(late, AbortSignal.abort(new Error('stopped')))).rejects.toThrow('stopped');
  await setImmediate();
  process.off('unhandledRejection', watch);
  expect(unhandled).toEqual([]);
});
