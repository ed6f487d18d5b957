import {type Action, actionsIn, type Scope} from './action.ts';

/** Where a key works that does nothing here, in a sentence; undefined for one that works nowhere. */
export function findElsewhere(
  actions: readonly Action[],
  {scope, resource, key}: {readonly scope: Scope; readonly resource: string; readonly key: string},
): string | undefined {
  const here = new Set(actionsIn(actions, scope, resource));
  const others = actions.filter(action => action.keys.includes(key) && !here.has(action));
  const [first] = others;
  if (first === undefined) return undefined;
  const places = new Set(others.flatMap(other => findPlaces(other, scope, resource)));
  return `${first.title}: works ${[...places].join(', or ')}.`;
}

/** What is wanted in place of the pane or the selection there is. */
function findPlaces({scopes, resources}: Action, scope: Scope, resource: string): readonly string[] {
  if (resources !== undefined && !resources.includes(resource)) return [`on ${resources.join(', ')}`];
  return scopes.filter(other => other !== scope).map(other => words[other]);
}

const words: Readonly<Record<Scope, string>> = {
  everywhere: 'everywhere',
  list: 'in a list',
  detail: 'in Detail',
  log: 'in the Log',
};
