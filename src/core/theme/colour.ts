/** A colour as `#rrggbb`. */
export type Hex = `#${string}`;

/** Reads `#rrggbb` or `#rgb`; undefined for anything else. */
export function parseHex(text: string): Hex | undefined {
  const [, short, long] = /^#(?:([\da-f]{3})|([\da-f]{6}))$/i.exec(text) ?? [];
  if (short !== undefined) return `#${[...short].map(digit => digit + digit).join('')}`.toLowerCase() as Hex;
  return long === undefined ? undefined : `#${long.toLowerCase()}`;
}

/** Reads the colour of a background out of a terminal's answer to OSC 11, `rgb:1010/1414/1b1b`; undefined for anything else. */
export function parseBackground(answer: string): Hex | undefined {
  const [, red = '', green = '', blue = ''] =
    /^(?:rgb:|rgba:)([\da-f]{1,4})\/([\da-f]{1,4})\/([\da-f]{1,4})(?:\/[\da-f]{1,4})?$/i.exec(answer) ?? [];
  if (red === '') return parseHex(answer);
  const parts = [red, green, blue].map(part => {
    const value = Number.parseInt(part, 16) / (16 ** part.length - 1);
    return Math.round(value * 255)
      .toString(16)
      .padStart(2, '0');
  });
  return parseHex(`#${parts.join('')}`);
}

/** How many times as light the lighter of two colours is, from 1 to 21, as WCAG 2 reckons it. */
export function contrastOf(one: Hex, other: Hex): number {
  const [dark = 0, light = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** From 0, black, to 1, white, as WCAG 2 reckons it. */
export function luminanceOf(colour: Hex): number {
  const [red = 0, green = 0, blue = 0] = toParts(colour).map(part => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The colours of the palette of 256 that are the same in all terminals: 16 to 231 a cube of six steps, then greys. */
export function fixedColour(number: number): Hex {
  return toHex(mixFixed(number));
}

function mixFixed(number: number): readonly number[] {
  const grey = 8 + 10 * (number - 232);
  const steps = [36, 6, 1].map(weight => Math.floor((number - 16) / weight) % 6);
  return number < 232 ? steps.map(step => (step === 0 ? 0 : 55 + 40 * step)) : [grey, grey, grey];
}

/** The fixed colour that is nearest to this one among those that `isGood` lets be, else the nearest of all. */
export function nearestFixed(colour: Hex, isGood: (candidate: Hex) => boolean = () => true): number {
  // Dozens of colours are asked for before the first frame: each is measured once, not with every comparison.
  fixedParts ??= Array.from({length: 240}, (_, index) => mixFixed(16 + index));
  const distances = measureDistances(toParts(colour), fixedParts);
  const nearest = findLeast(distances);
  // The nearest is good nearly always: there is no need to put all of them in order.
  for (let index = nearest; distances[index] !== Number.POSITIVE_INFINITY; index = findLeast(distances)) {
    if (isGood(fixedColour(16 + index))) return 16 + index;
    distances[index] = Number.POSITIVE_INFINITY;
  }
  return 16 + nearest;
}

function findLeast(numbers: readonly number[]): number {
  let least = 0;
  for (let index = 1; index < numbers.length; index++) if ((numbers[index] ?? 0) < (numbers[least] ?? 0)) least = index;
  return least;
}

let fixedParts: (readonly number[])[] | undefined;

function measureDistances([red = 0, green = 0, blue = 0]: readonly number[], others: readonly (readonly number[])[]) {
  return others.map(([r = 0, g = 0, b = 0]) => (red - r) ** 2 + (green - g) ** 2 + (blue - b) ** 2);
}

function toParts(colour: Hex): readonly number[] {
  return [1, 3, 5].map(start => Number.parseInt(colour.slice(start, start + 2), 16));
}

function toHex(parts: readonly number[]): Hex {
  return `#${parts.map(part => part.toString(16).padStart(2, '0')).join('')}`;
}
