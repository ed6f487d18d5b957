import type {Field} from '../../schema/index.ts';
import {formatDuration} from '../format/duration.ts';
import {formatSize} from '../format/size.ts';
import {findUnit} from './limits-in-words.ts';

const megabyte = 1024 * 1024;

/** What stands behind a number that is typed: its unit, and what it comes to in a larger one: ` s · 5 min`. Empty for none. */
export function unitInWords(field: Field, text: string): string {
  const number = Number(text);
  if (field.kind !== 'number' || text.trim() === '' || !Number.isFinite(number) || number < 0) return '';
  switch (findUnit(field)) {
    case 'MB':
      return number < 1024 ? ' MB' : ` MB · ${formatSize(number * megabyte)}`;
    case 'seconds':
      return number < 60 ? ' s' : ` s · ${formatDuration(number)}`;
    case 'days':
      return number === 1 ? ' day' : ' days';
    case undefined:
      return '';
  }
}
