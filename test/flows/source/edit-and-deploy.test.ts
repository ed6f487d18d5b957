import {chmodSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {buffer} from 'node:stream/consumers';
import {expect, it} from 'vitest';
import {type Entry, fromBufferPromise} from 'yauzl';
import {ZipFile} from 'yazl';
import {createHome, keys, startConsole} from '../../support/console.ts';
import {publishAndPointAlias} from '../../support/operate.ts';
import {functionInput, type RunningSandbox} from '../../support/sandbox.ts';

const link = 0o120777;

/** A zip with what tools put into one: folders, links, modes, several times, packed or not. */
async function toZip(files: readonly (readonly [path: string, content: string, mode: number])[]): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const [index, [path, content, mode]] of files.entries()) {
    zip.addBuffer(Buffer.from(content), path, {mode, mtime: new Date(2024, 2, 1 + index), compress: index % 2 === 0});
  }
  zip.end();
  return buffer(zip.outputStream);
}

const files = [
  ['node_modules/lib/index.js', 'exports.lib = 1;\n', 0o100644],
  ['bin/run.sh', '#!/bin/sh\necho run\n', 0o100755],
  ['index.mjs', "// Greets.\nexport const handler = async () => 'one';\n", 0o100644],
  ['current', 'bin/run.sh', link],
  ['README.md', '# Read me\n', 0o100600],
] as const;

/** Every entry of a function's code as another client reads it back, in the order of the zip. */
async function readBack({client}: RunningSandbox, name: string, qualifier?: string) {
  const {Code: code} = await client.getFunction({
    FunctionName: name,
    ...(qualifier !== undefined && {Qualifier: qualifier}),
  });
  const zip = Buffer.from(await (await fetch(code?.Location ?? '')).arrayBuffer());
  const file = await fromBufferPromise(zip, {lazyEntries: true, autoClose: false});
  const entries: Entry[] = [];
  for await (const entry of file.eachEntry()) entries.push(entry);
  return Promise.all(
    entries.map(async entry => ({
      path: entry.fileName,
      mode: entry.externalFileAttributes >>> 16,
      time: entry.getLastModDate().getTime(),
      method: entry.compressionMethod,
      content: String(await buffer(await file.openReadStreamPromise(entry))),
    })),
  );
}

/** A console whose editor replaces one word by another in what it is given. */
async function start(from: string, to: string) {
  const home = createHome();
  const editor = join(home, 'editor.sh');
  writeFileSync(editor, `#!/bin/sh\nsed -i 's/${from}/${to}/' "$1"\n`);
  chmodSync(editor, 0o755);
  const console = await startConsole({home, env: {EDITOR: editor, VISUAL: undefined}});
  const {sandbox, press, pane} = console;
  await sandbox.client.createFunction(await functionInput('greeter', {Code: {ZipFile: await toZip(files)}}));
  press('r');
  await pane('functions').filter('greeter');
  return console;
}

it('edits a file, deploys it with all else as it was, and puts it back', async () => {
  const {press, waitFor, dialog, sandbox} = await start('one', 'two');
  const before = await readBack(sandbox, 'greeter');
  press('f');
  await waitFor("handler = async () => 'one'");
  press(`${keys.tab}j`);
  await waitFor(/▌ {2}2 {2}export/);
  press('e');
  await dialog('Review: Deploy the changed code').shows(/- export const handler = async \(\) => 'one';/);
  await dialog('Review: Deploy the changed code').shows(/\+ export const handler = async \(\) => 'two';/);
  // What was changed stays, wherever Esc leads, until it is deployed or dropped.
  press(keys.esc);
  await waitFor('changed, not deployed');
  press('q');
  await waitFor('Ctrl-S deploys it, x drops it');
  press('t');
  await waitFor('A dry run: the service would take it');
  expect(await readBack(sandbox, 'greeter')).toEqual(before);
  press(keys.ctrlS);
  await dialog('Review: Deploy the changed code').shows('Enter sends it');
  press(keys.enter);
  await waitFor('Deployed. i invokes it, p publishes it');
  // Who reads on is at the same line.
  await waitFor(/▌ {2}2 {2}export const handler = async \(\) => 'two'/);
  const after = await readBack(sandbox, 'greeter');
  expect(after.map(({content}) => content)).toEqual(before.map(({content}) => content.replace("'one'", "'two'")));
  expect(after.map(({path, mode}) => [path, mode])).toEqual(before.map(({path, mode}) => [path, mode]));
  expect(after.toSpliced(2, 1)).toEqual(before.toSpliced(2, 1));
  press('u');
  await dialog('Review: Undo: Deploy the changed code').shows('Enter sends it');
  press(keys.enter);
  await waitFor(/Undo: .*done/);
  await waitFor(/▌ {2}2 {2}export const handler = async \(\) => 'one'/);
  expect(await readBack(sandbox, 'greeter')).toEqual(before);
});

it('publishes what was deployed and points an alias to it, one key each', async () => {
  const console = await start('one', 'two');
  const {press, waitFor, dialog, sandbox} = console;
  const {client} = sandbox;
  await client.publishVersion({FunctionName: 'greeter'});
  await client.createAlias({FunctionName: 'greeter', Name: 'live', FunctionVersion: '1'});
  press('f');
  await waitFor("handler = async () => 'one'");
  press(keys.tab);
  press('e');
  await dialog('Review: Deploy the changed code').shows('Enter sends it');
  press(keys.enter);
  await waitFor('Deployed. i invokes it, p publishes it');
  await publishAndPointAlias(console);
  expect((await client.getAlias({FunctionName: 'greeter', Name: 'live'})).FunctionVersion).toBe('2');
  expect((await readBack(sandbox, 'greeter', 'live'))[2]?.content).toContain("'two'");
});

it('overwrites nothing that somebody else has deployed meanwhile', async () => {
  const {press, waitFor, dialog, sandbox} = await start('one', 'two');
  press('f');
  await waitFor("handler = async () => 'one'");
  await sandbox.client.updateFunctionCode({FunctionName: 'greeter', ZipFile: await toZip([files[2]])});
  press(keys.tab);
  press('e');
  await dialog('Review: Deploy the changed code').shows('Enter sends it');
  press(keys.enter);
  await waitFor(/CodeSha256/);
  press(keys.esc);
  expect((await readBack(sandbox, 'greeter')).map(({content}) => content)).toEqual([files[2][1]]);
});

it('says why published and signed code cannot be changed, and warns of what a change does to a stack', async () => {
  const {press, waitFor, pane, dialog, sandbox, endpoint} = await start('one', 'two');
  const {client} = sandbox;
  await client.publishVersion({FunctionName: 'greeter'});
  press('r');
  await pane('versions').titled('Versions 2');
  const {CodeSigningConfig: config} = await client.createCodeSigningConfig({
    AllowedPublishers: {SigningProfileVersionArns: ['arn:aws:signer:eu-west-1:123456789012:/signing-profiles/p/1']},
    CodeSigningPolicies: {UntrustedArtifactOnDeployment: 'Enforce'},
  });
  const {CodeSigningConfigArn = ''} = config ?? {};
  await client.putFunctionCodeSigningConfig({FunctionName: 'greeter', CodeSigningConfigArn});
  press('f');
  await waitFor("handler = async () => 'one'");
  press(keys.tab);
  press('e');
  await waitFor('A code signing config enforces signatures here');
  await client.updateCodeSigningConfig({
    CodeSigningConfigArn,
    CodeSigningPolicies: {UntrustedArtifactOnDeployment: 'Warn'},
  });
  // Only the service itself can give such a tag.
  endpoint.fail('GetFunction', {
    kind: 'rewrite',
    rewrite: body => JSON.stringify({...JSON.parse(body), Tags: {'aws:cloudformation:stack-name': 'web-shop'}}),
  });
  press('r');
  await waitFor("handler = async () => 'one'");
  press(keys.tab);
  press('e');
  await dialog('Review: Deploy the changed code').shows('CloudFormation stack web-shop');
  await dialog('Review: Deploy the changed code').shows('warns of code without a trusted signature');
  press(keys.esc);
  await waitFor('changed, not deployed');
  press('x');
  await waitFor('What was changed is dropped.');
  await waitFor(/▌ {2}1 {2}\/\/ Greets[\s\S]*'one'/);
  press(`${keys.esc}${keys.esc}`);
  await pane('versions').focus();
  press('jf');
  await dialog('greeter:1').opened();
  await waitFor("handler = async () => 'one'");
  press(keys.tab);
  press('e');
  await waitFor('greeter:1 is published and never changes');
});

it('saves the zip as it is, and its files as a folder', async () => {
  const {press, waitFor, dialog, home, sandbox} = await start('one', 'two');
  press('f');
  await waitFor("handler = async () => 'one'");
  press('S');
  await dialog('Save the code to').opened();
  press(`${keys.ctrlU}~/code.zip${keys.enter}`);
  await waitFor('Saved the code to');
  const {Code: code} = await sandbox.client.getFunction({FunctionName: 'greeter'});
  const zip = Buffer.from(await (await fetch(code?.Location ?? '')).arrayBuffer());
  expect(readFileSync(join(home, 'code.zip')).equals(zip)).toBe(true);
  press('S');
  await dialog('Save the code to').opened();
  press(`${keys.ctrlU}~/greeter${keys.enter}`);
  await waitFor(/Saved the code to .*greeter/);
  expect(readFileSync(join(home, 'greeter/bin/run.sh'), 'utf8')).toBe('#!/bin/sh\necho run\n');
});
