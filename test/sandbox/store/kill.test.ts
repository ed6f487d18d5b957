import {type ChildProcess, fork} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {InvokeCommand, Lambda, ListFunctionsCommand} from '@aws-sdk/client-lambda';
import {expect, test} from 'vitest';
import {credentials, functionInput, region, startSandbox} from '../../support/sandbox.ts';

test('nothing that was acknowledged is lost when the sandbox is killed', async () => {
  const path = mkdtempSync(join(tmpdir(), 'lambdeck-kill-'));
  const acknowledged = new Set<string>();
  for (const round of [1, 2]) await createUntilKilled(path, round, acknowledged);
  const sandbox = await startSandbox({storage: {kind: 'folder', path}});
  const {Functions = []} = await sandbox.client.send(new ListFunctionsCommand({}));
  const kept = Functions.map(({FunctionName = ''}) => FunctionName);
  expect(acknowledged.size).toBeGreaterThanOrEqual(20);
  expect(kept).toEqual(expect.arrayContaining([...acknowledged]));
  const {Payload} = await sandbox.client.send(new InvokeCommand({FunctionName: kept.at(-1) ?? ''}));
  expect(Buffer.from(Payload ?? []).toString('utf8')).toBe('{}');
  expect(sandbox.sandbox.notices).toEqual([]);
  await sandbox.close();
  rmSync(path, {recursive: true, force: true});
});

/** Creates functions in another process and kills it in the middle of the eleventh. */
async function createUntilKilled(path: string, round: number, acknowledged: Set<string>): Promise<void> {
  const {child, url} = await serve(path);
  const lambda = new Lambda({region, endpoint: url, credentials, maxAttempts: 1});
  for (let index = 0; index < 10; index += 1) {
    const name = `round-${round}-${index}`;
    await lambda.createFunction(await functionInput(name));
    acknowledged.add(name);
  }
  const last = lambda.createFunction(await functionInput(`round-${round}-last`)).catch(() => undefined);
  child.kill('SIGKILL');
  await Promise.all([once(child, 'exit'), last]);
  lambda.destroy();
}

async function serve(path: string): Promise<{child: ChildProcess; url: string}> {
  const program = join(import.meta.dirname, '../../support/serve-sandbox.ts');
  const child = fork(program, [path], {execArgv: ['--import', 'tsx']});
  const [url] = await once(child, 'message');
  return {child, url: String(url)};
}
