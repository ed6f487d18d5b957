import {fork} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {Lambda} from '@aws-sdk/client-lambda';
import {credentials, region} from '../../support/sandbox.ts';

/** A sandbox in a process of its own that keeps its state in a folder, as served ones do, and a client for it. */
export interface KeptSandbox extends AsyncDisposable {
  readonly lambda: Lambda;
}

/** Starts an empty sandbox whose changes settle at once. Rejects when it ends before it listens. */
export async function startKeptSandbox(): Promise<KeptSandbox> {
  const folder = mkdtempSync(join(tmpdir(), 'lambdeck-bench-sandbox-'));
  const program = fileURLToPath(new URL('../../support/serve-sandbox.ts', import.meta.url));
  const child = fork(program, [folder], {stdio: ['ignore', 'ignore', 'inherit', 'ipc']});
  const exit = once(child, 'exit');
  const message = await Promise.race([once(child, 'message'), exit.then(() => undefined)]);
  if (message === undefined) throw new Error('The sandbox ended before it listened');
  const lambda = new Lambda({region, endpoint: String(message[0]), credentials, maxAttempts: 1});
  return {
    lambda,
    async [Symbol.asyncDispose]() {
      lambda.destroy();
      child.kill('SIGKILL');
      await exit;
      rmSync(folder, {recursive: true, force: true});
    },
  };
}
