import type {Item} from '../../core/item.ts';
import type {Resource} from '../../core/resource/resource.ts';
import type {RememberedList} from '../session/remembered.ts';

/** A list together with the rows of an earlier session that the service has not told again yet. */
export interface WithAwaited {
  /** All rows there are without a filter: the items of the service, then what is awaited. */
  readonly all: readonly Item[];
  isAwaited(row: Item): boolean;
  /** When the rows that are awaited were read, in milliseconds since 1970; undefined while there are none. */
  readonly rememberedAt: number | undefined;
}

interface Known extends WithAwaited {
  readonly items: readonly Item[];
  readonly list: RememberedList;
}

const isNever = () => false;

/** Makes what puts the rows of an earlier session behind those that have come, once for each state of a list. */
export function createAwaited(): (
  resource: Resource,
  items: readonly Item[],
  list: RememberedList | undefined,
) => WithAwaited {
  const known = new Map<string, Known>();
  return ({name, id}, items, list) => {
    if (list === undefined) return {all: items, isAwaited: isNever, rememberedAt: undefined};
    const last = known.get(name);
    if (last?.items === items && last.list === list) return last;
    const told = new Set(items.map(id));
    const rows = new Set(list.items.filter(row => !told.has(id(row))));
    const all = rows.size === 0 ? items : [...items, ...rows];
    const rememberedAt = rows.size === 0 ? undefined : list.readAt;
    const made = {items, list, all, isAwaited: (row: Item) => rows.has(row), rememberedAt};
    known.set(name, made);
    return made;
  };
}
