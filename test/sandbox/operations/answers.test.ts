import type {Lambda} from '@aws-sdk/client-lambda';
import {afterAll, beforeAll, beforeEach, expect, test} from 'vitest';
import {sendRaw} from '../../support/raw-request.ts';
import {accountId, functionInput, type RunningSandbox, region, startSandbox, zipOf} from '../../support/sandbox.ts';
import {answerRows} from '../fixture/answers/index.ts';

let sandbox: RunningSandbox;
let zipFile: Uint8Array;

beforeAll(async () => {
  sandbox = await startSandbox();
  zipFile = await zipOf({'index.mjs': 'export const handler = async () => 2;\n'});
});

afterAll(() => sandbox.close());

beforeEach(async () => {
  await removeAll(sandbox.client);
  for (const name of ['plain', 'second']) {
    await sandbox.client.createFunction(await functionInput(name, {Publish: true}));
    await sandbox.client.createAlias({FunctionName: name, Name: 'live', FunctionVersion: '1'});
  }
});

async function removeAll(lambda: Lambda): Promise<void> {
  const {EventSourceMappings = []} = await lambda.listEventSourceMappings();
  for (const {UUID} of EventSourceMappings) await lambda.deleteEventSourceMapping({UUID});
  const {Functions = []} = await lambda.listFunctions();
  for (const {FunctionName} of Functions) await lambda.deleteFunction({FunctionName});
}

test.each(answerRows)(
  '$operation $what',
  async ({operation, after = [], input, status, gives, lacks = [], refuses}) => {
    const known: Record<string, unknown> = {};
    for (const [before, its] of after) known[before] = await call(before, fill(its, known));
    if (refuses) {
      const {code, message, Type} = refuses;
      expect(await readRefusal(operation, fill(input, known))).toEqual({code, message, ...(Type ? {Type} : {})});
      return;
    }
    const {$metadata, ...answer} = (await call(operation, fill(input, known))) as Record<string, unknown>;
    if (status !== undefined) expect($metadata).toMatchObject({httpStatusCode: status});
    expect(answer).toMatchObject(fill(gives ?? {}, known));
    expect(Object.keys(answer).filter(name => lacks.includes(name))).toEqual([]);
  },
);

function call(operation: string, input: object): Promise<unknown> {
  const name = `${operation[0]?.toLowerCase()}${operation.slice(1)}` as 'listTags';
  return sandbox.client[name](input as never);
}

/** The error as it is on the wire: SDKs do not tell what was left out. */
async function readRefusal(operation: string, input: object): Promise<object> {
  const seen: object[] = [];
  const read = async (path: string, method: string, headers: Record<string, string>, body: string) => {
    const answer = await sendRaw(`${sandbox.url}${path}`, headers, method, body);
    const {message, Message, ...rest} = JSON.parse(answer.body) as Record<string, unknown>;
    seen.push({code: answer.headers['x-amzn-errortype'], message: message ?? Message, ...rest});
  };
  const request = await capture(operation, input);
  await read(request.path, request.method, request.headers, request.body);
  return seen[0] ?? {};
}

interface Captured {
  readonly path: string;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** The request the SDK would send. */
async function capture(operation: string, input: object): Promise<Captured> {
  const {promise, resolve} = Promise.withResolvers<Captured>();
  const {Lambda} = await import('@aws-sdk/client-lambda');
  const client = new Lambda({
    region,
    endpoint: sandbox.url,
    credentials: {accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret'},
    maxAttempts: 1,
    requestHandler: {
      async handle(request: {
        path: string;
        query?: object;
        method: string;
        headers: Record<string, string>;
        body?: unknown;
      }) {
        const query = new URLSearchParams(request.query as Record<string, string>).toString();
        const body = typeof request.body === 'string' ? request.body : Buffer.from((request.body ?? '') as Uint8Array);
        resolve({
          path: request.path + (query === '' ? '' : `?${query}`),
          method: request.method,
          headers: request.headers,
          body: String(body),
        });
        throw new Error('It is sent by hand');
      },
    } as never,
  });
  const name = `${operation[0]?.toLowerCase()}${operation.slice(1)}` as 'listTags';
  await client[name](input as never).catch(() => undefined);
  client.destroy();
  return promise;
}

/** Puts in what a row names by `$`. */
function fill<T>(value: T, known: Record<string, unknown>): T {
  if (typeof value === 'string') return fillText(value, known) as T;
  if (Array.isArray(value)) return value.map(item => fill(item as unknown, known)) as T;
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, fill(item as unknown, known)])) as T;
}

function fillText(text: string, known: Record<string, unknown>): unknown {
  if (text === '$zip') return {ZipFile: zipFile};
  if (text === '$zipFile') return zipFile;
  if (text === '$role') return `arn:aws:iam::${accountId}:role/test`;
  const [, path] = /^\$(\w+(?:\.\w+)+)$/.exec(text) ?? [];
  if (path === undefined) return text;
  return path
    .split('.')
    .reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], known);
}
