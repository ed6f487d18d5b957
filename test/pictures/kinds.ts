import type {PaletteName} from './svg/palettes.ts';

/** On what terminal pictures are taken, and of which screens. */
export interface PictureKind {
  /** The end of its files' names. */
  readonly name: string;
  /** What the terminal makes of its own colours. */
  readonly palette: PaletteName;
  /** Of the terminal, in cells. */
  readonly size: {readonly columns: number; readonly rows: number};
  /** How many colours the terminal has. */
  readonly colours: 16 | 'all';
  /** Names of the screens; all when not given. */
  readonly only?: readonly string[];
}

const usual = {columns: 120, rows: 40};

export const kinds: readonly PictureKind[] = [
  {name: 'dark', palette: 'dark', size: usual, colours: 'all'},
  {name: 'light', palette: 'light', size: usual, colours: 'all'},
  // The palette that hides most of what has a colour of its own.
  {name: '16-colours', palette: 'solarized', size: usual, colours: 16, only: ['main', 'logs', 'board', 'charts']},
  {name: 'wide', palette: 'dark', size: {columns: 200, rows: 60}, colours: 'all', only: ['main', 'logs']},
];
