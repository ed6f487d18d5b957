import {expect, it} from 'vitest';
import {usualRates} from '../../../src/aws/budget/budget.ts';
import {startConsole} from '../../support/console.ts';
import {samples} from '../../support/samples.ts';

it('asks once however often r is pressed while its reads are under way', async () => {
  const {press, waitFor, drawn, endpoint, pane, detail} = await startConsole({rates: usualRates});
  await detail.titled('Overview');
  await waitFor(() => endpoint.count('GetPolicy') > 0 && endpoint.underWay('GetPolicy') === 0);
  const before = {list: endpoint.count('ListFunctions'), policy: endpoint.count('GetPolicy')};
  endpoint.fail('ListFunctions', {kind: 'hold'});
  endpoint.fail('GetPolicy', {kind: 'hold'});
  press('r'.repeat(20));
  await waitFor(() => endpoint.underWay('ListFunctions') > 0 && endpoint.underWay('GetPolicy') > 0);
  press('r'.repeat(20));
  await drawn();
  endpoint.release();
  await pane('functions').titled(`Functions ${samples.functions.length} `);
  // What is shown is read again by itself now and then.
  expect(endpoint.count('ListFunctions') - before.list).toBeLessThanOrEqual(2);
  expect(endpoint.count('GetPolicy') - before.policy).toBeLessThanOrEqual(2);
});

it('shows all there is to see though the service refuses what is more than five requests a second', async () => {
  const {press, waitFor, endpoint, pane} = await startConsole({rates: usualRates});
  const limiter = endpoint.limit(5);
  press('r');
  await pane('functions').titled(`Functions ${samples.functions.length} `);
  await pane('functions').focus();
  press('jj');
  await waitFor(/thumbnailer +Failed/);
  await waitFor(rows => !rows.some(row => /^│.\S+ +… /.test(row)));
  await waitFor(() => limiter.taken > 20);
  await waitFor(rows => !rows.some(row => row.includes('loading…') || row.includes('throttled')));
});
