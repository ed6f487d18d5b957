import {expect, it} from 'vitest';
import {keys, openConsole, startConsole} from '../../support/console.ts';
import {toRefusal} from '../../support/faulty-endpoint.ts';
import {samples} from '../../support/samples.ts';

const denied = toRefusal(403, 'AccessDeniedException', 'User is not authorized to perform cloudwatch:GetMetricData');

/** The board's row, not the one of the list beneath it. */
const worst = /▌clickstream-ingest +errors 100%/;

it('says that metrics may not be read, asks once, and reads them when that is mended', async () => {
  const {press, waitFor, endpoint, pane} = await openConsole();
  // What State tells is not known either: it comes by itself, and would be an incident of its own.
  endpoint.fail('GetFunction', {kind: 'hold'});
  const mend = endpoint.fail('GetMetricData', denied);
  await pane('functions').titled(/Functions \d/);
  press('H');
  const rows = await waitFor(/✗ .*GetMetricData/);
  expect(rows.join('\n')).not.toContain('No function hurts');
  expect(rows.join('\n')).toContain(`─ Incidents ── ${samples.functions.length} not read ── last`);
  expect(rows.join('\n')).toContain('Nothing could be read yet; r tries again.');
  mend();
  press('r');
  await waitFor(worst);
  await waitFor(/a refresh: \d calls/);
});

it('keeps the last figures, marked as older, when the service fails later', async () => {
  const {press, waitFor, endpoint} = await startConsole();
  press('H');
  await waitFor(worst);
  await waitFor(/a refresh: \d calls/);
  endpoint.fail('GetMetricData', toRefusal(400, 'InvalidParameterValue', 'no such thing'));
  press('r');
  await waitFor(/✗ .*GetMetricData/);
  await waitFor(/Figures marked ~ are older, from \d\d:\d\d:\d\d or before/);
  await waitFor('▌~clickstream-ingest');
});

it('starts anew when it is opened again after it was closed while it read', async () => {
  const {press, waitFor, endpoint, pane} = await startConsole();
  const mend = endpoint.fail('GetMetricData', {kind: 'hold'});
  press('H');
  await waitFor('◌ reading: call 1 of at most 13');
  press(keys.esc);
  await pane('functions').titled('Functions');
  mend();
  press('H');
  await waitFor(worst);
  await waitFor(/a refresh: \d calls/);
  endpoint.release();
});
