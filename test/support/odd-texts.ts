/** Kinds of text of which terminals disagree how wide they are, or that would drive one, each as characters to choose from. */
const kinds: readonly (readonly string[])[] = [
  ['⚠️', '✔️', '❤️', '☎︎', '✂', '✈️'],
  ['1️⃣', '#️⃣', '7⃣'],
  ['👍🏽', '👩🏾', '🏽', 'a🏽'],
  ['👨‍👩‍👧‍👦', '🏳️‍🌈', '👩‍💻', '\u200D', 'क्‍ष'],
  ['🇩🇪', '🇺', '🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}'],
  ['\u1100\u1161\u11A8', '\u1100', '\u1161', '\u11A8', '한', '\u3164', '\uFFA0'],
  ['क्षि', 'ഈ', 'க்ஷ', 'நி', '\u0D4E', '\u094D', '\u0903', 'ั'],
  ['e\u0301', '\u0301', `o${'\u0302'.repeat(30)}`, '\u20DD', '\uFE0F', '\uFE0E'],
  ['漢', 'ｗ', 'ｶﾞ', '︙', '〈', '㍿', '𠀋'],
  ['…', '─', '±', '①', '●', '→', 'é', '§', 'α', 'Ж', '█'],
  ['\u202E', '\u2066', '\u061C', 'א', 'ش', 'ﷺ', '\u0600', '\u200B', '\uFEFF', '\u00AD', '\u2028'],
  ['\u0007', '\b', '\t', '\r', '\n', '\u001B', '\u009B', '\u0090', '\u007F', '\u0000', '\uD800', '\uDC00'],
  [
    '\u001B[2J',
    '\u001B[31m',
    '\u001B[5;45m',
    '\u001B[1;1H',
    '\u001B]0;title\u0007',
    '\u001BPq\u001B\\',
    '\u001B[?1049l',
    '\u009B2J',
    '\u001B[40G',
    '\u001Bc',
  ],
  [
    '\u001B]8;;https://example.com/\u0007here\u001B]8;;\u0007',
    '\u001B[200~',
    '\u000E',
    '\u001B(0',
    '\u001B#8',
    '\u001B[3;5r',
  ],
  ['orders-api', 'x', ' ', '   ', '128 MB', 'live → 12'],
];

/** A source of chance: whole numbers below another one, and one of several values. */
export interface Chance {
  number(below: number): number;
  pick<Value>(values: readonly Value[]): Value;
}

/** One that gives the same for the same seed. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const number = (below: number) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
  return {
    number,
    pick: values => values[number(values.length)] as (typeof values)[number],
  };
}

/** A text of up to so many of those, in a few kinds or in all. */
export function createOddText(chance: Chance, most: number): string {
  const chosen = chance.number(3) === 0 ? kinds : [chance.pick(kinds), chance.pick(kinds)];
  return Array.from({length: 1 + chance.number(most)}, () => chance.pick(chance.pick(chosen))).join('');
}
