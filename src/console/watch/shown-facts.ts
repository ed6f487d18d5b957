import type {Item} from '../../core/item.ts';
import type {Resource} from '../../core/resource/resource.ts';
import {headingOf} from '../../core/table/grouping.ts';
import {scrollTo} from '../../core/table/scroll.ts';
import {tabQueries} from '../detail/detail.ts';
import {layoutOf, rowsOf} from '../layout/geometry.ts';
import {toSettingsKey} from '../reads/account-query.ts';
import {listPromiseOf, rowPromise, selectedPromise, tabPromise} from '../reads/promises.ts';
import {hashOf, isReadKey, type ReadKey} from '../reads/read-key.ts';
import {toRowKey, withFacts} from '../reads/row-facts.ts';
import {connectionKey} from '../session/connection-of.ts';
import type {ControllerParts} from '../tools/parts.ts';

/** Something that stands on the screen, and the milliseconds within which it is right. */
export interface ShownFact {
  readonly key: ReadKey;
  readonly promise: number;
  /** Nothing on the screen reads it by itself: the first time, too, it is read by whoever watches. */
  readonly isOurs: boolean;
}

/** All that stands on the screen now, what was selected first; not what the cursor only passes. */
export function findShownFacts(parts: ControllerParts): readonly ShownFact[] {
  const {store, resources, workspace} = parts;
  const session = store.getState();
  const connection = connectionKey(session);
  if (connection === undefined) return [];
  const {panes} = layoutOf(session, resources);
  const subject = workspace.resource(session.subject);
  const account = {key: toSettingsKey(connection), promise: rowPromise, isOurs: false};
  const lists = resources.filter(({name}) => panes.has(name));
  return withoutRepeats([
    ...(panes.has('detail') && !session.watch.isPassing ? watchTab(parts) : []),
    ...(subject === undefined || session.watch.isPassing ? [] : watchSelected(parts, subject)),
    ...lists.flatMap(resource => [
      ...watchRows(parts, resource),
      ...watchList(parts, resource, resource.more === undefined && resource === subject),
    ]),
    account,
  ]);
}

/** What the open tab of Detail shows. */
function watchTab(parts: ControllerParts): readonly ShownFact[] {
  return tabQueries(parts).flatMap(({queryKey}): readonly ShownFact[] => {
    if (!isReadKey(queryKey)) return [];
    return [{key: queryKey, promise: tabPromise(parts.client, queryKey), isOurs: false}];
  });
}

function watchSelected({workspace}: ControllerParts, resource: Resource): readonly ShownFact[] {
  const item = workspace.settledItem(resource);
  const key = item === undefined ? undefined : toRowKey(resource, item);
  return key === undefined ? [] : [{key, promise: selectedPromise, isOurs: true}];
}

/** The visible rows: all of them where the list leaves something out, else those that are changing. */
function watchRows(parts: ControllerParts, resource: Resource): readonly ShownFact[] {
  const {more} = resource;
  const {key: list} = parts.workspace.pane(resource);
  if (more === undefined || list === undefined) return [];
  return visibleItems(parts, resource).flatMap(item => {
    const isWatched = more.ofEach || resource.isSettling?.(withFacts(parts.client, list, resource, item));
    const key = isWatched ? toRowKey(resource, item) : undefined;
    return key === undefined ? [] : [{key, promise: rowPromise, isOurs: true}];
  });
}

/** The list of a pane. That of the selected item keeps to its promise when nothing else tells of it. */
function watchList({workspace}: ControllerParts, resource: Resource, isOnlySource: boolean): readonly ShownFact[] {
  const pane = workspace.pane(resource);
  if (pane.key === undefined) return [];
  const promise = listPromiseOf(resource, pane, isOnlySource ? selectedPromise : rowPromise);
  return [{key: pane.key, promise, isOurs: false}];
}

function visibleItems({store, workspace, resources}: ControllerParts, resource: Resource): readonly Item[] {
  const {view, cursor, index, isAwaited} = workspace.pane(resource);
  const height = rowsOf(store.getState(), resources, resource.name);
  const top = scrollTo(cursor.top, index, height, view.rows.length);
  return view.rows.slice(top, top + height).filter(row => headingOf(row) === undefined && !isAwaited(row));
}

/** What stands in several places keeps the shortest of its promises. */
function withoutRepeats(all: readonly ShownFact[]): readonly ShownFact[] {
  const found = new Map<string, ShownFact>();
  for (const watched of all) {
    const hash = hashOf(watched.key);
    const known = found.get(hash);
    if (known === undefined) found.set(hash, watched);
    else if (watched.promise < known.promise) found.set(hash, {...known, promise: watched.promise});
  }
  return [...found.values()];
}
