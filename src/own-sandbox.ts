import {enableCompileCache, flushCompileCache} from 'node:module';
import type {SandboxOrder, SandboxReport} from './program/sandbox-process.ts';

// The sandbox that a console brings along runs here, in a process without the user's variables.
const [, , given = ''] = process.argv;
const order: SandboxOrder = JSON.parse(given);
process.removeAllListeners('warning');
if (order.compiled !== undefined) {
  enableCompileCache(order.compiled);
  setTimeout(flushCompileCache, 3000).unref();
}
void serve();

async function serve(): Promise<void> {
  const {serveConsole} = await import('./program/serve-console.ts');
  const tell = (report: SandboxReport) => void (process.connected && process.send?.(report));
  const left = new Promise<void>(resolve => {
    process.once('disconnect', resolve);
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.once(signal, () => resolve());
  });
  await serveConsole({process, env: process.env, ...order}, order, tell, left);
  process.exit();
}
