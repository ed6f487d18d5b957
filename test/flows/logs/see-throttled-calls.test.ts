import {expect, it} from 'vitest';
import {openSilent, silent} from '../../support/log-lines.ts';

it('says below the invocations how many calls were throttled: they leave no line', async () => {
  const {press, put, waitFor, sandbox} = await openSilent();
  const id = '8f1c0000-1111-2222-3333-444455556661';
  await put([
    [2000, `START RequestId: ${id} Version: $LATEST\n`],
    [1000, `REPORT RequestId: ${id}\tDuration: 20 ms\tBilled Duration: 20 ms\t`],
  ]);
  await sandbox.client.putFunctionConcurrency({FunctionName: silent, ReservedConcurrentExecutions: 0});
  for (let times = 0; times < 2; times++) {
    await expect(sandbox.client.invoke({FunctionName: silent})).rejects.toThrow('Rate Exceeded');
  }
  press('T');
  await waitFor('✗ throttled: 2 calls were refused in this time, as metrics tell');
});
