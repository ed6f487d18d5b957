import type {Lines} from './lines.ts';

/** Bytes in a row, the most first: offsets stay round. */
const perRow = [16, 8, 4] as const;
const offsetWidth = 7;

/** Bytes as a hex dump: offset, bytes in pairs, and the characters that are plain ASCII; fewer bytes in a row when it is narrow. */
export function createHexLines(bytes: Uint8Array): Lines {
  return {
    ...createRows(bytes, perRow[0]),
    fit: columns => createRows(bytes, perRow.find(count => widthOf(count) <= columns) ?? 4),
  };
}

function createRows(bytes: Uint8Array, each: number): Lines {
  return {
    kind: 'binary',
    count: Math.ceil(bytes.byteLength / each),
    goesOn: () => false,
    line: index => {
      const row = bytes.subarray(index * each, (index + 1) * each);
      const offset = (index * each).toString(16).padStart(offsetWidth, '0');
      const text = `${offset}  ${formatPairs(row).padEnd(pairsWidth(each))} ${formatCharacters(row)}`;
      return {text, tone: 'plain', indent: 0, label: offsetWidth};
    },
  };
}

function widthOf(each: number): number {
  return offsetWidth + 2 + pairsWidth(each) + 1 + each;
}

function pairsWidth(each: number): number {
  return each * 2 + each / 2 - 1;
}

function formatPairs(row: Uint8Array): string {
  const digits = Array.from(row, byte => byte.toString(16).padStart(2, '0')).join('');
  return (digits.match(/.{1,4}/g) ?? []).join(' ');
}

function formatCharacters(row: Uint8Array): string {
  return Array.from(row, byte => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '.')).join('');
}
