import type {HelpEntry} from '../../console/bindings/help-entries.ts';

/** A row of a column. */
export type HelpLine =
  | {readonly heading: string}
  | {readonly entry: HelpEntry; readonly index: number}
  | {readonly blank: true};

/** The entries in columns of at most `height` rows, under their headings where they stand in groups: none stands alone at a foot. */
export function flowIntoColumns(
  entries: readonly HelpEntry[],
  height: number,
  grouped: boolean,
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
      if (index > 0) put({blank: true});
      put({heading: entry.group}, 2);
    }
    put({entry, index});
  });
  return columns;
}
