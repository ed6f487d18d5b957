import type {Resource} from './resource.ts';

/** The resources whose panes stand side by side while one of them is looked at, in the panes' order: of those that share a place one. */
export function shownResources(resources: readonly Resource[], subject: string): readonly Resource[] {
  const standIns = resources.filter(resource => resource.inPlaceOf !== undefined && isNear(resource, subject));
  const replaced = new Set(standIns.map(({inPlaceOf}) => inPlaceOf));
  return resources.filter(resource =>
    resource.inPlaceOf === undefined ? !replaced.has(resource.name) : standIns.includes(resource),
  );
}

/** The pane that has a resource's place while `subject` is looked at. */
export function paneInPlace(resources: readonly Resource[], place: string, subject: string): string {
  return shownResources(resources, subject).find(({inPlaceOf}) => inPlaceOf === place)?.name ?? place;
}

function isNear({name, parent}: Resource, subject: string): boolean {
  return subject === name || subject === parent?.name;
}
