import {type Action, actionsIn, type Scope} from './action.ts';

/** Which action a key means in a scope, on the selection of a resource. */
export type Keymap = (scope: Scope, resource: string, key: string) => Action | undefined;

/** Two actions that want the same key where both could be meant. */
export interface Clash {
  readonly key: string;
  readonly actions: readonly [string, string];
}

/** The bindings with the keys a user gave them in the settings instead of their own, by the bindings' names. */
export function remap<Bound extends {readonly name: string; readonly keys: readonly string[]}>(
  bindings: readonly Bound[],
  keys: Readonly<Record<string, readonly string[]>>,
): readonly Bound[] {
  return bindings.map(binding => ({...binding, keys: keys[binding.name] ?? binding.keys}));
}

const scopes: readonly Scope[] = ['list', 'detail', 'log'];

/** Builds the look-up from key to action. */
export function toKeymap(actions: readonly Action[]): Keymap {
  const tables = new Map<string, ReadonlyMap<string, Action>>();
  return (scope, resource, key) => {
    const place = `${scope} ${resource}`;
    let table = tables.get(place);
    if (table === undefined) {
      table = new Map(
        actionsIn(actions, scope, resource).flatMap(action => action.keys.map(own => [own, action] as const)),
      );
      tables.set(place, table);
    }
    return table.get(key);
  };
}

/** Keeps a clash unless it is kept, be it the other way round. */
export function keepClash(found: Map<string, Clash>, clash: Clash): void {
  const id = [clash.key, ...clash.actions.toSorted()].join(' ');
  if (!found.has(id)) found.set(id, clash);
}

/** Every clash in the actions' keys on the selections of these resources, each once. */
export function findClashes(actions: readonly Action[], resources: readonly string[]): readonly Clash[] {
  const found = new Map<string, Clash>();
  for (const scope of scopes) {
    for (const resource of resources) {
      const taken = new Map<string, string>();
      for (const action of actionsIn(actions, scope, resource)) {
        for (const key of action.keys) {
          const other = taken.get(key);
          if (other === undefined) taken.set(key, action.name);
          else keepClash(found, {key, actions: [other, action.name]});
        }
      }
    }
  }
  return [...found.values()];
}
