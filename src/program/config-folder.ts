import {isAbsolute, join} from 'node:path';
import {findStateFolder} from '../terminal/process/state-folder.ts';

/** The folder of the settings: `$XDG_CONFIG_HOME/lambdeck`, or `~/.config/lambdeck`. */
export function findConfigFolder(env: Readonly<Record<string, string | undefined>>, home: string): string {
  const base = env['XDG_CONFIG_HOME'];
  return join(base !== undefined && isAbsolute(base) ? base : join(home, '.config'), 'lambdeck');
}

/** Where settings lie, and what the console keeps by itself. */
export function findSettingsFolders({env, home}: {env: Readonly<Record<string, string | undefined>>; home: string}) {
  return {config: findConfigFolder(env, home), state: findStateFolder(env, home)};
}
