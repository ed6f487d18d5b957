import {formatMember} from './members.ts';

const units = ['B', 'KB', 'MB', 'GB', 'TB', 'PB'] as const;

/**
 * Bytes as `304 B`, `1.2 MB`, `250 MB`. A unit is 1,024 of the one before, as in the service's own limits
 * (the 250 MB of an unpacked package are 262,144,000 bytes). What is no size is shown as it is.
 */
export function formatSize(bytes: unknown): string {
  if (typeof bytes !== 'number' || !Number.isFinite(bytes) || bytes < 0) return formatMember(bytes);
  let amount = bytes;
  for (const unit of units) {
    const rounded = round(amount);
    if (rounded < 1024 || unit === 'PB') return `${rounded} ${unit}`;
    amount /= 1024;
  }
  return formatMember(bytes);
}

function round(amount: number): number {
  return amount < 100 ? Math.round(amount * 10) / 10 : Math.round(amount);
}
