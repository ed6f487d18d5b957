import {formatMember} from './members.ts';

const units = [
  ['d', 86_400],
  ['h', 3600],
  ['min', 60],
  ['s', 1],
] as const;

/** Seconds as `10 s`, `15 min`, `1 min 30 s`, `7 d`: at most the two largest units. What is no duration is shown as it is. */
export function formatDuration(seconds: unknown): string {
  if (typeof seconds !== 'number' || !Number.isFinite(seconds) || seconds < 0) return formatMember(seconds);
  if (seconds < 60) return `${seconds} s`;
  const parts: string[] = [];
  let left = Math.round(seconds);
  for (const [unit, length] of units) {
    const count = Math.floor(left / length);
    left -= count * length;
    if (count > 0) parts.push(`${count} ${unit}`);
    else if (parts.length > 0) break;
  }
  return parts.slice(0, 2).join(' ');
}
