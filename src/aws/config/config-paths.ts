import {homedir} from 'node:os';
import {join} from 'node:path';

/** The paths of the two files. */
export type ConfigPaths = ReturnType<typeof configPaths>;

/**
 * Where the two files are: AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE, else under `~/.aws`; `folder` is the latter, where the
 * AWS command line keeps sessions.
 */
export function configPaths(env: Readonly<Record<string, string | undefined>>) {
  const folder = join(env['HOME'] ?? env['USERPROFILE'] ?? homedir(), '.aws');
  return {
    folder,
    configFilepath: env['AWS_CONFIG_FILE'] || join(folder, 'config'),
    filepath: env['AWS_SHARED_CREDENTIALS_FILE'] || join(folder, 'credentials'),
  };
}
