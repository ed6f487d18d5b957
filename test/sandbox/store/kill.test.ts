import {once} from 'node:events';
import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {InvokeCommand, Lambda, paginateListFunctions} from '@aws-sdk/client-lambda';
import {expect, test} from 'vitest';
import {forkSandbox} from '../../support/fork-sandbox.ts';
import {eventually} from '../../support/patience.ts';
import {makeQueue, openQueues, queueArn} from '../../support/queues.ts';
import {credentials, functionInput, region, startSandbox, zipOf} from '../../support/sandbox.ts';
import {toTries} from '../../support/tries.ts';

const rounds = toTries(2, 200);

test(
  'nothing that was acknowledged is lost when the sandbox is killed',
  async () => {
    const path = mkdtempSync(join(tmpdir(), 'lambdeck-kill-'));
    /** What each function was last said to be described as. */
    const acknowledged = new Map<string, string>();
    const sent = new Set<string>();
    const doomed = new Set<string>();
    const deleted = new Set<string>();
    /** Bodies of messages that a mapping gives to a function, which writes them down. */
    const fed = new Set<string>();
    const eaten = join(path, 'eaten');
    const compiled = mkdtempSync(join(tmpdir(), 'lambdeck-compiled-'));
    for (let round = 1; round <= rounds; round += 1)
      await changeUntilKilled({path, compiled}, round, {acknowledged, sent, doomed, deleted, fed, eaten});
    const sandbox = await startSandbox({storage: {kind: 'folder', path}});
    const kept: string[] = [];
    // A busy machine closes connections that it thinks idle: reading what was kept may be tried again.
    const client = new Lambda({region, endpoint: sandbox.url, credentials});
    for await (const {Functions = []} of paginateListFunctions({client}, {})) {
      kept.push(...Functions.map(({FunctionName = '', Description = ''}) => `${FunctionName} ${Description}`.trim()));
    }
    expect(acknowledged.size).toBeGreaterThanOrEqual(rounds);
    // What was changed last may have been changed once more without an answer.
    const lost = [...acknowledged].filter(([name, words]) => !kept.some(one => isKept(one, name, words)));
    expect(lost).toEqual([]);
    expect(sent.size).toBeGreaterThanOrEqual(rounds);
    const received = new Set<string>();
    await eventually(async () => {
      await receiveAll(sandbox.url, received);
      expect([...sent].filter(id => !received.has(id) && !doomed.has(id))).toEqual([]);
    });
    expect([...deleted].filter(id => received.has(id))).toEqual([]);
    const readEaten = () => new Set(existsSync(eaten) ? readFileSync(eaten, 'utf8').split('\n') : []);
    await eventually(() => expect([...fed].filter(body => !readEaten().has(body))).toEqual([]));
    const [FunctionName = ''] = kept.at(-1)?.split(' ') ?? [];
    const {Payload} = await client.send(new InvokeCommand({FunctionName}));
    client.destroy();
    expect(Buffer.from(Payload ?? []).toString('utf8')).toBe('{}');
    expect(sandbox.sandbox.notices).toEqual([]);
    await sandbox.close();
    for (const folder of [path, compiled]) rmSync(folder, {recursive: true, force: true});
  },
  180_000 + rounds * 10_000,
);

/** What was answered for to whoever asked for it. */
interface Acknowledged {
  readonly acknowledged: Map<string, string>;
  /** Ids of messages in a queue that nobody else reads. */
  readonly sent: Set<string>;
  /** Those of them whose deletion was asked for, and those for which it was answered. */
  readonly doomed: Set<string>;
  readonly deleted: Set<string>;
  readonly fed: Set<string>;
  /** Path of what the function that is fed has written down. */
  readonly eaten: string;
}

/** As it was acknowledged, or as the change after that had it. */
function isKept(found: string, name: string, words: string): boolean {
  const [, number = 0] = /(\d+)$/.exec(words) ?? [];
  return [words, `change ${Number(number) + 1}`].some(one => found === `${name} ${one}`.trim());
}

/** Makes functions and changes them in another process, and kills it in the middle of that, at any moment. */
async function changeUntilKilled(
  {path, compiled}: {path: string; compiled: string},
  round: number,
  {acknowledged, sent, doomed, deleted, fed, eaten}: Acknowledged,
): Promise<void> {
  const {child, url} = await forkSandbox(path, compiled);
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
    for (;;) {
      sent.add((await sqs.sendMessage({QueueUrl, MessageBody: 'kept'})).MessageId ?? '');
      if (Math.random() < 0.5) continue;
      const {Messages: [gone] = []} = await sqs.receiveMessage({QueueUrl, VisibilityTimeout: 0});
      const {MessageId = '', ReceiptHandle} = gone ?? {};
      doomed.add(MessageId);
      await sqs.deleteMessage({QueueUrl, ReceiptHandle});
      deleted.add(MessageId);
    }
  };
  const feed = async () => {
    const QueueUrl = await makeQueue(sqs, 'fed', {VisibilityTimeout: '1'});
    if (round === 1) await mapEater(lambda, eaten);
    for (let index = 0; ; index += 1) {
      const MessageBody = `${round}-${index}`;
      await sqs.sendMessage({QueueUrl, MessageBody});
      fed.add(MessageBody);
    }
  };
  const before = sent.size;
  const fedBefore = fed.size;
  const workers = [work(1), work(2), fill(), feed()].map(working => working.catch(() => undefined));
  const enough = Math.ceil(Math.random() * 20);
  await eventually(() => {
    expect(changes).toBeGreaterThanOrEqual(enough);
    expect(sent.size).toBeGreaterThan(before);
    expect(fed.size).toBeGreaterThan(fedBefore);
  });
  child.kill('SIGKILL');
  await Promise.all([ended, ...workers]);
  lambda.destroy();
  sqs.destroy();
}

/** Makes a function that writes down what it is given of a queue, and the mapping that gives it. */
async function mapEater(lambda: Lambda, eaten: string): Promise<void> {
  const code = `import {appendFileSync} from 'node:fs';
export const handler = async ({Records}) => appendFileSync(process.env.EATEN, Records.map(({body}) => body + '\\n').join(''));`;
  const Code = {ZipFile: await zipOf({'index.mjs': code})};
  const settings = {Code, Timeout: 1, Environment: {Variables: {EATEN: eaten}}};
  await lambda.createFunction(await functionInput('eater', settings));
  await lambda.createEventSourceMapping({FunctionName: 'eater', EventSourceArn: queueArn('fed')});
}

/** Adds the ids of all messages that are visible. */
async function receiveAll(url: string, ids: Set<string>): Promise<void> {
  const sqs = openQueues(url);
  const QueueUrl = await makeQueue(sqs, 'kept');
  for (;;) {
    const {Messages = []} = await sqs.receiveMessage({QueueUrl, MaxNumberOfMessages: 10});
    if (Messages.length === 0) break;
    for (const {MessageId = ''} of Messages) ids.add(MessageId);
  }
  sqs.destroy();
}
