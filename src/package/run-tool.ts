import {spawnSync} from 'node:child_process';

/** Runs a program to its end and gives what it printed. Throws with what it said when it fails. */
export function runTool(command: string, args: readonly string[], cwd: string): string {
  const {status, stdout, stderr, error} = spawnSync(command, args, {cwd, encoding: 'utf8', maxBuffer: 1 << 26});
  if (status === 0) return stdout;
  throw new Error(`${command} ${args.join(' ')} failed: ${error?.message ?? `${stdout}${stderr}`.trim()}`);
}
