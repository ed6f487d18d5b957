import {setTimeout} from 'node:timers/promises';
import type {SandboxOrder, SandboxReport} from './sandbox-process.ts';
import {type SandboxHost, startSandbox} from './start-sandbox.ts';

/** ms that its end may take: what is queued is kept anyway. */
const longestEnd = 5000;
/** ms after which it looks how handlers run: the first rows come before that. */
const lookAfter = 1500;

/** Serves the sandbox that a console has ordered until that has `left`. */
export async function serveConsole(
  host: SandboxHost,
  {folder, port, region}: SandboxOrder,
  tell: (report: SandboxReport) => void,
  left: Promise<void>,
): Promise<void> {
  const onFault = (error: unknown) =>
    tell({kind: 'fault', text: error instanceof Error ? (error.stack ?? error.message) : String(error)});
  try {
    const storage = {kind: 'folder', path: folder} as const;
    const sandbox = await startSandbox(host, {storage, port, region, empty: false, onFault});
    tell({kind: 'listens', url: sandbox.url});
    const looking = new AbortController();
    void setTimeout(lookAfter, undefined, {signal: looking.signal}).then(
      async () => tell({kind: 'isolation', isolation: await sandbox.isolation()}),
      () => {},
    );
    await left;
    looking.abort();
    await Promise.race([sandbox.close(), setTimeout(longestEnd)]);
  } catch (error) {
    tell({kind: 'failed', why: error instanceof Error ? error.message : String(error)});
  }
}
