import type {FirstAsked} from '../aws/ask-first-page.ts';
import type {SessionStore} from '../console/session/store.ts';
import type {Resource} from '../core/resource/resource.ts';

/** A console that shows rows of an earlier session. */
interface ToldConsole {
  readonly store: SessionStore;
  readonly resources: readonly Resource[];
}

/** Has the rows of an earlier session stand as the service tells them now, once it does: while they are of the place that was asked. */
export async function tellFirstPage(
  {store, resources}: ToldConsole,
  place: string,
  {operation, page}: FirstAsked,
): Promise<void> {
  const come = await page;
  const {remembered} = store.getState();
  const resource = resources.find(({list, parent}) => list === operation && parent === undefined);
  if (come === undefined || remembered?.place !== place || resource === undefined) return;
  const {items, isLast} = come;
  const told = {[resource.name]: {items, isLast, readAt: Date.now()}};
  store.dispatch({type: 'remembered', remembered: {...remembered, told}});
}
