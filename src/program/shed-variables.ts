import type {Host} from './host.ts';

/** What a sandbox has to know of its surroundings; whatever else there is may be a secret. */
const known =
  /^(PATH|HOME|USER|LOGNAME|LANG|LC_\w+|TZ|TERM|TMPDIR|XDG_\w+|NO_COLOR|FORCE_COLOR)$|^(AWS_(DEFAULT_)?REGION|AWS_ENDPOINT_URL(_S3)?)$|^(NODE_\w+|LAMBDECK_\w+)$/;

/**
 * Begins anew without the variables that a sandbox does not need, so that no process finds the user's credentials in those of
 * this one. Returns where there are none, and where a process cannot be replaced: before Node.js 22.15, and on Windows.
 */
export function shedVariables({process, env, nodeEnvironment}: Host): void {
  const kept = keepKnown(env);
  if (Object.keys(kept).length === Object.keys(env).length || process.execve === undefined) return;
  // A single executable finds its program by itself.
  const own = process.argv.slice(nodeEnvironment === undefined ? 1 : 2);
  process.removeAllListeners('warning');
  process.execve(process.execPath, [process.execPath, ...process.execArgv, ...own], kept);
}

/** The variables that a sandbox needs, of all there are. */
export function keepKnown(env: Host['env']): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) if (value !== undefined && known.test(name)) kept[name] = value;
  return kept;
}
