import type {Field} from '../../schema/index.ts';
import {isShare} from './share.ts';

/** What a value is held to: the range of a number with its unit, `128–32,768 MB`, the length of anything else. */
export function limitsInWords(field: Field): string | undefined {
  if (isShare(field)) return '0–100 %';
  const {min, max} = field.limits;
  const most = max?.toLocaleString('en');
  if (field.kind !== 'number') return most === undefined ? undefined : `at most ${most}`;
  const unit = findUnit(field);
  if (most !== undefined) return `${min ?? 0}–${most}${unit}`;
  return min === undefined ? undefined : `at least ${min}${unit}`;
}

/** Members whose unit only the service's pages tell. */
const megabytes = new Set(['MemorySize', 'Size']);

/** What a number counts, behind a blank; nothing where its name tells. */
function findUnit({name, documentation}: Field): string {
  if (megabytes.has(name)) return ' MB';
  if (/Seconds$/.test(name) || /\bin seconds\b/.test(documentation)) return ' seconds';
  return name.endsWith('InDays') ? ' days' : '';
}
