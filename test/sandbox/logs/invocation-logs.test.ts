import {afterAll, beforeAll, expect, test} from 'vitest';
import {type ObservedSandbox, startObserved} from '../../support/telemetry.ts';

let sandbox: ObservedSandbox;

beforeAll(async () => {
  sandbox = await startObserved();
});

afterAll(() => sandbox.close());

/** All messages of a group in the service's order. */
async function messagesOf(group: string): Promise<string[]> {
  const messages: string[] = [];
  let nextToken: string | undefined;
  do {
    const page = await sandbox.logs.filterLogEvents({logGroupName: group, ...(nextToken ? {nextToken} : {})});
    for (const {message = ''} of page.events ?? []) messages.push(message);
    nextToken = page.nextToken;
  } while (nextToken);
  return messages;
}

test('an invocation leaves START, what was printed, END and REPORT in a stream of its group, the first one INIT_START before', async () => {
  await sandbox.create(
    'greeter',
    'export const handler = async ({name}) => { console.log("hello", name); return name; };',
  );
  const first = await sandbox.invoke('greeter', {name: 'Ada'});
  const second = await sandbox.invoke('greeter', {name: 'Ben'});
  const {logStreams = []} = await sandbox.logs.describeLogStreams({logGroupName: '/aws/lambda/greeter'});
  expect(logStreams).toHaveLength(1);
  expect(logStreams[0]?.logStreamName).toMatch(/^\d{4}\/\d\d\/\d\d\/\[\$LATEST\][0-9a-f]{32}$/);
  const messages = await messagesOf('/aws/lambda/greeter');
  expect(messages).toEqual([
    expect.stringMatching(
      /^INIT_START Runtime Version: nodejs:24\.v1\tRuntime Version ARN: arn:aws:lambda:eu-west-1::runtime:[\da-f]{64}\n$/,
    ),
    `START RequestId: ${first.requestId} Version: $LATEST\n`,
    expect.stringMatching(new RegExp(`^\\d{4}-\\S+Z\\t${first.requestId}\\tINFO\\thello Ada\\n$`)),
    `END RequestId: ${first.requestId}\n`,
    expect.stringMatching(
      new RegExp(
        `^REPORT RequestId: ${first.requestId}\\tDuration: [\\d.]+ ms\\tBilled Duration: \\d+ ms\\tMemory Size: 128 MB\\tMax Memory Used: \\d+ MB\\tInit Duration: [\\d.]+ ms\\t\\n$`,
      ),
    ),
    `START RequestId: ${second.requestId} Version: $LATEST\n`,
    expect.stringContaining('hello Ben'),
    `END RequestId: ${second.requestId}\n`,
    expect.not.stringContaining('Init Duration'),
  ]);
});

test('functions that share a group have their names in their streams, which their code is told', async () => {
  const LoggingConfig = {LogGroup: '/apps/shared'};
  for (const name of ['lender', 'debtor']) {
    await sandbox.create(name, 'export const handler = async () => process.env.AWS_LAMBDA_LOG_STREAM_NAME;', {
      LoggingConfig,
    });
  }
  const told = [(await sandbox.invoke('lender', {})).payload, (await sandbox.invoke('debtor', {})).payload];
  const {logStreams = []} = await sandbox.logs.describeLogStreams({logGroupName: '/apps/shared'});
  expect(logStreams.map(({logStreamName}) => logStreamName).toSorted()).toEqual([
    expect.stringMatching(/^\d{4}\/\d\d\/\d\d\/debtor\[\$LATEST\][0-9a-f]{32}$/),
    expect.stringMatching(/^\d{4}\/\d\d\/\d\d\/lender\[\$LATEST\][0-9a-f]{32}$/),
  ]);
  expect(told.toSorted()).toEqual(logStreams.map(({logStreamName}) => logStreamName).toSorted());
});

test('a message of several lines is one event, lines printed without the console are one each', async () => {
  const code = `export const handler = async () => {
    console.log('first\\nsecond\\n');
    process.stdout.write('third\\nfourth\\r\\n');
  };`;
  await sandbox.create('lines', code);
  const {LogResult = ''} = await sandbox.lambda.invoke({FunctionName: 'lines', LogType: 'Tail'});
  const messages = (await messagesOf('/aws/lambda/lines')).slice(2, -2);
  expect(messages).toEqual([expect.stringMatching(/\tINFO\tfirst\nsecond\n$/), 'third\n', 'fourth\r\n']);
  expect(Buffer.from(LogResult, 'base64').toString('utf8')).toContain(messages.join(''));
});

test('an event has the time that the line was printed at', async () => {
  const code = `
    const wait = ms => new Promise(resolve => setTimeout(resolve, ms));
    export const handler = async () => { for (const n of [1, 2, 3]) { console.log(n); await wait(30); } };
  `;
  await sandbox.create('slow', code);
  await sandbox.invoke('slow');
  const {events = []} = await sandbox.logs.filterLogEvents({logGroupName: '/aws/lambda/slow', filterPattern: 'INFO'});
  const printed = events.map(({message = ''}) => Date.parse(message.split('\t')[0] ?? ''));
  expect(printed).toHaveLength(3);
  expect(events.map(({timestamp}) => timestamp)).toEqual(printed);
});

test('a failure, an exit and a timeout are told as the service tells them', async () => {
  const code = `
    export const handler = async ({how}) => {
      if (how === 'throw') throw new TypeError('no stock');
      if (how === 'exit') process.exit(3);
      await new Promise(resolve => setTimeout(resolve, 60_000));
    };
  `;
  await sandbox.create('faulty', code, {Timeout: 1});
  const thrown = await sandbox.invoke('faulty', {how: 'throw'});
  const exited = await sandbox.invoke('faulty', {how: 'exit'});
  const hung = await sandbox.invoke('faulty', {how: 'hang'});
  const messages = await messagesOf('/aws/lambda/faulty');
  expect(messages.find(message => message.includes('ERROR\tInvoke Error'))).toContain('"errorMessage":"no stock"');
  expect(messages).toContain(
    `RequestId: ${exited.requestId} Error: Runtime exited with error: exit status 3\nRuntime.ExitError\n`,
  );
  expect(messages.find(message => message.includes('Task timed out'))).toMatch(
    new RegExp(`^\\S+Z ${hung.requestId} Task timed out after 1.00 seconds\\n\\n$`),
  );
  for (const {requestId} of [thrown, exited, hung]) {
    expect(messages.filter(message => message.startsWith(`END RequestId: ${requestId}`))).toHaveLength(1);
  }
});

test('a module that does not load is told, too', async () => {
  await sandbox.create('broken', 'throw new Error("no settings");');
  const {requestId} = await sandbox.invoke('broken');
  const messages = await messagesOf('/aws/lambda/broken');
  expect(messages[1]).toContain('no settings');
  expect(messages.toSpliced(1, 1).map(message => message.split(':')[0])).toEqual([
    'INIT_START Runtime Version',
    'INIT_REPORT Init Duration',
    'START RequestId',
    'END RequestId',
    'REPORT RequestId',
  ]);
  expect(messages[3]).toContain(requestId);
});

test('JSON is what the log format JSON makes of it, in the group that is asked for', async () => {
  await sandbox.create('structured', 'export const handler = async () => { console.warn({sku: "mug"}); };', {
    LoggingConfig: {LogFormat: 'JSON', LogGroup: '/shop/all'},
  });
  const {requestId} = await sandbox.invoke('structured');
  const messages = (await messagesOf('/shop/all')).map(message => JSON.parse(message));
  expect(messages).toMatchObject([
    {type: 'platform.start', record: {requestId, version: '$LATEST'}},
    {level: 'WARN', requestId, message: {sku: 'mug'}},
    {type: 'platform.report', record: {requestId, status: 'success'}},
  ]);
});

test('20,000 lines of one invocation are all there, once and in order', async () => {
  const code = `export const handler = async () => { for (let n = 0; n < 20_000; n += 1) process.stdout.write('line ' + n + ' é\\n'); };`;
  await sandbox.create('chatty', code, {Timeout: 30});
  await sandbox.invoke('chatty');
  const lines = (await messagesOf('/aws/lambda/chatty')).filter(message => message.startsWith('line '));
  expect(lines).toEqual(Array.from({length: 20_000}, (_, n) => `line ${n} é\n`));
});

test('lines are there while the handler still runs', async () => {
  const code = `
    export const handler = async () => {
      console.log('begun');
      await new Promise(resolve => setTimeout(resolve, 60_000));
    };
  `;
  await sandbox.create('endless', code, {Timeout: 60});
  const stop = new AbortController();
  const call = sandbox.lambda.invoke({FunctionName: 'endless'}, {abortSignal: stop.signal}).catch(() => undefined);
  await expect.poll(async () => (await messagesOf('/aws/lambda/endless').catch(() => [])).length).toBe(3);
  stop.abort();
  await call;
});

test('a line longer than an event becomes several, none cut within a character', async () => {
  const code = `export const handler = async () => { process.stdout.write('é'.repeat(300_000) + '\\n'); };`;
  await sandbox.create('wide', code);
  await sandbox.invoke('wide');
  const parts = (await messagesOf('/aws/lambda/wide')).filter(message => message.startsWith('é'));
  expect(parts.length).toBe(3);
  expect(parts.join('')).toBe(`${'é'.repeat(300_000)}\n`);
});

test('what one invocation may log has a limit, and what is left out is counted', async () => {
  const code = `
    export const handler = async () => {
      const line = Buffer.from('x'.repeat(999) + '\\n').toString().repeat(1000);
      for (let n = 0; n < 40; n += 1) await new Promise(resolve => process.stdout.write(line, resolve));
    };
  `;
  await sandbox.create('flood', code, {Timeout: 30});
  await sandbox.invoke('flood');
  const notes = (await messagesOf('/aws/lambda/flood')).filter(message => message.includes('further output'));
  expect(notes).toEqual([`[sandbox] ${40_000_000 - 33_554_432} bytes of further output were dropped\n`]);
});
