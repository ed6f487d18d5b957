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
 * that can be: without blank rows between the groups, in narrower columns, or with groups that go on in the next column.
 */
export function layOutHelp(
  entries: readonly HelpEntry[],
  {width, height, grouped}: {readonly width: number; readonly height: number; readonly grouped: boolean},
): HelpColumns {
  const fitting = (column: number) => Math.max(1, Math.floor((width + gap) / (column + gap)));
  const least = fitting(widest);
  const counts = Array.from({length: Math.max(1, fitting(narrowest) - least + 1)}, (_, more) => least + more);
  const ways = [true, false].flatMap(isWhole =>
    counts.flatMap(count => [true, false].map(isParted => ({count, look: {height, grouped, isParted, isWhole}}))),
  );
  const laid = ways.map(({count, look}) => ({count, look, columns: flow(entries, look)}));
  const fits = laid.find(way => way.columns.length <= way.count);
  const {count = least, columns = []} = fits ?? laid.find(({look}) => !look.isWhole) ?? {};
  return {columns, count, width: Math.floor((width + gap) / count) - gap, gap};
}

interface Look {
  readonly height: number;
  readonly grouped: boolean;
  /** Blank rows stand between groups. */
  readonly isParted: boolean;
  /** No group goes on in the next column. */
  readonly isWhole: boolean;
}

function flow(
  entries: readonly HelpEntry[],
  {height, grouped, isParted, isWhole}: Look,
): readonly (readonly HelpLine[])[] {
  const groups = Map.groupBy(entries, ({group}) => group);
  const columns: HelpLine[][] = [[]];
  const put = (line: HelpLine, needed = 1) => {
    let column = columns.at(-1) ?? [];
    if (column.length > 0 && column.length + needed > height) {
      column = [];
      columns.push(column);
    }
    if (column.length > 0 || !('blank' in line)) column.push(line);
  };
  entries.forEach((entry, index) => {
    if (grouped && entry.group !== entries[index - 1]?.group) {
      if (index > 0 && isParted) put({blank: true});
      put({heading: entry.group}, isWhole ? 1 + (groups.get(entry.group)?.length ?? 1) : 2);
    }
    put({entry, index});
  });
  return columns;
}
