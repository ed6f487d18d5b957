import {readdirSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {configPaths} from '../aws/config/config-paths.ts';
import {findSettingsFolders} from './config-folder.ts';
import {findMemoryFile} from './console-memory.ts';
import type {Host} from './host.ts';

/** Who starts what. */
export type StartHost = Pick<Host, 'env' | 'home' | 'version'> & {readonly process: Pick<Host['process'], 'argv'>};

/** Variables that say where a start leads to, whose files it reads, or how its terminal is drawn on. */
const variables =
  /^(AWS_|XDG_|HOME$|USERPROFILE$|LANG$|LC_|TERM|COLORTERM$|CLICOLOR|NO_COLOR$|FORCE_COLOR$|NODE_DISABLE_COLORS$|CI$|INK_|ITERM_|KONSOLE_|WT_)/;
/** Those of which it matters only that they are there. */
const marks = ['TMUX', 'STY', 'SSH_CONNECTION', 'SSH_TTY', 'SSH_CLIENT'];

/** Those whose values are nobody's business, and lead nowhere else. */
const secrets = /SECRET|TOKEN|PASSWORD/;

/**
 * A name for all that the first screen of a start depends on beside the time and the rows that are remembered: command line,
 * environment and the files that are read; those with credentials as they were written last. Starts of the same name lead to the same
 * place, and look the same.
 */
export function nameStart({process, env, home, version}: StartHost): string {
  const {config, state} = findSettingsFolders({env, home});
  const {configFilepath, filepath} = configPaths(env);
  const themes = join(config, 'themes');
  const files = [
    join(config, 'settings.json'),
    findMemoryFile(state),
    join(state, 'backgrounds.json'),
    ...listNames(themes).map(name => join(themes, name)),
  ];
  const set = Object.keys(env).filter(name => variables.test(name));
  return toName(
    JSON.stringify([
      version,
      process.argv.slice(2),
      set.sort().map(name => [name, secrets.test(name) ? Boolean(env[name]) : env[name]]),
      marks.map(name => Boolean(env[name])),
      files.map(path => [path, readContent(path)]),
      [configFilepath, filepath].map(path => [path, ...findWriting(path)]),
    ]),
  );
}

function listNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function readContent(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}

/** What tells one writing of a file from any other; nothing where there is none. */
function findWriting(path: string): readonly number[] {
  const found = statSync(path, {throwIfNoEntry: false});
  return found === undefined ? [] : [found.dev, found.ino, found.size, found.mtimeMs, found.ctimeMs];
}

/** A short name for a text, different for different ones: of 106 bits (twice cyrb53). Node's own hashes take longer to be loaded. */
function toName(text: string): string {
  return [mix(text, 0), mix(text, 1)].map(part => part.toString(36)).join('');
}

function mix(text: string, seed: number): number {
  let [high, low] = [0xdeadbeef ^ seed, 0x41c6ce57 ^ seed];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
