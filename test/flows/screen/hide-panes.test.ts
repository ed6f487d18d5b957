import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {createHome, keys, startConsole} from '../../support/console.ts';

const onlyFiles = {AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined};

function homeWithProfiles(): string {
  const home = createHome();
  const own = 'region = eu-west-1\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = secret\n';
  mkdirSync(join(home, '.aws'), {recursive: true});
  writeFileSync(join(home, '.aws', 'config'), `[profile first]\n${own}[profile second]\n${own}`);
  return home;
}

it('gives the room of a hidden pane to the others, shows it while it is looked at, and knows it by profile', async () => {
  const started = await startConsole({home: homeWithProfiles(), args: ['--profile', 'first'], env: onlyFiles});
  const {press, pane, waitFor, detail} = started;
  press(':hide log');
  await waitFor(/: hide log/);
  press(keys.enter);
  await waitFor(() => pane('log').title() === '');
  press(':hide layers');
  await waitFor(/: hide layers/);
  press(keys.enter);
  await waitFor(() => pane('layers').title() === '');
  await pane('layers').focus();
  await pane('layers').shows('shared-logging');
  await pane('functions').focus();
  await waitFor(() => pane('layers').title() === '');
  await detail.focus();
  press(keys.tab);
  await pane('functions').focus();
  expect(pane('log').title()).toBe('');

  press(':profile sec');
  await waitFor(/: profile second/);
  press(keys.enter);
  await waitFor('profile second');
  press(':hide log');
  await waitFor(/: hide log/);
  press(keys.enter);
  await pane('log').titled('Log');
  await waitFor(() => pane('layers').title() === '');
  press(':profile fir');
  await waitFor(/: profile first/);
  press(keys.enter);
  await waitFor('profile first');
  await waitFor(() => pane('log').title() === '');
  press('q');
  await started.exited;

  const again = await startConsole({after: started, args: ['--profile', 'second'], env: onlyFiles});
  await again.pane('log').titled('Log');
  expect(again.pane('layers').title()).toBe('');
  again.press(':hide layers');
  await again.waitFor(/layers +hidden: shows it again/);
  again.press(keys.enter);
  await again.pane('layers').titled('Layers');
});

it('hides everything but one list, which has the screen, and goes to another when the one looked at is hidden', async () => {
  const {press, waitFor, gone, pane, detail} = await startConsole();
  for (const name of ['detail', 'log', 'versions', 'aliases', 'layers', 'mappings']) {
    press(`:hide ${name}`);
    await waitFor(`: hide ${name}`);
    press(keys.enter);
    await gone(`: hide ${name}`);
  }
  await waitFor(/╭─ \d Functions 10 ─+╮$/m);
  press(':hide functions');
  await waitFor(': hide functions');
  press(keys.enter);
  await waitFor('It is the only list');
  await pane('versions').focus();
  await detail.focus();
  await detail.titled('clickstream-ingest');
  press(':hide functions');
  await waitFor(': hide functions');
  press(keys.enter);
  await waitFor(() => pane('functions').title() === '');
  await pane('versions').shows('$LATEST');
});
