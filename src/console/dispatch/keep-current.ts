import type {Item} from '../../core/item.ts';
import type {Resource} from '../../core/resource/resource.ts';
import {scrollTo} from '../../core/table/scroll.ts';
import {rowsOf} from '../layout/geometry.ts';
import {buildReadQuery} from '../reads/read-query.ts';
import {toRowKey, withFacts} from '../reads/row-facts.ts';
import {connectionKey, connectionOf} from '../session/connection-of.ts';
import type {ControllerParts} from '../tools/parts.ts';

/** Keeps what is on the screen current: tells more of visible items, and follows those that are still changing. */
export interface Follower {
  /** Looks at what is visible now; called when the cursor rests and when a list has arrived. */
  look(): void;
  stop(): void;
}

/** Milliseconds until an item that is changing is looked at again. */
const settleEvery = 2000;
/** Milliseconds for which what was read of an item holds. */
const factsHold = 60_000;

/** Makes the follower of a console. Its calls are background calls: they wait for their turn. */
export function createReadFollower(parts: ControllerParts): Follower {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let round = 0;
  const look = () => {
    clearTimeout(timer);
    round += 1;
    const mine = round;
    void readFacts(parts, () => mine === round).then(() => {
      if (mine === round && parts.resources.some(resource => hasUnsettled(parts, resource))) {
        timer = setTimeout(() => followUnsettled(parts, look), settleEvery);
      }
    });
  };
  return {
    look,
    stop: () => {
      round += 1;
      clearTimeout(timer);
    },
  };
}

/** Reads what the lists leave out of the visible items, one after the other, while nobody has moved on. */
async function readFacts(parts: ControllerParts, isCurrent: () => boolean): Promise<void> {
  const {client} = parts;
  for (const resource of parts.resources) {
    const {more} = resource;
    if (more === undefined) continue;
    for (const item of visibleItems(parts, resource)) {
      const connection = connectionOf(parts.store.getState());
      const key = connection === undefined ? undefined : toRowKey(connection.key, resource, item);
      if (!isCurrent() || connection === undefined || key === undefined) return;
      const query = buildReadQuery(connection, more.operation, key[3], {background: true});
      // A call that fails leaves the row as the list told it; the tabs say why.
      await client.prefetchQuery({...query, staleTime: factsHold});
    }
  }
}

function followUnsettled(parts: ControllerParts, look: () => void): void {
  const {client, workspace} = parts;
  for (const resource of parts.resources) {
    if (!hasUnsettled(parts, resource)) continue;
    const {key} = workspace.pane(resource);
    if (key !== undefined && resource.more === undefined) void client.refetchQueries({queryKey: key, exact: true});
    const connection = connectionKey(parts.store.getState());
    if (connection === undefined || resource.more === undefined) continue;
    for (const item of unsettled(parts, resource)) {
      const rowKey = toRowKey(connection, resource, item);
      if (rowKey !== undefined) void client.invalidateQueries({queryKey: rowKey, refetchType: 'none'});
    }
    look();
  }
}

function hasUnsettled(parts: ControllerParts, resource: Resource): boolean {
  return unsettled(parts, resource).length > 0;
}

function unsettled(parts: ControllerParts, resource: Resource): readonly Item[] {
  const connection = connectionKey(parts.store.getState());
  if (connection === undefined || resource.isSettling === undefined) return [];
  return visibleItems(parts, resource).filter(item =>
    resource.isSettling?.(withFacts(parts.client, connection, resource, item)),
  );
}

function visibleItems({store, workspace, resources}: ControllerParts, resource: Resource): readonly Item[] {
  const {view, cursor, index} = workspace.pane(resource);
  const height = rowsOf(store.getState(), resources, resource.name);
  const top = scrollTo(cursor.top, index, height, view.rows.length);
  return view.rows.slice(top, top + height);
}
