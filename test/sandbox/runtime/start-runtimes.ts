import {randomUUID} from 'node:crypto';
import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {onTestFinished} from 'vitest';
import {createCodeStore, packZip} from '../../../src/sandbox/code/index.ts';
import {createRuntimes, type Invocation, type Outcome, type RuntimeHost} from '../../../src/sandbox/runtime/index.ts';

export type Files = Parameters<typeof packZip>[0];

export type Overrides = Partial<Invocation> & {readonly signal?: AbortSignal; readonly layers?: readonly Files[]};

const functionArn = 'arn:aws:lambda:eu-west-1:123456789012:function:demo';

/** Runtimes on this machine for one test, and a way to run files as a function; all of it ends with the test. */
export function startRuntimes(options: Partial<RuntimeHost> = {}) {
  const workFolder = mkdtempSync(join(tmpdir(), 'runtimes-test-'));
  const code = createCodeStore(undefined);
  const runtimes = createRuntimes({...toHost(workFolder), ...options});
  onTestFinished(async () => {
    await runtimes.close();
    code.close();
    rmSync(workFolder, {recursive: true});
  });
  const put = async (zip: Uint8Array) => (await code.put(zip)).sha256;
  const invokeZip = async (zip: Uint8Array, layers: readonly Uint8Array[], payload: unknown, overrides: Overrides) => {
    const sha256 = await put(zip);
    const {signal = new AbortController().signal, layers: _, ...rest} = overrides;
    const folders = await code.foldersOf(sha256, await Promise.all(layers.map(put)));
    const places = {codeFolder: folders.code, codeSha256: sha256, optFolder: folders.opt};
    const invocation = {...toInvocation(payload), ...places, ...rest};
    return runtimes.invoke(invocation, signal);
  };
  return {
    workFolder,
    runtimes,
    invokeZip,
    async invoke(files: Files, payload: unknown = {}, overrides: Overrides = {}): Promise<Outcome> {
      const layers = await Promise.all((overrides.layers ?? []).map(packZip));
      return invokeZip(await packZip(files), layers, payload, overrides);
    },
  };
}

function toHost(workFolder: string): RuntimeHost {
  return {
    workFolder,
    bootstrapFolder: join(import.meta.dirname, '../../../src/sandbox/runtime/bootstrap'),
    nodePath: process.execPath,
    searchPath: process.env['PATH'] ?? '',
    home: process.env['HOME'] ?? '',
    isPlain: true,
  };
}

function toInvocation(payload: unknown): Omit<Invocation, 'codeFolder' | 'codeSha256' | 'optFolder'> {
  return {
    functionArn,
    version: '$LATEST',
    runtime: 'nodejs22.x',
    handler: 'index.handler',
    environment: {},
    memorySize: 256,
    timeout: 15,
    requestId: randomUUID(),
    payload: Buffer.from(JSON.stringify(payload)),
    logGroup: '/aws/lambda/demo',
    logStream: '2026/01/02/[$LATEST]0123456789abcdef0123456789abcdef',
  };
}

export function toJson(outcome: Outcome): unknown {
  return JSON.parse(Buffer.from(outcome.payload).toString('utf8'));
}

/** Whether a process still does something; one that only waits for its parent to notice its end does not. */
export function isRunning(pid: number): boolean {
  if (existsSync('/proc/self/stat')) {
    try {
      return !/^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    } catch {
      return false;
    }
  }
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
