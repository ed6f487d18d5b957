const units = ['', 'k', 'M', 'G', 'T'] as const;

/** A number in at most five columns: `0`, `7`, `0.25`, `999`, `1.2k`, `340k`, `12M`. */
export function formatCount(value: number): string {
  let amount = value;
  for (const unit of units) {
    const rounded = round(amount);
    if (Math.abs(rounded) < 1000 || unit === 'T') return `${rounded}${unit}`;
    amount /= 1000;
  }
  return String(value);
}

function round(amount: number): number {
  const size = Math.abs(amount);
  if (size >= 100) return Math.round(amount);
  return size >= 10 || Number.isInteger(amount) ? Math.round(amount * 10) / 10 : Math.round(amount * 100) / 100;
}
