import type {Item} from '../../core/item.ts';
import type {Resource} from '../../core/resource/resource.ts';
import {tellProblem} from '../dialogs/tell-problem.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {markedItems} from './marks.ts';

/** Makes favourites of what is marked, or else of an item; where all of that are some, they are none any more. */
export async function toggleFavourites(tools: ControllerTools, resource: Resource, item: Item): Promise<void> {
  const {store, services, notify} = tools;
  const marked = markedItems(tools, resource);
  const items = marked.length > 0 ? marked : [item];
  const arns = items.flatMap(one => resource.arn(one) ?? []);
  const {favourites} = store.getState();
  const isFavourite = !arns.every(arn => favourites.has(arn));
  const others = [...favourites].filter(arn => !arns.includes(arn));
  store.dispatch({type: 'own-settings', favourites: new Set(isFavourite ? [...others, ...arns] : others)});
  const what =
    items.length === 1 ? resource.label(items[0] ?? item) : `${items.length} ${resource.title.toLowerCase()}`;
  const are = items.length === 1 ? 'is' : 'are';
  notify(isFavourite ? `★ ${what} ${are} listed first from now on.` : `${what} ${are} no longer listed first.`, 'good');
  const kept = await services.keepFavourites(arns, isFavourite);
  if ('problem' in kept) tellProblem(tools, kept.problem);
}
