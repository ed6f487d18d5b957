import {formatCounted} from '../../schema/format-counted.ts';
import type {Field} from '../../schema/index.ts';
import {isShare} from './share.ts';

/** What a value is held to: the range of a number with its unit, `128–32,768 MB`, the length of anything else. */
export function limitsInWords(field: Field): string | undefined {
  if (isShare(field)) return '0–100 %';
  const {min, max} = field.limits;
  if (field.kind !== 'number') return max === undefined ? undefined : `at most ${formatCounted(max, field.kind)}`;
  const most = max?.toLocaleString('en');
  const counted = findUnit(field);
  const unit = counted === undefined ? '' : ` ${counted}`;
  if (most !== undefined) return `${min ?? 0}–${most}${unit}`;
  return min === undefined ? undefined : `at least ${min}${unit}`;
}

/** Members whose unit only the service's pages tell. */
const megabytes = new Set(['MemorySize', 'Size']);

/** What a number counts, as its name or the service's pages tell; undefined where they do not. */
export function findUnit({name, documentation}: Field): 'MB' | 'seconds' | 'days' | undefined {
  if (megabytes.has(name)) return 'MB';
  if (/Seconds$/.test(name) || /\bin seconds\b/.test(documentation)) return 'seconds';
  return name.endsWith('InDays') ? 'days' : undefined;
}
