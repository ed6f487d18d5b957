import type {Field} from './field.ts';

const units: Partial<Record<Field['kind'], readonly [string, string]>> = {
  string: ['character', 'characters'],
  blob: ['byte', 'bytes'],
  list: ['item', 'items'],
  map: ['entry', 'entries'],
};

/** A count of what the size of a kind of value is measured in: `1 byte`, `4,096 characters`; the number alone for what has no size. */
export function formatCounted(count: number, kind: Field['kind']): string {
  const number = String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
  const unit = units[kind]?.[count === 1 ? 0 : 1];
  return unit === undefined ? number : `${number} ${unit}`;
}
