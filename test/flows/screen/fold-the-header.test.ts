import {expect, it} from 'vitest';
import {keys, startConsole} from '../../support/console.ts';

it('says in words whose account and region it is, when it was read, and where one stands; Z folds that to one row', async () => {
  const before = await startConsole();
  const {press, waitFor, pane, screen, exited} = before;
  await waitFor(
    /^ lambdeck {2}credentials environment {2}region eu-west-1 {2}account \d{12} .*● read less than 30 s ago/m,
  );
  await pane('functions').filter('orders-api');
  await pane('aliases').titled('Aliases 2 ── orders-api');
  await pane('aliases').focus();
  await waitFor(rows => rows[1]?.startsWith(' Functions › orders-api › Aliases ') === true);
  press(keys.enter);
  await waitFor(rows => rows[1]?.startsWith(' Functions › orders-api › Aliases › canary › Overview ') === true);
  press(']');
  await waitFor(rows => !rows[1]?.includes('Overview'));

  press('Z');
  await waitFor(rows => rows[1]?.startsWith('╭─ ') === true);
  expect(screen()[0]).toMatch(/^ lambdeck {2}environment {2}eu-west-1 .*● read <30 s ago/);
  press('q');
  expect(await exited).toBe(0);

  const again = await startConsole({after: before});
  await again.waitFor(rows => rows[1]?.startsWith('╭─ ') === true);
  again.press('Z');
  await again.waitFor(/region eu-west-1/);
});
