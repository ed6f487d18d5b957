import type {Resource} from '../../core/resource/resource.ts';
import {type Action, actionsIn, type Scope} from './action.ts';

/** Where a key works that does nothing here, in a sentence; undefined for one that works nowhere. */
export function findElsewhere(
  actions: readonly Action[],
  resources: readonly Pick<Resource, 'name' | 'title'>[],
  {scope, resource, key}: {readonly scope: Scope; readonly resource: string; readonly key: string},
): string | undefined {
  const here = new Set(actionsIn(actions, scope, resource));
  const others = actions.filter(action => action.keys.includes(key) && !here.has(action));
  const titles = new Set(others.map(({title}) => title));
  const [title] = titles;
  if (title === undefined) return undefined;
  const toTitle = (name: string) => resources.find(other => other.name === name)?.title ?? name;
  const panes = new Set(others.flatMap(other => findPanes(other, resource)).map(toTitle));
  const places = [...new Set(others.flatMap(other => findScopes(other, scope, resource))), ...formatPanes([...panes])];
  // Of several no one is named: it would be taken for what the key does everywhere.
  return `${titles.size > 1 ? key : toShortTitle(title)}: works ${places.join(', or ')}.`;
}

/** The panes whose selection is wanted in place of that of this one. */
function findPanes({resources}: Action, resource: string): readonly string[] {
  return resources === undefined || resources.includes(resource) ? [] : resources;
}

/** What is wanted in place of the part of the screen that has the focus. */
function findScopes({scopes, resources}: Action, scope: Scope, resource: string): readonly string[] {
  if (resources !== undefined && !resources.includes(resource)) return [];
  return scopes.filter(other => other !== scope).map(other => words[other]);
}

/** The first panes by their titles, and how many more there are. */
function formatPanes(titles: readonly string[]): readonly string[] {
  if (titles.length === 0) return [];
  const more = titles.length - mostNamed;
  return [`on ${titles.slice(0, mostNamed).join(', ')}${more > 0 ? ` and ${more} more` : ''}`];
}

const mostNamed = 3;

/** What stands before the first sign that divides it: the rest tells how it is done where it works. */
function toShortTitle(title: string): string {
  return title.split(/[:;,]/)[0] ?? title;
}

const words: Readonly<Record<Scope, string>> = {
  everywhere: 'everywhere',
  list: 'in a list',
  detail: 'in Detail',
  log: 'in the Log',
};
