import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {Lambda} from '@aws-sdk/client-lambda';
import {expect, it, onTestFinished} from 'vitest';
import {canWallOff} from '../support/can-wall-off.ts';
import {eventually} from '../support/patience.ts';
import {samples} from '../support/samples.ts';
import {credentials, functionInput, zipOf} from '../support/sandbox.ts';
import {secretSearch} from '../support/secret-search.ts';
import {expectGone, findDescendants, findSandboxProcess} from '../support/terminal/processes.ts';
import {createHome, type Lambdeck, startLambdeck} from '../support/terminal/start-lambdeck.ts';

const region = 'us-east-1';
const canary = 'canary-51c2';

it('runs its sandbox in a process without the secrets of the user, where handlers find none of them', async () => {
  const home = createHome();
  mkdirSync(join(home, '.aws'));
  writeFileSync(join(home, '.aws/credentials'), `[default]\naws_secret_access_key = ${canary}\n`);
  const env = {AWS_SECRET_ACCESS_KEY: canary, AWS_SESSION_TOKEN: canary, OTHER_TOKEN: canary};
  const program = startLambdeck({home, args: ['--sandbox', '--region', region], env});
  const {pid, lambda} = await findSandbox(program);
  expect(readFileSync(`/proc/${program.pid}/environ`, 'utf8')).toContain(canary);
  for (const name of ['environ', 'cmdline']) expect(readFileSync(`/proc/${pid}/${name}`, 'utf8')).not.toContain(canary);
  await lambda.createFunction({
    ...(await functionInput('search', {Timeout: 60, MemorySize: 512, Runtime: 'nodejs22.x', Handler: 'index.handler'})),
    Code: {ZipFile: await zipOf(secretSearch)},
  });
  await eventually(async () =>
    expect((await lambda.getFunction({FunctionName: 'search'})).Configuration?.State).toBe('Active'),
  );
  const Payload = JSON.stringify([...canary].toReversed().join(''));
  const {Payload: answer = new Uint8Array()} = await lambda.invoke({FunctionName: 'search', Payload});
  const seen = JSON.parse(Buffer.from(answer).toString());
  expect(seen).toMatchObject({searched: expect.any(Number)});
  if (await canWallOff()) expect(seen.found).toEqual([]);
  else await program.waitFor('not walled off');
});

it('starts its sandbox again when that is killed, and ends it however it ends itself: what was told is kept', async () => {
  const home = createHome();
  const program = startLambdeck({home, args: ['--sandbox', '--region', region]});
  const {pid, port, lambda} = await findSandbox(program);
  program.write(':info');
  await program.waitFor('what is used');
  program.write('\r');
  await program.waitFor(`Endpoint  http://127.0.0.1:${port}`);
  program.write('q');
  await lambda.createFunction(await functionInput('kept'));
  process.kill(pid, 'SIGKILL');
  await program.waitFor('was started again; what it keeps is there');
  await program.pane('functions').titled(`Functions ${samples.functions.length + 1} `);
  program.kill('SIGSTOP');
  await lambda.createFunction(await functionInput('also-kept'));
  program.kill('SIGCONT');
  const pids = [program.pid, ...findDescendants(program.pid)];
  expect(pids).not.toContain(pid);
  program.kill('SIGKILL');
  await expectGone(pids);
  const again = startLambdeck({home, args: ['--sandbox', '--region', region]});
  await again.pane('functions').titled(`Functions ${samples.functions.length + 2} `);
});

/** The process of the console's sandbox, and a client for it. */
async function findSandbox(program: Lambdeck): Promise<{pid: number; port: number; lambda: Lambda}> {
  await program.pane('functions').titled(`Functions ${samples.functions.length} `);
  const {pid, port} = findSandboxProcess(program.pid);
  const lambda = new Lambda({region, endpoint: `http://127.0.0.1:${port}`, credentials, maxAttempts: 1});
  onTestFinished(() => lambda.destroy());
  return {pid, port, lambda};
}
