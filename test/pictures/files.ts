import {join} from 'node:path';
import type {ThemeName} from './svg/palettes.ts';

/** Where the pictures are kept. */
export const folder = join(import.meta.dirname, '../../docs/pictures');

/** The file of a screen's picture. */
export function fileOf(name: string, theme: ThemeName): string {
  return join(folder, `${name}-${theme}.svg`);
}
