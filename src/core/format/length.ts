const minute = 60;
const hour = 60 * minute;

/** A length of time in milliseconds, in its largest unit: `45 s`, `3 min`, `2 h`. */
export function formatLength(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  if (seconds < minute) return `${seconds} s`;
  return seconds < hour ? `${Math.floor(seconds / minute)} min` : `${Math.floor(seconds / hour)} h`;
}
