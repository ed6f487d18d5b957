import {readdirSync} from 'node:fs';
import {basename, join} from 'node:path';
import {shippedThemes} from '../core/theme/shipped.ts';
import type {ThemeDefinition} from '../core/theme/theme.ts';
import {codeOfDisk, formatDiskError} from '../disk/disk-error.ts';
import {readText} from '../disk/read-text.ts';

/** The themes there are, with what of the user's own cannot be used, a sentence each. */
export interface FoundThemes {
  readonly themes: readonly ThemeDefinition[];
  readonly notices: readonly string[];
}

/** Bytes of a theme's file at most. */
const mostBytes = 1 << 18;

/** The shipped themes and those in the folder `themes`: each file that ends in .json or .jsonc is one, by its name. */
export async function findThemes(configFolder: string): Promise<FoundThemes> {
  const folder = join(configFolder, 'themes');
  let names: readonly string[];
  try {
    names = readdirSync(folder)
      .filter(name => /^[^.].*\.jsonc?$/.test(name))
      .sort();
  } catch (error) {
    const isAbsent = /^(ENOENT|ENOTDIR)$/.test(codeOfDisk(error));
    return {
      themes: shippedThemes,
      notices: isAbsent ? [] : [`Themes cannot be read: ${folder}: ${formatDiskError(error)}.`],
    };
  }
  const own = await Promise.all(names.map(name => readThemeFile(join(folder, name))));
  return {
    themes: [...shippedThemes, ...own.flatMap(({theme}) => (theme === undefined ? [] : [theme]))],
    notices: own.flatMap(({notices}) => notices),
  };
}

async function readThemeFile(file: string): Promise<{theme?: ThemeDefinition; notices: readonly string[]}> {
  const name = basename(file).replace(/\.jsonc?$/, '');
  if (shippedThemes.some(theme => theme.name === name)) {
    return {
      notices: [`${file}: there is a theme "${name}" already: a file of another name can change it by "extends".`],
    };
  }
  try {
    const text = await readText(file, mostBytes);
    // Who has no themes of their own need not wait for what reads them.
    const {readTheme} = await import('../core/theme/read-theme.ts');
    const {theme, faults} = readTheme(name, text);
    return {theme, notices: faults.map(({line, words}) => `${file}, line ${line}: ${words}.`)};
  } catch (error) {
    return {notices: [`A theme cannot be read: ${file}: ${formatDiskError(error)}.`]};
  }
}
