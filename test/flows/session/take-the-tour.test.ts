import {it} from 'vitest';
import {keys, openConsole} from '../../support/console.ts';

const ownSandbox = {
  AWS_ENDPOINT_URL_LAMBDA: undefined,
  AWS_REGION: undefined,
  AWS_ACCESS_KEY_ID: undefined,
  AWS_SECRET_ACCESS_KEY: undefined,
};

it('is offered by ? in the sandbox and leads from finding a function to taking a fault back', async () => {
  const {press, waitFor, detail, dialog, pane, gone} = await openConsole({env: ownSandbox});
  await waitFor('? has a tour of two minutes');
  await pane('functions').titled(/Functions \d/);
  press('?');
  await waitFor(/▌.*Tour of two minutes/);
  press(keys.enter);
  await waitFor('Tour 1 of 7  Find');
  await pane('functions').filter('orders');
  await waitFor('Tour 2 of 7  Read');
  press(keys.enter);
  await detail.titled('orders-api');
  await waitFor('Tour 3 of 7  Invoke');
  press('i');
  await dialog('Invoke orders-api').opened();
  press(keys.ctrlS);
  await waitFor('Tour 4 of 7  Follow');
  press(keys.esc);
  await gone('[Response');
  press('l');
  await waitFor('Tour 5 of 7  Find the fault');
  press('H');
  await dialog('Incidents').opened();
  await waitFor('Tour 6 of 7  Roll back');
});

it('is not taken in an account of others, and says where it is', async () => {
  const {press, waitFor} = await openConsole();
  press(':tour of');
  await waitFor('only in the sandbox: lambdeck --sandbox');
});
