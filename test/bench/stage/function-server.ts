import {fork} from 'node:child_process';
import {once} from 'node:events';
import {fileURLToPath} from 'node:url';

/** The sandbox full of functions, in a process of its own so that its work is not taken for the console's. */
export interface FunctionServer extends AsyncDisposable {
  readonly url: string;
}

/** Starts a sandbox with so many functions. Rejects when it ends before it listens. */
export async function startFunctionServer(count: number): Promise<FunctionServer> {
  const program = fileURLToPath(new URL('./serve-functions.ts', import.meta.url));
  const child = fork(program, [String(count)], {stdio: ['ignore', 'ignore', 'inherit', 'ipc']});
  const exit = once(child, 'exit');
  const url = await Promise.race([once(child, 'message'), exit.then(() => undefined)]);
  if (url === undefined) throw new Error('The sandbox with the functions ended before it listened');
  return {
    url: String(url[0]),
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await exit;
    },
  };
}
