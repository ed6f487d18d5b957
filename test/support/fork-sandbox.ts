import {type ChildProcess, fork} from 'node:child_process';
import {once} from 'node:events';
import {join} from 'node:path';

const program = join(import.meta.dirname, 'serve-sandbox.ts');

/** Serves the sandbox of a folder in a process of its own. What Node compiles of it is kept in `compiled` for the next one. */
export async function forkSandbox(path: string, compiled?: string): Promise<{child: ChildProcess; url: string}> {
  const cache = compiled === undefined ? {} : {NODE_COMPILE_CACHE: compiled};
  const child = fork(program, [path], {execArgv: [], env: {...process.env, ...cache}});
  const [url] = await once(child, 'message');
  return {child, url: String(url)};
}
