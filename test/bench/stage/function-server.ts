import {fork} from 'node:child_process';
import {once} from 'node:events';
import {fileURLToPath} from 'node:url';
import {functionNames} from './many-functions.ts';

/** The sandbox full of functions, in a process of its own so that its work is not taken for the console's. */
export interface FunctionServer extends AsyncDisposable {
  readonly url: string;
  /** Names of its functions in the order they are listed. */
  readonly names: readonly string[];
}

/** Sandboxes with functions, each started when it is first asked for. */
export function createFunctionServers(): AsyncDisposable & {start(count: number): Promise<FunctionServer>} {
  const servers = new Map<number, Promise<FunctionServer>>();
  return {
    start(count) {
      const server = servers.get(count) ?? startServer('./serve-functions.ts', count);
      servers.set(count, server);
      return server;
    },
    async [Symbol.asyncDispose]() {
      for (const server of servers.values()) await (await server)[Symbol.asyncDispose]();
    },
  };
}

/** A sandbox with functions that were called all day. */
export function startBusyServer(count: number): Promise<FunctionServer> {
  return startServer('./serve-busy-functions.ts', count);
}

/** Rejects when it ends before it listens. */
async function startServer(file: string, count: number): Promise<FunctionServer> {
  const program = fileURLToPath(new URL(file, import.meta.url));
  const child = fork(program, [String(count)], {stdio: ['ignore', 'ignore', 'inherit', 'ipc']});
  const exit = once(child, 'exit');
  const url = await Promise.race([once(child, 'message'), exit.then(() => undefined)]);
  if (url === undefined) throw new Error('The sandbox with the functions ended before it listened');
  return {
    url: String(url[0]),
    names: functionNames(count),
    async [Symbol.asyncDispose]() {
      // Whoever left files behind takes them away when nobody listens any more.
      child.disconnect();
      await exit;
    },
  };
}
