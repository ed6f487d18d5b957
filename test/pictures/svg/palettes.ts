/** The colours a terminal gives to `fg`, `bg` and the 16 numbers, and one for the edge of its window. */
export interface Palette {
  readonly fg: string;
  readonly bg: string;
  readonly edge: string;
  readonly numbered: readonly string[];
}

/** By the name of the program's theme that is made for such a terminal. */
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
} as const satisfies Record<string, Palette>;

export type ThemeName = keyof typeof palettes;

export const themeNames = Object.keys(palettes) as ThemeName[];
