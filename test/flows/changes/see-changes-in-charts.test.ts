import {it} from 'vitest';
import {startConsole} from '../../support/console.ts';

it('marks in the charts of a function what was changed of it, and by whom', async () => {
  const {waitFor, detail} = await startConsole({columns: 160, args: ['--function', 'orders-api']});
  await waitFor('▌orders-api');
  await detail.tab('Metrics');
  await detail.shows(/▲ \d\d:\d\d UpdateFunctionCode, UpdateFunctionConfiguration, UpdateAlias by ci-deploy/);
});
