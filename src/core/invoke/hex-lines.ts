import type {Lines} from './lines.ts';

const perLine = 16;

/** Bytes as a hex dump: offset, sixteen bytes in pairs, and the characters that are plain ASCII. */
export function toHexLines(bytes: Uint8Array): Lines {
  return {
    kind: 'binary',
    count: Math.ceil(bytes.byteLength / perLine),
    goesOn: () => false,
    line: index => {
      const row = bytes.subarray(index * perLine, (index + 1) * perLine);
      const offset = (index * perLine).toString(16).padStart(7, '0');
      return {text: `${offset}  ${toPairs(row).padEnd(39)} ${toCharacters(row)}`, tone: 'plain', indent: 0, label: 7};
    },
  };
}

function toPairs(row: Uint8Array): string {
  const digits = Array.from(row, byte => byte.toString(16).padStart(2, '0')).join('');
  return (digits.match(/.{1,4}/g) ?? []).join(' ');
}

function toCharacters(row: Uint8Array): string {
  return Array.from(row, byte => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '.')).join('');
}
