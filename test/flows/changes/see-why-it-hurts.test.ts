import {it} from 'vitest';
import {homeWith} from '../../support/asked-metrics.ts';
import {keys, startConsole} from '../../support/console.ts';

it('leads from the board over the change that came before to the errors that are new since', async () => {
  const {press, waitFor, dialog} = await startConsole({columns: 160, home: homeWith({metrics: false})});
  press('H');
  const board = dialog('Incidents');
  await board.shows(/FUNCTION .*SINCE +CHANGED/);
  await board.shows(/orders-api .* ci-deploy/);
  press('/orders\r');
  await board.shows(/▌orders-api .* \d\d:\d\d ci-deploy/);
  await board.shows(
    /since .* · UpdateAlias \d\d:\d\d by ci-deploy \(github-actions-482\), .*: live 2 → 2 \+ 10 % 3 · \d more changes, C shows all/,
  );
  press('C');
  await dialog('Changes of orders-api').shows(/UpdateFunctionCode +ci-deploy/);
  press(keys.enter);
  await dialog('Compare orders-api:2 with orders-api:3').opened();
  press(keys.esc);
  await dialog('Changes of orders-api').opened();
  press('d');
  await waitFor('▌orders-api');
  press('X');
  await waitFor(/▌new +\d+ .*TypeError: Cannot read/);
});
