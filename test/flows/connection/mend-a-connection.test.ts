import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {createHome, keys, openConsole} from '../../support/console.ts';
import {samples} from '../../support/samples.ts';

/** Takes the keys and the region of the environment away, so that the files count. */
const onlyFiles = {AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined, AWS_REGION: undefined};

function writeConfig(home: string, text: string): void {
  mkdirSync(join(home, '.aws'), {recursive: true});
  writeFileSync(join(home, '.aws', 'config'), text);
}

const good = 'region = eu-west-1\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = secret\n';

it('says that a profile does not exist, and connects with r once it does', async () => {
  const home = createHome();
  writeConfig(home, `[profile test]\n${good}`);
  const {press, waitFor, text, pane} = await openConsole({home, args: ['--profile', 'prod'], env: onlyFiles});
  await waitFor('✗ There is no profile "prod"');
  await waitFor('The AWS configuration has: test.');
  await waitFor('r tries again · P another profile');
  expect(text()).not.toContain('sandbox');

  writeConfig(home, `[profile prod]\n${good}`);
  press('r');
  await pane('functions').titled(`Functions ${samples.functions.length} `);
  await waitFor('lambdeck  profile prod  region eu-west-1');
});

it('switches to another profile by typing its name', async () => {
  const home = createHome();
  writeConfig(home, `[profile first]\n${good}[profile second]\n${good.replace('eu-west-1', 'us-west-2')}`);
  const {press, waitFor, pane} = await openConsole({home, args: ['--profile', 'first'], env: onlyFiles});
  await pane('functions').titled(`Functions ${samples.functions.length} `);
  press('P');
  await waitFor('Enter do it');
  press('sec');
  await waitFor('▌second  us-west-2');
  press(keys.enter);
  await waitFor('lambdeck  profile second  region us-west-2');
  await waitFor('No functions in this account and region');
});

it('says that no region is set', async () => {
  const home = createHome();
  writeConfig(home, '[default]\naws_access_key_id = A\naws_secret_access_key = s\n');
  const {press, text, waitFor} = await openConsole({home, env: {...onlyFiles, AWS_ENDPOINT_URL_LAMBDA: undefined}});
  await waitFor('✗ No region is set');
  await waitFor(/→ Run: aws configure set region .*choose one with R/);
  await waitFor('r tries again · R another region');
  expect(text()).not.toContain('P another profile');
  press('P');
  await waitFor('default is the only profile');
});

it('stays in the sandbox it was started with, and says so of profiles', async () => {
  const home = createHome();
  writeConfig(home, `[profile first]\n${good}`);
  const {press, pane, waitFor} = await openConsole({home, args: ['--sandbox'], env: onlyFiles});
  await pane('functions').titled(/Functions \d/);
  await waitFor('Nothing here is in AWS: this is the built-in sandbox');
  press('P');
  await waitFor('No profile is used here: the console was started with --sandbox.');
});
