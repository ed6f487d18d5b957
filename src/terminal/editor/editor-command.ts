import {accessSync, constants} from 'node:fs';
import {delimiter, join} from 'node:path';
import type {TerminalEnvironment} from '../environment.ts';

const fallbacks = ['vi', 'nano'];

/**
 * The editor command: $VISUAL, else $EDITOR (each may have arguments, as a shell reads them), else the first of vi and
 * nano that is installed; undefined when there is none.
 */
export const findEditorCommand = (env: TerminalEnvironment): string | undefined => {
  const chosen = [env['VISUAL'], env['EDITOR']].find(command => command !== undefined && command.trim() !== '');
  return chosen ?? fallbacks.find(name => isInstalled(name, env['PATH'] ?? ''));
};

const isInstalled = (name: string, path: string): boolean =>
  path.split(delimiter).some(folder => folder !== '' && isExecutable(join(folder, name)));

const isExecutable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};
