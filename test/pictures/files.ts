import {join} from 'node:path';
import type {PictureKind} from './kinds.ts';

/** Where the pictures are kept. */
export const folder = join(import.meta.dirname, '../../docs/pictures');

/** The file of a screen's picture. */
export function fileOf(screen: string, {name}: Pick<PictureKind, 'name'>): string {
  return join(folder, `${screen}-${name}.svg`);
}
