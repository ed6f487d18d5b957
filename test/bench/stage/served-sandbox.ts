import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {Lambda} from '@aws-sdk/client-lambda';
import {credentials, region} from '../../support/sandbox.ts';
import type {Stage} from './stage.ts';

/** A sandbox that the built program serves and keeps in a folder, and a client for it. */
export interface ServedSandbox extends AsyncDisposable {
  readonly lambda: Lambda;
  readonly url: string;
  readonly pid: number;
}

/** Within which no namespaces can be made (Linux only). */
const unwalled = [
  'unshare',
  '--user',
  '--map-root-user',
  '/bin/sh',
  '-c',
  'echo 0 > /proc/sys/user/max_mnt_namespaces; exec "$@"',
  'sh',
];

/** Starts an empty sandbox. Rejects when it ends before it listens. */
export async function startServedSandbox(
  {program, home}: Stage,
  {isWalledOff = true}: {readonly isWalledOff?: boolean} = {},
): Promise<ServedSandbox> {
  const folder = mkdtempSync(join(tmpdir(), 'lambdeck-bench-sandbox-'));
  const [command = '', ...args] = [...(isWalledOff ? [] : unwalled), process.execPath, program];
  const child = spawn(command, [...args, 'sandbox', '--empty', '--port', '0', '--data', folder], {
    env: {PATH: process.env['PATH'], HOME: home, AWS_REGION: region},
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  const url = await readUrl(child.stdout);
  const lambda = new Lambda({region, endpoint: url, credentials, maxAttempts: 1});
  return {
    lambda,
    url,
    pid: child.pid ?? 0,
    async [Symbol.asyncDispose]() {
      lambda.destroy();
      child.kill('SIGTERM');
      await exit;
      rmSync(folder, {recursive: true, force: true});
    },
  };
}

/** Its greeting says where it listens. */
async function readUrl(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface(output)) {
    const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
    if (url !== undefined) return url;
  }
  throw new Error('The sandbox ended before it listened');
}
