import type {OperationName} from '../../schema/index.ts';
import type {Resource} from './resource.ts';

/** Where what a list operation lists is shown: a pane, or a tab of one. */
export interface ListPlace {
  readonly pane: string;
  readonly tab?: number;
}

/** The pane of what an operation lists, else the tab that shows it, of the resource that is looked at before others. */
export function findListPlace(
  resources: readonly Resource[],
  operation: OperationName,
  looked: Resource | undefined,
): ListPlace | undefined {
  const pane = resources.find(({list}) => list === operation);
  if (pane !== undefined) return {pane: pane.name};
  const all = looked === undefined ? resources : [looked, ...resources];
  const places = all.map(({name, tabs}) => ({pane: name, tab: findTab(tabs, operation)}));
  const found = places.find(({tab}) => tab !== undefined);
  return found?.tab === undefined ? undefined : {pane: found.pane, tab: found.tab};
}

/** The tab that is most about what an operation lists: of those that read it the one with the fewest other reads. */
function findTab(tabs: Resource['tabs'], operation: OperationName): number | undefined {
  const [first] = tabs
    .map(({reads}, index) => ({reads: Object.values(reads), index}))
    .filter(({reads}) => reads.some(read => read.operation === operation))
    .toSorted((a, b) => a.reads.length - b.reads.length);
  return first?.index;
}
