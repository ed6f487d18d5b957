import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {
  CreateEventSourceMappingCommand,
  CreateFunctionCommand,
  UpdateEventSourceMappingCommand,
  UpdateFunctionCodeCommand,
} from '@aws-sdk/client-lambda';
import {expect, it} from 'vitest';
import {keys, type RunningConsole, startConsole} from '../../support/console.ts';
import {functionInput, zipOf} from '../../support/sandbox.ts';

const code = `export const handler = async ({Records}) => {
  const bad = Records.filter(({body}) => body === 'bad');
  return {batchItemFailures: bad.map(({messageId}) => ({itemIdentifier: messageId}))};
};
`;

/** The console on the only mapping of a function that refuses records that say "bad". */
async function openMapping(): Promise<RunningConsole & {uuid: string}> {
  const console = await startConsole({sandbox: {seed: false}, args: []});
  const {client} = console.sandbox;
  const Code = {ZipFile: await zipOf({'index.mjs': code})};
  await client.send(new CreateFunctionCommand(await functionInput('packer', {Code})));
  const {UUID: uuid = ''} = await client.send(
    new CreateEventSourceMappingCommand({
      FunctionName: 'packer',
      EventSourceArn: 'arn:aws:sqs:eu-west-1:123456789012:parcels',
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    }),
  );
  console.press('r');
  await console.waitFor('▌packer');
  await console.pane('mappings').focus();
  await console.waitFor('▌sqs parcels');
  return {...console, uuid};
}

async function askFor({press, waitFor}: RunningConsole, path: string): Promise<void> {
  press(':');
  await waitFor('type to find');
  press('deliver records');
  await waitFor(/▌ +Deliver records from a file/);
  press(keys.enter);
  await waitFor('Deliver to parcels');
  press(`${path}${keys.enter}`);
}

it('delivers a file of records through the selected mapping and tells what became of each', async () => {
  const console = await openMapping();
  const path = join(console.home, 'records.json');
  const records = ['good', 'bad', 'good'].map((body, index) => ({messageId: String(index), body}));
  writeFileSync(path, JSON.stringify({Records: records}));
  await askFor(console, path);
  await console.waitFor('Delivered records');
  await console.waitFor(/3 records for arn:aws:lambda:eu-west-1:123456789012:function:packer/);
  await console.waitFor(/delivered 2, discarded \d, undelivered \d/);
});

it('says what is wrong with the file where it was typed, and keeps what was typed', async () => {
  const console = await openMapping();
  await askFor(console, '/no/such/file.json');
  await console.waitFor('/no/such/file.json: there is no such file');
  console.press(keys.esc);
  await console.gone('Deliver to parcels');

  const path = join(console.home, 'broken.json');
  writeFileSync(path, '[{"body": ');
  await askFor(console, path);
  await console.waitFor('broken.json');
  await console.waitFor(/JSON/);
  expect(console.text()).toContain('Deliver to parcels');
});

it('completes the path with Tab, and shows the ways it can go on', async () => {
  const console = await openMapping();
  mkdirSync(join(console.home, 'records'));
  for (const name of ['parcels-good.json', 'parcels-late.json'])
    writeFileSync(join(console.home, 'records', name), '[{"messageId": "1", "body": "good"}]');
  await askFor(console, '/nothing');
  await console.waitFor('there is no such file');
  await console.waitFor('complete the path');
  console.press(`${keys.ctrlU}~/re${keys.tab}`);
  await console.waitFor('~/records/ ');
  console.press(keys.tab);
  await console.waitFor('~/records/parcels- ');
  await console.waitFor('parcels-good.json  parcels-late.json');
  console.press(`g${keys.tab}`);
  await console.waitFor('~/records/parcels-good.json');
  expect(console.text()).not.toContain('parcels-late.json');
  console.press(keys.enter);
  await console.waitFor('Delivered records');
});

it('shows the report over what was begun while the handler ran, and that again afterwards', async () => {
  const console = await openMapping();
  const {press, waitFor, home, pane} = console;
  const gate = join(home, 'gate');
  const waiting = `import {existsSync} from 'node:fs';
import {setTimeout as wait} from 'node:timers/promises';
export const handler = async () => {
  while (!existsSync('${gate}')) await wait(20);
};\n`;
  const ZipFile = await zipOf({'index.mjs': waiting});
  await console.sandbox.client.send(new UpdateFunctionCodeCommand({FunctionName: 'packer', ZipFile}));
  writeFileSync(join(home, 'records.json'), '[{"messageId": "1", "body": "good"}]');
  await askFor(console, join(home, 'records.json'));
  await waitFor('Delivering to');
  await pane('functions').focus();
  press('i');
  await waitFor('Invoke packer');
  console.paste('{"typed": "meanwhile"}');
  await waitFor('"meanwhile"');
  writeFileSync(gate, '');
  await waitFor('Delivered records');
  press(keys.esc);
  await waitFor('"meanwhile"');
  expect(console.text()).toContain('Invoke packer');
});

it('says that a disabled mapping takes no records', async () => {
  const console = await openMapping();
  await console.sandbox.client.send(new UpdateEventSourceMappingCommand({UUID: console.uuid, Enabled: false}));
  const path = join(console.home, 'records.json');
  writeFileSync(path, '[{"messageId": "1", "body": "good"}]');
  await askFor(console, path);
  await console.waitFor('✗ Nothing was delivered');
  await console.waitFor(/Disabled/);
  expect(console.text()).toContain('Deliver to parcels');
});
