import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {createHome, keys, openConsole, type RunningConsole, startConsole} from '../../support/console.ts';
import type {ReceivedCall} from '../../support/faulty-endpoint.ts';

const sizes = [
  [40, 10],
  [60, 15],
  [80, 24],
  [120, 40],
  [200, 60],
] as const;

/** A home with a profile, and settings if there are any. */
function createHomeWith(profile: string, settings?: unknown): string {
  const home = createHome();
  mkdirSync(join(home, '.aws'));
  const text = `[profile ${profile}]\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = secret\n`;
  writeFileSync(join(home, '.aws', 'config'), text);
  mkdirSync(join(home, '.config', 'lambdeck'), {recursive: true});
  if (settings !== undefined) {
    writeFileSync(join(home, '.config', 'lambdeck', 'settings.json'), JSON.stringify(settings));
  }
  return home;
}

const firstRow = ({screen}: RunningConsole) => screen()[0] ?? '';

it('has a band with label and account on every screen, whatever its size', async () => {
  const home = createHomeWith('acme-prod');
  const running = await startConsole({home, args: ['--profile', 'acme-prod']});
  const {resize, waitFor, press, detail} = running;
  await detail.titled('clickstream-ingest');
  for (const [columns, rows] of sizes) {
    resize(columns, rows);
    await waitFor(/^ PRODUCTION +\d{12} .*read-only/);
  }
  press('?');
  await waitFor('type to find');
  expect(firstRow(running)).toMatch(/^ PRODUCTION +\d{12}/);
});

it('asks before it is unlocked, and then says so louder, counting down', async () => {
  const home = createHomeWith('prod');
  const running = await startConsole({home, args: ['--profile', 'prod']});
  const {press, waitFor, gone, detail, terminal} = running;
  await detail.titled('clickstream-ingest');
  await waitFor(/^ PRODUCTION +\d{12}/);
  press('W');
  await waitFor(/Allow changes in PRODUCTION · \d{12} · prod · eu-west-1\?/);
  press(keys.enter);
  await gone('Allow changes');
  expect(firstRow(running)).toContain('read-only');
  press('W2');
  await waitFor(/WRITABLE \d:\d\d/);
  const before = firstRow(running);
  const filled = () => [0, 40, 100].map(column => terminal.cell(column, 0)?.isInverse);
  expect(filled()).toEqual([true, true, true]);
  await waitFor(rows => /WRITABLE \d:\d\d/.test(rows[0] ?? '') && rows[0] !== before);
  press('W');
  await waitFor(/^ PRODUCTION .* read-only/);
  expect(filled()).toEqual([true, false, false]);
});

it('names label, account and region in the review of a change', async () => {
  const settings = {environments: [{match: {profile: 'shop'}, label: 'LIVE SHOP', colour: '#ff7b85', readOnly: false}]};
  const home = createHomeWith('shop', settings);
  const {press, waitFor, detail} = await startConsole({home, args: ['--profile', 'shop']});
  await detail.titled('clickstream-ingest');
  await waitFor(/^ LIVE SHOP +\d{12} .* WRITABLE/);
  press('D');
  await waitFor(/LIVE SHOP · shop · eu-west-1 · account \d{12}/);
});

const isNaming = ({body}: ReceivedCall) => body.includes('GetCallerIdentity');

/** What STS says of the keys in the environment. */
const actAs = (arn: string) => ({
  kind: 'rewrite' as const,
  rewrite: (body: string) => body.replace(/<Arn>.*<\/Arn>/, `<Arn>${arn}</Arn>`),
});

it('knows production by the role that keys of the environment belong to, and says whose they are', async () => {
  const first = await startConsole();
  await first.waitFor(/environment {2}region eu-west-1 [\s\S]* caller sandbox/);
  first.endpoint.fail('/', actAs('arn:aws:sts::123456789012:assumed-role/ProdAdmin/alice'), isNaming);
  const {waitFor, press} = await openConsole({after: first, home: createHome()});
  await waitFor(/^ PRODUCTION +\d{12} .* read-only/);
  await waitFor('ProdAdmin/alice');
  press('i');
  await waitFor('Invoke: this session is read-only');
});

it('takes the names that tools give to keys in the environment for what they say', async () => {
  const running = await openConsole({env: {AWS_VAULT: 'acme-live'}});
  await running.waitFor(/^ PRODUCTION .* read-only/);
});

it('has no band where nothing is said of the target', async () => {
  const running = await startConsole({home: createHomeWith('nonprod'), args: ['--profile', 'nonprod']});
  expect(firstRow(running)).toMatch(/^ lambdeck/);
});
