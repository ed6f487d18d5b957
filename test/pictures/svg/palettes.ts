/** The colours a terminal gives to `fg`, `bg` and the 16 numbers, and one for the edge of its window. */
export interface Palette {
  readonly fg: string;
  readonly bg: string;
  readonly edge: string;
  readonly numbered: readonly string[];
}

/** By name; dark and light are called as the program's themes that are made for such a terminal. */
export const palettes = {
  dark: {
    fg: '#d8dee9',
    bg: '#10141b',
    edge: '#2b3340',
    numbered: [
      ...['#1c222c', '#f07178', '#8bd17c', '#e8c268', '#6cb0f5', '#c99bec', '#56cdd8', '#c3cbd8'],
      ...['#788498', '#ff8b92', '#a5e396', '#f7d98b', '#93c8ff', '#dcb6f7', '#7fe3ec', '#ffffff'],
    ],
  },
  light: {
    fg: '#1f2630',
    bg: '#fcfcfd',
    edge: '#d3d9e1',
    numbered: [
      ...['#1f2630', '#c0212e', '#1b7a38', '#8f6200', '#1760c4', '#8a3fb5', '#0b7285', '#5e6875'],
      ...['#687382', '#d6404c', '#2a9149', '#a87500', '#2f7be0', '#a45bd0', '#1789a0', '#8b95a3'],
    ],
  },
  solarized: {
    fg: '#839496',
    bg: '#002b36',
    edge: '#0f4552',
    numbered: [
      ...['#073642', '#dc322f', '#859900', '#b58900', '#268bd2', '#d33682', '#2aa198', '#eee8d5'],
      ...['#002b36', '#cb4b16', '#586e75', '#657b83', '#839496', '#6c71c4', '#93a1a1', '#fdf6e3'],
    ],
  },
} as const satisfies Record<string, Palette>;

export type PaletteName = keyof typeof palettes;
