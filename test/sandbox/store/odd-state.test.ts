import {execFileSync, fork} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {Lambda} from '@aws-sdk/client-lambda';
import {describe, expect, it, onTestFinished} from 'vitest';
import {createSandbox, SandboxError} from '../../../src/sandbox/index.ts';
import {type DiskFault, diskFaults, failDisk} from '../../support/failing-disk.ts';
import {createFolder} from '../../support/folder.ts';
import {oddFiles} from '../../support/odd-files.ts';
import {accountId, credentials, functionInput, machine, region, startSandbox, zipOf} from '../../support/sandbox.ts';

const open = (path: string) =>
  createSandbox({storage: {kind: 'folder', path}, region, accountId, seed: false, machine});

/** Why a sandbox does not open: one sentence that names a place; what is no such sentence is thrown on. */
function whyNot(path: string): string {
  try {
    open(path);
  } catch (error) {
    if (error instanceof SandboxError && error.fault === 'data-unusable') return error.message;
    throw error;
  }
  return '';
}

/** A sandbox of that folder with its one function, closed again. */
async function keepFunction(path: string): Promise<void> {
  const {client, close} = await startSandbox({storage: {kind: 'folder', path}});
  await client.createFunction(await functionInput('orders'));
  await close();
}

describe.each(['sandbox.sqlite', 'sandbox.sqlite-wal', 'code', 'code/zips'])('%s of the sandbox', name => {
  it.each(oddFiles.filter(([what]) => what !== 'a folder' || !name.startsWith('code')))(
    'is not used where %s stands, and why is said',
    (_what, make, why) => {
      const folder = createFolder();
      if (name.includes('/')) mkdirSync(join(folder, 'code'));
      make(join(folder, name));
      const told = whyNot(folder);
      expect(told).toContain(folder);
      if (name.startsWith('sandbox')) expect(told).toMatch(why);
      if (existsSync(join(folder, `${name}.theirs`)))
        expect(readFileSync(join(folder, `${name}.theirs`), 'utf8')).toBe('theirs');
    },
  );
});

it.each(['a read-only file system', 'a folder of somebody else', 'a disk with no room for another file'] as const)(
  'a sandbox whose folder is on %s says so in a sentence',
  fault => {
    const folder = join(createFolder(), 'below');
    const end = failDisk(folder, fault);
    expect(whyNot(folder)).toMatch(/^The sandbox(?:'s)? .* cannot be used: (the|permission)/);
    end();
    expect(whyNot(folder)).toBe('');
  },
);

it.each(Object.keys(diskFaults) as DiskFault[])(
  'on %s what is kept stays, and what was not kept is refused',
  async fault => {
    const path = createFolder();
    const {client, close} = await startSandbox({storage: {kind: 'folder', path}});
    onTestFinished(close);
    await client.createFunction(await functionInput('orders'));
    const other = await functionInput('other', {Code: {ZipFile: await zipOf({'index.mjs': '// another one'})}});
    const end = failDisk(join(path, 'code'), fault);
    await expect(client.createFunction(other)).rejects.toMatchObject({
      name: 'ServiceException',
      $metadata: {httpStatusCode: 500},
    });
    expect((await client.listFunctions({})).Functions).toHaveLength(1);
    end();
    await client.createFunction(other);
    expect((await client.listFunctions({})).Functions).toHaveLength(2);
  },
);

it.each([
  ['a mark of byte order and text', Buffer.from('\uFEFF{"functions": []}')],
  ['nothing', Buffer.alloc(0)],
  ['50 MB of anything', Buffer.alloc(50 << 20, 0x5a)],
])('a database that is %s is set aside as it was, or is a new one', (_what, content) => {
  const folder = createFolder();
  writeFileSync(join(folder, 'sandbox.sqlite'), content);
  const sandbox = open(folder);
  onTestFinished(sandbox.close);
  const aside = readdirSync(folder).find(name => name.includes('.damaged-'));
  expect(aside === undefined).toBe(content.length === 0);
  if (aside !== undefined) expect(readFileSync(join(folder, aside)).equals(content)).toBe(true);
});

it('a database torn anywhere opens with what it has, or is set aside with a notice', async () => {
  const whole = createFolder();
  await keepFunction(whole);
  const file = join(whole, 'sandbox.sqlite');
  const {length} = readFileSync(file);
  for (const part of [0.1, 0.3, 0.5, 0.7, 0.9, 0.99]) {
    const folder = createFolder();
    execFileSync('cp', ['-r', `${whole}/.`, folder]);
    truncateSync(join(folder, 'sandbox.sqlite'), Math.floor(length * part));
    const {client, sandbox, close} = await startSandbox({storage: {kind: 'folder', path: folder}});
    const {Functions = []} = await client.listFunctions({});
    expect(Functions.length === 1 || /set aside/.test(sandbox.notices.join())).toBe(true);
    await client.createFunction(await functionInput('another'));
    await close();
  }
});

it('a disk that is full refuses what it cannot keep, and loses nothing that was acknowledged', async () => {
  const path = createFolder();
  await keepFunction(path);
  const acknowledged = ['orders'];
  // No file of that process may be larger than that, in blocks of 512 bytes: for who writes, the disk is full then.
  const script = `ulimit -f 300; exec "$0" "$@"`;
  const program = join(import.meta.dirname, '../../support/serve-sandbox.ts');
  const child = fork(program, [path], {
    execPath: '/bin/sh',
    execArgv: ['-c', script, process.execPath, '--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [url] = await once(child, 'message');
  const lambda = new Lambda({region, endpoint: String(url), credentials, maxAttempts: 1});
  let refusal: unknown;
  for (let index = 0; index < 100 && refusal === undefined; index += 1) {
    const name = `function-${index}`;
    const input = await functionInput(name, {Environment: {Variables: {FILL: 'x'.repeat(3000)}}});
    await lambda.createFunction(input).then(
      () => acknowledged.push(name),
      (error: unknown) => {
        refusal = error;
      },
    );
  }
  expect(refusal).toMatchObject({name: 'ServiceException', $metadata: {httpStatusCode: 500}});
  expect(await lambda.getFunctionConfiguration({FunctionName: 'orders'})).toMatchObject({FunctionName: 'orders'});
  lambda.destroy();
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
  const {client, sandbox, close} = await startSandbox({storage: {kind: 'folder', path}});
  const names: string[] = [];
  let Marker: string | undefined;
  do {
    const page = await client.listFunctions({...(Marker !== undefined && {Marker})});
    names.push(...(page.Functions ?? []).flatMap(({FunctionName}) => FunctionName ?? []));
    Marker = page.NextMarker;
  } while (Marker !== undefined);
  expect(names).toEqual(expect.arrayContaining(acknowledged));
  expect(sandbox.notices).toEqual([]);
  await close();
  rmSync(path, {recursive: true, force: true});
});
