import type {Item} from '../../core/item.ts';
import type {Resource} from '../../core/resource/resource.ts';
import type {RememberedList, ToldAhead} from '../session/remembered.ts';

/** A list together with the rows of an earlier session that the service has not told again yet. */
export interface WithAwaited {
  /** All rows there are without a filter: the items of the service, then what is awaited. */
  readonly all: readonly Item[];
  /** Whether it has not come through the connection yet, so that nothing can be done with it. */
  isAwaited(row: Item): boolean;
  /** Whether the service has told of it, be it before there was a connection. */
  isTold(row: Item): boolean;
  /** When the rows that are awaited were read, in milliseconds since 1970; undefined while there are none. */
  readonly rememberedAt: number | undefined;
}

interface Known extends WithAwaited {
  readonly items: readonly Item[];
  readonly list: RememberedList;
  readonly ahead: ToldAhead | undefined;
}

/** Makes what puts the rows of an earlier session behind those that have come, once for each state of a list. */
export function createAwaited(): (
  resource: Resource,
  items: readonly Item[],
  list: RememberedList | undefined,
  ahead: ToldAhead | undefined,
) => WithAwaited {
  const known = new Map<string, Known>();
  return ({name, id}, items, list, ahead) => {
    if (list === undefined) return {all: items, isAwaited: () => false, isTold: () => true, rememberedAt: undefined};
    const last = known.get(name);
    if (last?.items === items && last.list === list && last.ahead === ahead) return last;
    const come = new Set(items.map(id));
    const told = (ahead?.items ?? []).filter(row => !come.has(id(row)));
    const toldIds = new Set(told.map(id));
    const kept = ahead?.isLast ? [] : list.items.filter(row => !come.has(id(row)) && !toldIds.has(id(row)));
    const awaited = new Set([...told, ...kept]);
    const old = new Set(kept);
    const readAt = kept.length === 0 ? ahead?.readAt : list.readAt;
    const made = {
      ...{items, list, ahead},
      all: awaited.size === 0 ? items : [...items, ...awaited],
      isAwaited: (row: Item) => awaited.has(row),
      isTold: (row: Item) => !old.has(row),
      rememberedAt: awaited.size === 0 ? undefined : readAt,
    };
    known.set(name, made);
    return made;
  };
}
