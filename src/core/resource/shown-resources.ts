import type {Resource} from './resource.ts';

/**
 * The resources whose panes stand one over the other while one of them is looked at: those that always stand, of those that share a
 * place one, in the panes' order; or one that stands apart, under all it belongs to and over what belongs to it.
 */
export function shownResources(resources: readonly Resource[], subject: string): readonly Resource[] {
  const looked = resources.find(({name}) => name === subject);
  if (looked?.apart) return [...withAncestors(looked), ...resources.filter(({parent}) => parent === looked)];
  const standing = resources.filter(({apart}) => !apart);
  const standIns = standing.filter(resource => resource.inPlaceOf !== undefined && isNear(resource, subject));
  const replaced = new Set(standIns.map(({inPlaceOf}) => inPlaceOf));
  return standing.filter(resource =>
    resource.inPlaceOf === undefined ? !replaced.has(resource.name) : standIns.includes(resource),
  );
}

/** Those of them that are to be seen; what is looked at is whatever is hidden. Panes that share a place are hidden by its name. */
export function seenResources(
  resources: readonly Resource[],
  subject: string,
  hidden: readonly string[],
): readonly Resource[] {
  return shownResources(resources, subject).filter(
    ({name, inPlaceOf}) => name === subject || !hidden.includes(inPlaceOf ?? name),
  );
}

/** The pane that has a resource's place while `subject` is looked at. */
export function paneInPlace(resources: readonly Resource[], place: string, subject: string): string {
  return shownResources(resources, subject).find(({inPlaceOf}) => inPlaceOf === place)?.name ?? place;
}

/** A pane's number, which is its key: its place among those that always stand. One that stands apart has none. */
export function findPaneNumber(
  resources: readonly Resource[],
  pane: string,
  beside: readonly string[],
): number | undefined {
  const places = [
    ...resources.filter(({inPlaceOf, apart}) => inPlaceOf === undefined && !apart),
    ...beside.map(name => ({name})),
  ];
  const place = resources.find(({name}) => name === pane)?.inPlaceOf ?? pane;
  const index = places.findIndex(({name}) => name === place);
  return index === -1 ? undefined : index + 1;
}

function isNear({name, parent}: Resource, subject: string): boolean {
  return subject === name || subject === parent?.name;
}

function withAncestors(resource: Resource): readonly Resource[] {
  return resource.parent === undefined ? [resource] : [...withAncestors(resource.parent), resource];
}
