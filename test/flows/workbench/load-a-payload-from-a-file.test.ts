import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {createHome} from '../../support/console.ts';
import {invocations, workbenchKeys as keys, openWorkbench} from '../../support/workbench.ts';

async function openPrompt() {
  const home = createHome();
  mkdirSync(join(home, 'events'));
  writeFileSync(join(home, 'events/order-paid.json'), '{"say": "from a file"}\n');
  writeFileSync(join(home, 'events/order-broken.json'), '{\n  "say": oops\n}');
  writeFileSync(join(home, 'events/huge.json'), `"${'x'.repeat(6_291_556)}"`);
  const console = await openWorkbench({home});
  console.press('{"mine": 1}');
  console.press(`${keys.open}file${keys.enter}`);
  await console.waitFor('Payload from a file');
  return console;
}

it('completes the path, and loads the file', async () => {
  const console = await openPrompt();
  const {press, waitFor} = console;
  press('~/ev');
  await waitFor('▌~/events/');
  press(keys.tab);
  await waitFor(': ~/events/');
  await waitFor(/[│▌] ?~\/events\/order-paid.json/);
  press(`o${keys.tab}`);
  await waitFor(': ~/events/order-');
  press(`p${keys.tab}`);
  await waitFor(': ~/events/order-paid.json');
  press(keys.enter);
  await waitFor('{"say": "from a file"}');
  press(keys.ctrlS);
  await waitFor('✓ 200');
  expect(invocations(console)[0]?.body).toBe('{"say": "from a file"}\n');
});

it('says what is wrong with a file where it is named, and leaves the payload alone', async () => {
  const {press, waitFor, text} = await openPrompt();
  for (const [path, problem] of [
    ['~/events/nothing.json', /✗ The file cannot be used: .*/],
    ['~/events/order-broken.json', /order-broken\.json is not/],
    ['~/events/huge.json', /6,291,558 bytes/],
  ] as const) {
    press(`${keys.ctrlU}${path}`);
    await waitFor(`: ${path}`);
    press(keys.enter);
    await waitFor(problem);
  }
  press(keys.esc);
  await waitFor('Ctrl-S send');
  expect(text()).toContain('{"mine": 1}');
});

it('takes what is under the cursor: a folder is gone into, a file is loaded', async () => {
  const {press, waitFor} = await openPrompt();
  press('~/ev');
  await waitFor('▌~/events/');
  press(keys.enter);
  await waitFor(': ~/events/');
  await waitFor('▌~/events/huge.json');
  press('order-p');
  await waitFor('▌~/events/order-paid.json');
  press(keys.enter);
  await waitFor('{"say": "from a file"}');
});

it('chooses among the files with the arrows', async () => {
  const {press, waitFor} = await openPrompt();
  press('~/events/o');
  await waitFor(/[│▌] ?~\/events\/order-paid.json/);
  press(keys.down);
  press(keys.enter);
  await waitFor('{"say": "from a file"}');
});
