import type {Host} from './host.ts';
import type {SandboxRequest} from './sandbox-commands.ts';
import {findSandboxFolder} from './sandbox-folder.ts';
import {formatGreeting} from './sandbox-greeting.ts';
import {shedVariables} from './shed-variables.ts';
import {startSandbox} from './start-sandbox.ts';

/** Serves the sandbox until the process is told to end; says how to use it. What keeps it from starting is one line, exit code 1. */
export async function serveSandbox(host: Host, request: SandboxRequest): Promise<void> {
  const {process} = host;
  shedVariables(host);
  process.removeAllListeners('warning');
  const region = host.env['AWS_REGION'] ?? host.env['AWS_DEFAULT_REGION'] ?? 'us-east-1';
  const folder = request.data ?? findSandboxFolder(host);
  const isKept = request.memory !== true;
  const storage = isKept ? ({kind: 'folder', path: folder} as const) : ({kind: 'memory'} as const);
  const onFault = (error: unknown) => process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  try {
    const sandbox = await startSandbox(host, {
      storage,
      port: request.port,
      region,
      empty: request.empty === true,
      seedUsed: request.seed === true,
      buckets: request.buckets,
      nodeSdk: request.nodeSdk,
      onFault,
    });
    const {url, accountId} = sandbox;
    const isolation = await sandbox.isolation();
    process.stdout.write(formatGreeting({url, region, accountId, folder: isKept ? folder : undefined, isolation}));
    for (const notice of sandbox.notices) process.stdout.write(`${notice}\n`);
    endOnSignals(process, sandbox.close);
  } catch (error) {
    process.stderr.write(`lambdeck sandbox: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

function endOnSignals(process: NodeJS.Process, close: () => Promise<void>): void {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    process.once(signal, () => {
      void close().finally(() => process.exit(code));
    });
  }
}
