import {type ChildProcess, fork} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {InvokeCommand, Lambda, paginateListFunctions} from '@aws-sdk/client-lambda';
import {expect, test} from 'vitest';
import {eventually} from '../../support/patience.ts';
import {makeQueue, openQueues} from '../../support/queues.ts';
import {credentials, functionInput, region, startSandbox} from '../../support/sandbox.ts';
import {toTries} from '../../support/tries.ts';

const rounds = toTries(2, 200);

test(
  'nothing that was acknowledged is lost when the sandbox is killed',
  async () => {
    const path = mkdtempSync(join(tmpdir(), 'lambdeck-kill-'));
    /** What each function was last said to be described as. */
    const acknowledged = new Map<string, string>();
    const sent = new Set<string>();
    for (let round = 1; round <= rounds; round += 1) await changeUntilKilled(path, round, {acknowledged, sent});
    const sandbox = await startSandbox({storage: {kind: 'folder', path}});
    const kept: string[] = [];
    for await (const {Functions = []} of paginateListFunctions({client: sandbox.client}, {})) {
      kept.push(...Functions.map(({FunctionName = '', Description = ''}) => `${FunctionName} ${Description}`.trim()));
    }
    expect(acknowledged.size).toBeGreaterThanOrEqual(rounds);
    // What was changed last may have been changed once more without an answer.
    const lost = [...acknowledged].filter(([name, words]) => !kept.some(one => isKept(one, name, words)));
    expect(lost).toEqual([]);
    expect(sent.size).toBeGreaterThanOrEqual(rounds);
    const received = await receiveAll(sandbox.url);
    expect([...sent].filter(id => !received.has(id))).toEqual([]);
    const [FunctionName = ''] = kept.at(-1)?.split(' ') ?? [];
    const {Payload} = await sandbox.client.send(new InvokeCommand({FunctionName}));
    expect(Buffer.from(Payload ?? []).toString('utf8')).toBe('{}');
    expect(sandbox.sandbox.notices).toEqual([]);
    await sandbox.close();
    rmSync(path, {recursive: true, force: true});
  },
  180_000 + rounds * 10_000,
);

/** As it was acknowledged, or as the change after that had it. */
function isKept(found: string, name: string, words: string): boolean {
  const [, number = 0] = /(\d+)$/.exec(words) ?? [];
  return [words, `change ${Number(number) + 1}`].some(one => found === `${name} ${one}`.trim());
}

/** Makes functions and changes them in another process, and kills it in the middle of that, at any moment. */
async function changeUntilKilled(
  path: string,
  round: number,
  {acknowledged, sent}: {readonly acknowledged: Map<string, string>; readonly sent: Set<string>},
): Promise<void> {
  const {child, url} = await serve(path);
  const lambda = new Lambda({region, endpoint: url, credentials, maxAttempts: 1});
  const ended = once(child, 'exit');
  const input = await functionInput('');
  let changes = 0;
  const work = async (worker: number) => {
    const name = `round-${round}-${worker}`;
    await lambda.createFunction({...input, FunctionName: name});
    acknowledged.set(name, '');
    for (let change = 1; ; change += 1) {
      await lambda.updateFunctionConfiguration({FunctionName: name, Description: `change ${change}`});
      acknowledged.set(name, `change ${change}`);
      changes += 1;
    }
  };
  const sqs = openQueues(url);
  const fill = async () => {
    const QueueUrl = await makeQueue(sqs, 'kept');
    for (;;) sent.add((await sqs.sendMessage({QueueUrl, MessageBody: 'kept'})).MessageId ?? '');
  };
  const before = sent.size;
  const workers = [work(1), work(2), work(3), fill()].map(working => working.catch(() => undefined));
  const enough = Math.ceil(Math.random() * 20);
  await eventually(() => {
    expect(changes).toBeGreaterThanOrEqual(enough);
    expect(sent.size).toBeGreaterThan(before);
  });
  child.kill('SIGKILL');
  await Promise.all([ended, ...workers]);
  lambda.destroy();
  sqs.destroy();
}

/** The ids of all messages there are. */
async function receiveAll(url: string): Promise<Set<string>> {
  const sqs = openQueues(url);
  const QueueUrl = await makeQueue(sqs, 'kept');
  const ids = new Set<string>();
  for (;;) {
    const {Messages = []} = await sqs.receiveMessage({QueueUrl, MaxNumberOfMessages: 10});
    if (Messages.length === 0) break;
    for (const {MessageId = ''} of Messages) ids.add(MessageId);
  }
  sqs.destroy();
  return ids;
}

async function serve(path: string): Promise<{child: ChildProcess; url: string}> {
  const program = join(import.meta.dirname, '../../support/serve-sandbox.ts');
  const child = fork(program, [path], {execArgv: ['--import', 'tsx']});
  const [url] = await once(child, 'message');
  return {child, url: String(url)};
}
