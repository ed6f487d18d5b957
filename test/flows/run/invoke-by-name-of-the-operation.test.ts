import {expect, it} from 'vitest';
import {keys} from '../../support/console.ts';
import {call, openOrders} from '../../support/operate.ts';
import {openFunction} from '../../support/run.ts';

it('leads every way to invoke into the workbench, set to what was chosen', async () => {
  const console = await openFunction(`export const handler = awslambda.streamifyResponse(async (event, out) => {
    for (const byte of Buffer.from('{"price": "5 €"}')) {
      out.write(Buffer.from([byte]));
      await new Promise(done => setTimeout(done, 1));
    }
    out.end();
  });`);
  await call(console, 'InvokeWithResponseStream');
  await console.waitFor(/Invocation type +‹ ResponseStream ›/);
  console.press(keys.ctrlS);
  await console.waitFor('"price": "5 €"');
  expect(console.endpoint.count('InvokeWithResponseStream')).toBe(1);
  console.press(`${keys.esc}I`);
  await console.waitFor(/▌\d\d:\d\d:\d\d +subject.*✓/);
});

it('asks for the function to invoke where none is selected', async () => {
  const console = await openOrders();
  await console.pane('functions').filter('nothing-has-this-name');
  await console.command('Invoke with all options');
  await console.waitFor('Name or ARN of the function');
  console.press(`thumbnailer${keys.enter}`);
  await console.waitFor('Invoke thumbnailer');
});
