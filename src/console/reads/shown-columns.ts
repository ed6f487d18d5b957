import type {Item} from '../../core/item.ts';
import type {Resource} from '../../core/resource/resource.ts';
import {measureColumns} from '../../core/table/columns.ts';
import {buildShownColumns, type OwnColumn} from '../../core/table/own-columns.ts';
import type {KnownTags} from '../../core/tags/tags.ts';
import type {SessionStore} from '../session/store.ts';

type ColumnsOf = (resource: Resource) => Resource['columns'];

/** Makes what builds the columns that are asked for, once as long as nothing more is known of what stands in them. */
export function createShownColumns(
  store: Pick<SessionStore, 'getState'>,
  tagsOf: (resource: Resource) => KnownTags | undefined,
): ColumnsOf {
  const built = new Map<
    string,
    {wanted: readonly OwnColumn[]; tags: KnownTags | undefined; columns: Resource['columns']}
  >();
  return resource => {
    const wanted = store.getState().ownColumns[resource.name];
    if (wanted === undefined) return resource.columns;
    const last = built.get(resource.name);
    const tags = wanted.some(({source}) => source.kind === 'tag') ? tagsOf(resource) : undefined;
    if (last?.wanted === wanted && last.tags === tags) return last.columns;
    const columns = buildShownColumns(resource, wanted, tags);
    built.set(resource.name, {wanted, tags, columns});
    return columns;
  };
}

/** Makes what measures the columns of each resource's list once, and of a list that grows only what was added. */
export function createColumnWidths(
  columnsOf: ColumnsOf,
): (resource: Resource, items: readonly Item[], now: Date) => readonly number[] {
  const measured = new Map<string, {items: readonly Item[]; columns: Resource['columns']; widths: readonly number[]}>();
  return (resource, items, now) => {
    const columns = columnsOf(resource);
    const last = measured.get(resource.name);
    const isSame = last?.columns === columns;
    if (isSame && last.items === items) return last.widths;
    const known = isSame && isStartOf(last.items, items) ? last : undefined;
    const added = known === undefined ? items : items.slice(known.items.length);
    const widths = measureColumns(columns, added, now, known?.widths);
    measured.set(resource.name, {items, columns, widths});
    return widths;
  };
}

/** While a list arrives it is shown again and again, each time with more items after the ones there were. */
function isStartOf(start: readonly Item[], items: readonly Item[]): boolean {
  const last = start.length - 1;
  return last >= 0 && start[0] === items[0] && start[last] === items[last];
}
