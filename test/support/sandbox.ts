import {createHash} from 'node:crypto';
import {join} from 'node:path';
import {Lambda} from '@aws-sdk/client-lambda';
import {packZip} from '../../src/sandbox/code/index.ts';
import {createSandbox, type Sandbox, type SandboxOptions, type SeedStep} from '../../src/sandbox/index.ts';

/** A sandbox that listens, with a client for it. */
export interface RunningSandbox {
  readonly url: string;
  readonly sandbox: Sandbox;
  readonly client: Lambda;
  close(): Promise<void>;
}

/** What every test's sandbox has: one attempt a call, so that a test sees the first answer. */
export const region = 'eu-west-1';
export const accountId = '123456789012';
export const credentials = {accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret'};

/** Runs handlers with the Node.js that runs the tests. */
export const machine: SandboxOptions['machine'] = {
  nodePath: process.execPath,
  bootstrapFolder: join(import.meta.dirname, '../../src/sandbox/runtime/bootstrap'),
  // Many tests have a handler and a test meet in a file.
  isPlain: true,
  searchPath: process.env['PATH'] ?? '',
  ...(process.env['HOME'] === undefined ? {} : {home: process.env['HOME']}),
};

/** Starts an empty sandbox in memory that settles at once; options change that. */
export async function startSandbox(options: Partial<SandboxOptions> = {}): Promise<RunningSandbox> {
  const sandbox = createSandbox({
    storage: {kind: 'memory'},
    region,
    accountId,
    seed: false,
    machine,
    resolveHost: async () => ['127.0.0.1'],
    delays: {create: 0, update: 0, mapping: 0, retry: 0},
    ...options,
  });
  const {url} = await sandbox.listen(0);
  const client = new Lambda({region: options.region ?? region, endpoint: url, credentials, maxAttempts: 1});
  return {
    url,
    sandbox,
    client,
    async close() {
      client.destroy();
      await sandbox.close();
    },
  };
}

/** A deployment package of the given files. */
export const zipOf = packZip;

/** The smallest input that creates a function; members given replace its own. */
export async function functionInput(name: string, members: Partial<CreateInput> = {}): Promise<CreateInput> {
  return {
    FunctionName: name,
    Role: `arn:aws:iam::${accountId}:role/test`,
    Runtime: 'nodejs24.x',
    Handler: 'index.handler',
    Code: {ZipFile: await zipOf({'index.mjs': 'export const handler = async event => event;\n'})},
    ...members,
  };
}

/** The build of the runtime that such a function has: the only one that it can be held to. */
export const runtimeVersionArn = `arn:aws:lambda:${region}::runtime:${createHash('sha256').update('nodejs24.x').digest('hex')}`;

/** A seed of so many functions, `function-00000` and on. */
export async function functionsSeed(count: number): Promise<SeedStep[]> {
  const input = await functionInput('');
  return Array.from({length: count}, (_, index) => ({
    operation: 'CreateFunction',
    input: {...input, FunctionName: `function-${String(index).padStart(5, '0')}`},
  }));
}

type CreateInput = Extract<SeedStep, {operation: 'CreateFunction'}>['input'];
