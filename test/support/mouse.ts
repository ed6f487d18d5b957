/** What a mouse is driven by. */
interface Driven {
  press(keys: string): unknown;
  screen(): readonly string[];
}

/** A cell of the screen, counted from 0. */
interface Cell {
  readonly column: number;
  readonly row: number;
}

/** The mouse of a terminal whose screen shows something. */
export interface Mouse {
  /** Presses and lets go on the first place that shows a text. */
  click(text: string | RegExp): void;
  /** The same twice, at once. */
  doubleClick(text: string | RegExp): void;
  /** Turns the wheel by so many steps over the first place that shows a text. */
  wheel(direction: 'up' | 'down', text: string | RegExp, steps?: number): void;
  /** Presses on a cell, moves to another one and lets go there. */
  drag(from: Cell, to: Cell): void;
  /** The cell in which the first place begins that shows a text. */
  find(text: string | RegExp): Cell;
}

/** The mouse of a driven console, reported as terminals do (mode 1006). */
export function toMouse({press, screen}: Driven): Mouse {
  const find = (text: string | RegExp): Cell => {
    const rows = screen();
    const row = rows.findIndex(one => search(one, text) !== -1);
    if (row === -1) throw new Error(`Nothing on the screen shows ${text}:\n${rows.join('\n')}`);
    return {column: search(rows[row] ?? '', text), row};
  };
  const click = (cell: Cell) => report(0, cell) + report(0, cell, 'm');
  return {
    find,
    click: text => void press(click(find(text))),
    doubleClick: text => void press(click(find(text)).repeat(2)),
    wheel: (direction, text, steps = 1) => void press(report(direction === 'up' ? 64 : 65, find(text)).repeat(steps)),
    drag: (from, to) => void press(report(0, from) + report(32, to) + report(0, to, 'm')),
  };
}

/** What a terminal sends of a mouse: the button's code, the cell, and whether the button was let go. */
function report(code: number, {column, row}: Cell, end: 'M' | 'm' = 'M'): string {
  return `\u001B[<${code};${column + 1};${row + 1}${end}`;
}

function search(row: string, text: string | RegExp): number {
  return typeof text === 'string' ? row.indexOf(text) : row.search(text);
}
