import {describe, it} from 'vitest';
import {resources} from '../../../src/catalog/index.ts';
import {homeWith} from '../../support/asked-metrics.ts';
import {openConsole, startConsole} from '../../support/console.ts';
import {samples} from '../../support/samples.ts';

const sizes = [
  {columns: 60, rows: 15},
  {columns: 80, rows: 24},
  {columns: 109, rows: 60},
  {columns: 120, rows: 40},
];
const [usual, apart] = [false, true].map(is => resources.filter(resource => (resource.apart === true) === is));
const kept = [...(usual ?? []), ...(apart ?? []).slice(0, 1)].flatMap(({name}) => [
  {pane: name, zoomed: false},
  {pane: name, zoomed: true},
]);

describe.each(sizes)('a console of $columns×$rows', size => {
  it.each(kept)('starts with something selected, left on $pane, zoomed: $zoomed', async layout => {
    const {waitFor, gone} = await openConsole({home: homeWith({layout}), ...size});
    await waitFor(/▌\S/);
    await gone('no function selected');
  });

  it.each(kept)('shows the function it is asked for among all, left on $pane, zoomed: $zoomed', async layout => {
    const {pane, waitFor} = await openConsole({home: homeWith({layout}), ...size, args: ['--function', 'orders-api']});
    await waitFor(/▌orders-api/);
    await pane('functions').titled(`Functions ${samples.functions.length} `);
  });
});

it('shows the versions of a function of the region it goes to, where only versions are shown', async () => {
  const {press, pane, waitFor, dialog} = await startConsole({columns: 80, rows: 24, env: {AWS_REGION: 'eu-central-1'}});
  await pane('versions').focus();
  await waitFor('No functions in this account and region');
  press('R');
  await dialog('Region').choose('eu-west-1');
  await pane('versions').titled('Versions 1 ── clickstream-ingest');
});

it('says why there are no functions, where only versions are shown', async () => {
  const {press, pane, waitFor, endpoint} = await startConsole({columns: 80, rows: 24, sandbox: {seed: false}});
  await pane('versions').focus();
  await waitFor('No functions in this account and region');
  endpoint.fail('ListFunctions', {
    kind: 'answer',
    status: 403,
    headers: {'x-amzn-errortype': 'AccessDeniedException'},
    body: '{"Message":"User: ci is not authorized to perform that"}',
  });
  press('r');
  await waitFor('User: ci is not authorized to perform that');
});
