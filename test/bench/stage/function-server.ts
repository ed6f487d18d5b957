import {fork} from 'node:child_process';
import {once} from 'node:events';
import {fileURLToPath} from 'node:url';

/** The sandbox full of functions, in a process of its own so that its work is not taken for the console's. */
export interface FunctionServer extends AsyncDisposable {
  readonly url: string;
}

/** Starts a sandbox with so many functions. Rejects when it ends before it listens. */
export function startFunctionServer(count: number): Promise<FunctionServer> {
  return startServer('./serve-functions.ts', count);
}

/** The same with functions that were called all day. */
export function startBusyServer(count: number): Promise<FunctionServer> {
  return startServer('./serve-busy-functions.ts', count);
}

async function startServer(file: string, count: number): Promise<FunctionServer> {
  const program = fileURLToPath(new URL(file, import.meta.url));
  const child = fork(program, [String(count)], {stdio: ['ignore', 'ignore', 'inherit', 'ipc']});
  const exit = once(child, 'exit');
  const url = await Promise.race([once(child, 'message'), exit.then(() => undefined)]);
  if (url === undefined) throw new Error('The sandbox with the functions ended before it listened');
  return {
    url: String(url[0]),
    async [Symbol.asyncDispose]() {
      // Whoever left files behind takes them away when nobody listens any more.
      child.disconnect();
      await exit;
    },
  };
}
