import {isBlank} from '../format/members.ts';
import {fitText} from '../text/fit.ts';

/** A column of a list that the Log pane shows, with the room it has. */
export interface ListColumn<Entry> {
  /** By which it is ordered; undefined where it cannot be. */
  readonly name: string | undefined;
  readonly header: string;
  readonly width: number;
  readonly align: 'left' | 'right';
  value(entry: Entry): string;
}

/** Columns between two cells. */
const gap = 2;

/**
 * The columns that fit into a width: all of `first`, then as many of `others` as leave `least` columns for the last one,
 * which has what is left. Of the others those that say nothing of any entry have no room.
 */
export function fitListColumns<Entry>(
  {
    first,
    others,
    last,
    least,
  }: {
    readonly first: readonly ListColumn<Entry>[];
    readonly others: readonly ListColumn<Entry>[];
    readonly last: Pick<ListColumn<Entry>, 'header' | 'value'>;
    readonly least: number;
  },
  entries: readonly Entry[],
  width: number,
): readonly ListColumn<Entry>[] {
  const placed = [...first];
  const room = () => width - placed.reduce((sum, column) => sum + column.width + gap, 0);
  for (const column of others) {
    if (entries.length > 0 && entries.every(entry => isBlank(column.value(entry)))) continue;
    if (room() - column.width - gap < least) break;
    placed.push(column);
  }
  return [...placed, {...last, name: undefined, width: Math.max(0, room()), align: 'left'}];
}

/** The texts of a row's cells, each as wide as its column. */
export function joinCells<Entry>(
  placed: readonly ListColumn<Entry>[],
  text: (column: ListColumn<Entry>) => string,
): string {
  return placed.map(column => fitText(text(column), column.width, 'end', column.align)).join(' '.repeat(gap));
}
