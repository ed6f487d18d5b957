import {expect, it} from 'vitest';
import {functionsAtOnce, overviewCalls} from '../../../src/core/incidents/board.ts';
import {metricsOfCall} from '../../../src/core/incidents/plan.ts';
import {homeWith} from '../../support/asked-metrics.ts';
import {startConsole} from '../../support/console.ts';
import {functionsSeed} from '../../support/sandbox.ts';

const more = 100;
const all = functionsAtOnce + more;
const shown = (count: number) => count.toLocaleString('en');
/** None of the functions ran: whether they ran and were kept from it is asked, how they ran is not; one call searches for what few have. */
const asked = (functions: number) => {
  const metrics = functions * 2;
  return {calls: Math.ceil(metrics / metricsOfCall) + 1, metrics: shown(metrics)};
};

it('looks at as many functions as its budget allows, and at more only when that is asked for', async () => {
  const seed = () => functionsSeed(all);
  const {press, waitFor, endpoint} = await startConsole({sandbox: {seed}, home: homeWith({metrics: false})});
  press('H');
  await waitFor(
    `only the ${shown(functionsAtOnce)} of ${shown(all)} functions that were changed last; + looks at ${more} more (at most ${overviewCalls} calls,`,
  );
  const first = asked(functionsAtOnce);
  await waitFor(`a refresh: ${first.calls} calls, ${first.metrics} metrics · every 2 min, free: this is not AWS`);
  await waitFor(`${shown(functionsAtOnce)} quiet`);
  expect(endpoint.count('GetMetricData')).toBe(first.calls);
  press('+');
  const second = asked(all);
  await waitFor(`a refresh: ${second.calls} calls, ${second.metrics} metrics`);
  const rows = await waitFor(`${shown(all)} quiet`);
  expect(rows.join('\n')).not.toContain('looks at');
  press('+');
  await waitFor('All functions are looked at.');
});
