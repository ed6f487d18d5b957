import {expect, it} from 'vitest';
import {homeWith} from '../../support/asked-metrics.ts';
import {startConsole} from '../../support/console.tsx';
import {functionsSeed} from '../../support/sandbox.ts';

it('looks at a thousand functions within its budget, and at more only when that is asked for', async () => {
  const seed = () => functionsSeed(1100);
  const {press, waitFor, endpoint} = await startConsole({sandbox: {seed}, home: homeWith({metrics: false})});
  press('H');
  await waitFor('only the 1,000 of 1,100 functions that were changed last; + looks at 100 more (at most 10 calls,');
  // None of them ran: how they ran is not asked.
  await waitFor('a refresh: 4 calls, 2,000 metrics, about $0.02');
  await waitFor('1,000 quiet');
  expect(endpoint.count('GetMetricData')).toBe(4);
  press('+');
  await waitFor('a refresh: 5 calls, 2,200 metrics');
  const rows = await waitFor('1,100 quiet');
  expect(rows.join('\n')).not.toContain('looks at');
  press('+');
  await waitFor('All functions are looked at.');
});
