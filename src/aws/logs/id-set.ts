/**
 * Ids of eight bytes each, where a text takes a hundred: two numbers of 32 bits that are made of it. Among ten thousand ids one passes
 * for another by chance once in 300,000 million times.
 */
export interface IdSet {
  readonly size: number;
  /** Adds an id; false when it was there. */
  add(id: string): boolean;
  /** Whether an id is there that stands in bytes of UTF-8. */
  has(bytes: Uint8Array, from: number, to: number): boolean;
}

/** Makes an empty set. */
export function createIdSet(): IdSet {
  // Pairs, at the place that their first number says or the next that is free: never more than half of all are taken.
  let pairs = new Uint32Array(2 * leastPlaces);
  let size = 0;
  const grow = (): void => {
    const old = pairs;
    pairs = new Uint32Array(2 * old.length);
    for (let at = 0; at < old.length; at += 2) put(pairs, old[at] ?? 0, old[at + 1] ?? 0);
  };
  return {
    get size() {
      return size;
    },
    add(id) {
      const bytes = Buffer.from(id);
      if (!put(pairs, toNumber(bytes, 0, bytes.length, first), toNumber(bytes, 0, bytes.length, second))) return false;
      size += 1;
      if (4 * size > pairs.length) grow();
      return true;
    },
    has(bytes, from, to) {
      const one = toNumber(bytes, from, to, first);
      const other = toNumber(bytes, from, to, second);
      return pairs[findPair(pairs, one, other)] === one;
    },
  };
}

const leastPlaces = 16;
/** Odd numbers whose bits are well mixed. */
const [first, second] = [0x9e3779b1, 0x85ebca77] as const;

/** Never 0, which stands where there is no pair. */
function toNumber(bytes: Uint8Array, from: number, to: number, factor: number): number {
  let number = factor;
  for (let at = from; at < to; at++) {
    number = Math.imul(number ^ (bytes[at] ?? 0), factor);
    number ^= number >>> 15;
  }
  return number >>> 0 || 1;
}

/** False when the pair is there already; there is none of two zeros. */
function put(pairs: Uint32Array, one: number, other: number): boolean {
  const place = findPair(pairs, one, other);
  if (one === 0 || pairs[place] !== 0) return false;
  pairs[place] = one;
  pairs[place + 1] = other;
  return true;
}

/** Where a pair stands, or would. */
function findPair(pairs: Uint32Array, one: number, other: number): number {
  const mask = pairs.length - 1;
  let place = (2 * one) & mask;
  while (pairs[place] !== 0 && !(pairs[place] === one && pairs[place + 1] === other)) place = (place + 2) & mask;
  return place;
}
