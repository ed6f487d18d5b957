import type {HelpEntry} from '../../console/bindings/help-entries.ts';

/** A row of a column. */
export type HelpLine =
  | {readonly heading: string}
  | {readonly entry: HelpEntry; readonly index: number}
  | {readonly blank: true};

/** Columns of a column in which most entries are whole, those in which they can be told, and those between two. */
const widest = 54;
const narrowest = 34;
const gap = 2;

/** The entries in columns, and how many of these there is room for. */
export interface HelpColumns {
  readonly columns: readonly (readonly HelpLine[])[];
  readonly count: number;
  /** Of each column, and between two. */
  readonly width: number;
  readonly gap: number;
}

/**
 * The entries under their headings where they stand in groups, none of which stands alone at a foot. All are in view at once where
 * that can be: without blank rows between the groups, or in narrower columns.
 */
export function layOutHelp(
  entries: readonly HelpEntry[],
  {width, height, grouped}: {readonly width: number; readonly height: number; readonly grouped: boolean},
): HelpColumns {
  const fitting = (column: number) => Math.max(1, Math.floor((width + gap) / (column + gap)));
  const least = fitting(widest);
  const counts = Array.from({length: Math.max(1, fitting(narrowest) - least + 1)}, (_, more) => least + more);
  const ways = counts.flatMap(count => [true, false].map(parted => ({count, parted})));
  const laid = ways.map(({count, parted}) => ({count, columns: flow(entries, height, grouped, parted)}));
  const {count = least, columns = []} = laid.find(way => way.columns.length <= way.count) ?? laid[0] ?? {};
  return {columns, count, width: Math.floor((width + gap) / count) - gap, gap};
}

function flow(
  entries: readonly HelpEntry[],
  height: number,
  grouped: boolean,
  parted: boolean,
): readonly (readonly HelpLine[])[] {
  const columns: HelpLine[][] = [[]];
  const put = (line: HelpLine, needed = 1) => {
    let column = columns.at(-1) ?? [];
    if (column.length + needed > height) {
      column = [];
      columns.push(column);
    }
    if (column.length > 0 || !('blank' in line)) column.push(line);
  };
  entries.forEach((entry, index) => {
    if (grouped && entry.group !== entries[index - 1]?.group) {
      if (index > 0 && parted) put({blank: true});
      put({heading: entry.group}, 2);
    }
    put({entry, index});
  });
  return columns;
}
