import type {Field} from '../../schema/index.ts';

/** Whether a number is a share of a whole, 0 to 1, which is read and written in percent. */
export function isShare({kind, limits: {min, max, fractional}}: Field): boolean {
  return kind === 'number' && fractional === true && min === 0 && max === 1;
}

/** A share in percent, no digit lost: 0.1 is `10 %`. */
export function formatShare(share: number): string {
  const [digits = '', exponent] = String(share).split('e');
  if (exponent !== undefined) return `${digits}e${Number(exponent) + 2} %`;
  const [whole = '', fraction = ''] = digits.split('.');
  const moved = `${whole}${fraction.slice(0, 2).padEnd(2, '0')}`.replace(/^0+(?=\d)/, '');
  return fraction.length > 2 ? `${moved}.${fraction.slice(2)} %` : `${moved} %`;
}

/**
 * The share that a text in percent stands for. Undefined when it is none, or when a number up to 1 has no sign: 0.5 could
 * mean the half or half a percent.
 */
export function parseShare(text: string): number | undefined {
  const [, digits, exponent = '0', sign] = /^(\d+(?:\.\d+)?)(?:e([+-]?\d+))?\s*(%?)$/.exec(text.trim()) ?? [];
  if (digits === undefined) return undefined;
  const percent = Number(`${digits}e${exponent}`);
  if (sign === '' && percent > 0 && percent <= 1) return undefined;
  return Number(`${digits}e${Number(exponent) - 2}`);
}
