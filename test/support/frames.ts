import stringWidth from 'string-width';

/** A pane or a dialog as it stands on a screen. */
export interface Frame {
  /** What its top row says, the corners and the line left out. */
  readonly title: string;
  /** Where its title begins, in cells counted from 0. */
  readonly column: number;
  readonly row: number;
  /** What is inside it: the place of the cursor's mark, then the text. */
  readonly rows: readonly string[];
}

const top = /[╭├]─ ([^╭╮├┤]*?) ─*[╮┤]/g;

/** The frames on a screen whose top row is not covered. */
export function findFrames(rows: readonly string[]): readonly Frame[] {
  return rows.flatMap((text, row) =>
    [...text.matchAll(top)].map(match => {
      const column = stringWidth(text.slice(0, match.index));
      return {
        title: match[1] ?? '',
        column: column + 3,
        row,
        rows: inside(rows.slice(row + 1), column, stringWidth(match[0])),
      };
    }),
  );
}

/** The rows of a frame below its top row, up to where it closes or the next one in the same stack begins. */
function inside(rows: readonly string[], column: number, width: number): readonly string[] {
  const parts = rows.map(row => cells(row).slice(column, column + width));
  // What is said stands on the row where the lowest frames close.
  const end = parts.findIndex(([corner = ''], row) => /[╰├]/.test(corner) || rows[row]?.startsWith('╰─ '));
  return (end === -1 ? parts : parts.slice(0, end)).map(part => part.slice(1, -1).join('').trimEnd());
}

const segmenter = new Intl.Segmenter();

/** One text a cell; a wide character has its second cell empty. */
function cells(row: string): readonly string[] {
  if (/^[ -~─-╿▌]*$/.test(row)) return row.split('');
  return Array.from(segmenter.segment(row), ({segment}) => segment).flatMap(segment =>
    stringWidth(segment) === 2 ? [segment, ''] : [segment],
  );
}
