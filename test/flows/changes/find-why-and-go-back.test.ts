import {GetAliasCommand} from '@aws-sdk/client-lambda';
import {expect, it} from 'vitest';
import {homeWith} from '../../support/asked-metrics.ts';
import {keys, startConsole} from '../../support/console.ts';

it('goes from the board to the error, its line, what differs, who deployed it and back to the version before, in 15 keys', async () => {
  const console = await startConsole({home: homeWith({metrics: false})});
  const {waitFor, dialog, sandbox, endpoint} = console;
  let pressed = 0;
  const press = (key: string) => {
    pressed += 1;
    console.press(key);
  };
  press('H');
  await dialog('Incidents').shows(/▌clickstream-ingest[\s\S]*orders-api/);
  while (
    !dialog('Incidents')
      .rows()
      .some(row => row.startsWith('▌orders-api'))
  ) {
    const before = dialog('Incidents')
      .rows()
      .find(row => row.startsWith('▌'));
    press('j');
    await waitFor(
      () =>
        dialog('Incidents')
          .rows()
          .find(row => row.startsWith('▌')) !== before,
    );
  }
  await dialog('Incidents').shows(/since .* UpdateAlias \d\d:\d\d by ci-deploy/);
  press('X');
  await waitFor(/▌new +\d+ .*TypeError/);
  press(keys.enter);
  await waitFor('invocation, Esc goes back');
  press(keys.enter);
  await waitFor(/▌ *13 {2}.*event\.channel === 'shop'/);
  press('c');
  const comparison = dialog('Compare orders-api:2 with orders-api:3');
  await comparison.shows(/MemorySize +256 +512/);
  await comparison.shows(/index\.js +\+2 −1/);
  press(keys.esc);
  await comparison.closed();
  press(keys.esc);
  await waitFor('invocation, Esc goes back');
  press('C');
  const changes = dialog('Changes of orders-api');
  await changes.shows(/▌.*UpdateAlias +ci-deploy \(github-actions-482\) +live 2 → 2 \+ 10 % 3/);
  press('!');
  await dialog('Stop the bleeding').shows(/\d {2}Take live to 2 alone[\s\S]*last hour: version 2: \d+ calls/);
  const offer = dialog('Stop the bleeding')
    .rows()
    .find(row => row.includes('Take live to 2 alone'));
  press(/\d/.exec(offer ?? '')?.[0] ?? '');
  await waitFor('Enter sends it');
  press(keys.enter);
  await dialog('Stop the bleeding').shows(/orders-api: Take live to 2 alone at \d\d:\d\d/);
  expect(pressed).toBeLessThanOrEqual(15);
  expect(endpoint.count('UpdateAlias')).toBe(1);
  const {RoutingConfig} = await sandbox.client.send(new GetAliasCommand({FunctionName: 'orders-api', Name: 'live'}));
  expect(RoutingConfig?.AdditionalVersionWeights ?? {}).toEqual({});
});
