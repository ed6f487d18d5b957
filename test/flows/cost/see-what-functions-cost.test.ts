import {expect, it} from 'vitest';
import {keys, startConsole} from '../../support/console.ts';
import {toRefusal} from '../../support/faulty-endpoint.ts';
import {samples} from '../../support/samples.ts';

it('ranks functions by what they are estimated to cost, and tells what memory they leave unused', async () => {
  const {press, waitFor, dialog, pane} = await startConsole({args: ['--function', 'orders-api']});
  await waitFor('▌orders-api');
  press('X');
  await waitFor(/▌new +\d+ .*TypeError/);
  press('$');
  const cost = dialog(`Cost ${samples.functions.length}`);
  await cost.shows(/FUNCTION +CALLS +GB-SECONDS +↓ESTIMATE +MEMORY +USED AT MOST/);
  await cost.shows(/▌orders-api +[\d,]+ +[\d.]+ +\$0\.\d+ +512 MB +152 MB/);
  await cost.shows(/An estimate from metrics and the present settings at the prices of eu-west-1 of \w+ \d{4}/);
  await cost.shows('free: this is not AWS');
  await cost.shows(/512 MB set, 152 used at most: 192 MB would take 6\d % less/);
  const dollars = cost
    .rows()
    .flatMap(row => /\$(\d+\.\d+) .* MB/.exec(row)?.[1] ?? [])
    .map(Number);
  expect(dollars.length).toBeGreaterThan(1);
  expect(dollars).toEqual(dollars.toSorted((one, other) => other - one));
  press('t');
  await waitFor(/Cost \d+ ── .* in the last 30 days/);
  press(keys.enter);
  await pane('functions').titled(/Functions \d/);
});

it('says why nothing could be read', async () => {
  const {press, dialog, endpoint} = await startConsole();
  endpoint.fail(
    'GetMetricData',
    toRefusal(403, 'AccessDeniedException', 'not authorized to perform cloudwatch:GetMetricData'),
  );
  press('$');
  await dialog('Cost 0').shows(/✗ .*GetMetricData/);
  // Whole, with what to try at its end.
  await dialog('Cost 0').shows('→ ');
});
