import {fork} from 'node:child_process';
import {once} from 'node:events';
import {fileURLToPath} from 'node:url';

/** An endpoint with more log lines than anybody reads, in a process of its own. */
export interface LogFlood extends AsyncDisposable {
  readonly url: string;
}

/** Starts a flood of so many lines a second, so many in all, before another endpoint. */
export async function startLogFlood(
  target: string,
  {rate, total}: {readonly rate: number; readonly total: number},
): Promise<LogFlood> {
  const program = fileURLToPath(new URL('./serve-log-flood.ts', import.meta.url));
  const child = fork(program, [target, String(rate), String(total)], {stdio: ['ignore', 'ignore', 'inherit', 'ipc']});
  const exit = once(child, 'exit');
  const url = await Promise.race([once(child, 'message'), exit.then(() => undefined)]);
  if (url === undefined) throw new Error('The flood ended before it listened');
  return {
    url: String(url[0]),
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await exit;
    },
  };
}
