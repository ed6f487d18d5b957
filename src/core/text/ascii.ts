import stringWidth from 'string-width';

/** Signs that stand for one of ASCII, each as wide as that. */
const signs: ReadonlyMap<string, string> = new Map(
  [
    // Of rising blocks each looks higher or denser than the one before.
    ...['▁_', '▂,', '▃:', '▄-', '▅=', '▆+', '▇*', '█#'],
    ...[
      '-─━╌┄┈╴╶‐‑‒–—−',
      '|│║╎┆┊▌▍▎▏',
      '+╭╮╰╯├┤┬┴┼┌┐└┘┝┥┠┨╞╡',
      '=═',
      '#┃▐▊▉▓▒■▮◼',
      '*●◆★✦•◉',
      '~≈',
      '.·⋅…░▖',
      'o○◌◯◦□◷',
    ],
    ...['v✓↓▼▾', '^↑▲▴', '>→›▶▸»', '<←‹◀◂«', 'x✗✘×', '!⚠', '"“”„', "'‘’‚", '@↻⟳↺', '$⏎↵⇥', ' \u00A0'],
  ].flatMap(([...group]) => {
    const at = group.findIndex(sign => sign < '\u0080');
    const [ascii = '?'] = group.splice(at, 1);
    return group.map(sign => [sign, ascii] as const);
  }),
);

const beyondAscii = /[^\u0000-\u007F]+/gu;

/**
 * The text in ASCII, as wide as before: signs as those that look most like them, letters without their accents, and a
 * question mark for each column of everything else. Sequences of a terminal stay as they are.
 */
export function toAscii(text: string): string {
  return text.replace(beyondAscii, part => [...splitCharacters(part)].map(spell).join(''));
}

/** Made when the first text comes by that is more than signs: it costs some milliseconds. */
let segmenter: Intl.Segmenter | undefined;

function* splitCharacters(text: string): Iterable<string> {
  if ([...text].every(isSign)) return yield* text;
  segmenter ??= new Intl.Segmenter('en', {granularity: 'grapheme'});
  for (const {segment} of segmenter.segment(text)) yield segment;
}

function isSign(character: string): boolean {
  return signs.has(character) || dotsOf(character) !== undefined;
}

function spell(character: string): string {
  const sign = signs.get(character);
  if (sign !== undefined) return sign;
  const dots = dotsOf(character);
  if (dots !== undefined) return spellDots(dots);
  const [bare = ''] = character.normalize('NFD');
  return /[!-~]/.test(bare) ? bare : '?'.repeat(stringWidth(character));
}

/** The dots of a sign of braille as bits, from the top. */
function dotsOf(character: string): number | undefined {
  const dots = (character.codePointAt(0) ?? 0) - 0x2800;
  return dots >= 0 && dots < 256 ? dots : undefined;
}

const topDots = 0b0000_1001;
const middleDots = 0b0011_0110;
const bottomDots = 0b1100_0000;

/** Dots as the sign of ASCII that lies as high. */
function spellDots(dots: number): string {
  const isTop = (dots & topDots) !== 0;
  const isMiddle = (dots & middleDots) !== 0;
  const isBottom = (dots & bottomDots) !== 0;
  if (isTop && isBottom) return '|';
  if (isTop) return isMiddle ? '"' : "'";
  if (isMiddle) return isBottom ? ':' : '-';
  return isBottom ? '.' : ' ';
}
