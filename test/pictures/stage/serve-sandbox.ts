import {fork} from 'node:child_process';
import {once} from 'node:events';
import {createInterface} from 'node:readline';
import {Readable} from 'node:stream';
import {built} from '../../support/terminal/built.ts';
import {region, stillWorld, worldOf} from './world.ts';

/** Serves the sandbox of the built program, in memory; resolves once its samples are there. */
export async function serveSandbox(): Promise<{readonly url: string} & AsyncDisposable> {
  const child = fork(built, ['sandbox', '--memory', '--port', '0'], {
    execArgv: ['--import', stillWorld],
    env: {...worldOf(), PATH: process.env['PATH'], AWS_REGION: region},
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const exit = once(child, 'exit');
  const [greeting] = await Promise.race([once(createInterface(child.stdout ?? Readable.from([])), 'line'), exit]);
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(String(greeting))?.[0];
  if (url === undefined) throw new Error(`The sandbox did not say where it listens, but ended with ${greeting}`);
  // The samples' ids are counted like all others: only one may ask until they are there.
  await (await fetch(`${url}/2015-03-31/functions/`)).arrayBuffer();
  return {
    url,
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await exit;
    },
  };
}
