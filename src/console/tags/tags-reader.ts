import type {Item} from '../../core/item.ts';
import type {Resource} from '../../core/resource/resource.ts';
import type {TagTable} from '../../core/tags/tags.ts';
import type {Connection} from '../connection/connection.ts';
import {layoutOf} from '../layout/geometry.ts';
import {toProblem} from '../reads/read-query.ts';
import {toTagsKey} from '../reads/tags-cache.ts';
import {connectionKey, recordOf} from '../session/connection-of.ts';
import type {ControllerParts} from '../tools/parts.ts';
import {readTags} from './read-tags.ts';
import {wantsTags} from './wants-tags.ts';

/** Reads the tags of what is listed, for as long as something asks for them. */
export interface TagsReader {
  /** Looks at what is visible a moment later. */
  look(): void;
  stop(): void;
}

/** Milliseconds: what is typed comes to rest first. */
const rest = 150;
/** Milliseconds within which tags are right; by the hundred of items that long, so that many are not read all the time. */
const promise = 60_000;

/** Makes the reader of tags. Nothing is read, nor loaded, before a column, a filter or a grouping asks for tags. */
export function createTagsReader(parts: ControllerParts): TagsReader {
  const {store, resources, workspace, presence} = parts;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const reading = new Map<string, AbortController>();
  const schedule = (delay: number) => {
    clearTimeout(timer);
    timer = setTimeout(look, delay);
  };
  const look = () => {
    const session = store.getState();
    const {panes} = layoutOf(session, resources);
    const wanted = resources.filter(one => panes.has(one.name) && wantsTags(session, workspace, one));
    for (const [name, ending] of reading) if (!wanted.some(one => one.name === name)) ending.abort();
    if (wanted.length === 0 || presence.isAway()) return;
    for (const resource of wanted) {
      const {connection, items, data} = workspace.pane(resource);
      if (connection === undefined || data === undefined || reading.has(resource.name)) continue;
      if (isDue(parts, connection, resource, items)) void begin(resource, connection);
    }
    schedule(promise);
  };
  const begin = async (resource: Resource, connection: Connection) => {
    const ending = new AbortController();
    reading.set(resource.name, ending);
    await readAndKeep(parts, connection, resource, ending.signal);
    reading.delete(resource.name);
    // What was asked for meanwhile, and what has come into the list.
    schedule(rest);
  };
  const leave = () => {
    for (const ending of reading.values()) ending.abort();
  };
  const stopListening = listen(parts, () => schedule(rest), leave);
  return {
    look: () => schedule(rest),
    stop: () => {
      clearTimeout(timer);
      stopListening();
      leave();
    },
  };
}

/** Tells of whatever may ask for other tags, and of another connection. Returns how to stop. */
function listen({store, client, presence}: ControllerParts, look: () => void, leave: () => void): () => void {
  const stops = [
    store.subscribe((session, before) => {
      if (connectionKey(session) !== connectionKey(before)) leave();
      const isOther = asking.some(part => session[part] !== before[part]);
      if (isOther || recordOf(session).cursors !== recordOf(before).cursors) look();
    }),
    client.getQueryCache().subscribe(event => {
      const isTags = event.query.queryKey[0] === 'tags';
      if (isTags && event.type === 'updated' && event.action.type === 'invalidate') look();
    }),
    presence.subscribe(look),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Parts of the session that say which lists stand there, and what they show. */
const asking = ['ownColumns', 'groups', 'focus', 'zoomed', 'columns', 'rows', 'connection'] as const;

/** Whether tags have to be read, again. A permission that is missing is not asked for again until the user does. */
function isDue(
  {client, services}: ControllerParts,
  {key}: Connection,
  resource: Resource,
  items: readonly Item[],
): boolean {
  const state = client.getQueryState<TagTable>(toTagsKey(key, resource));
  const table = state?.data;
  if (state === undefined || table === undefined || state.isInvalidated) return true;
  const age = services.now().getTime() - state.dataUpdatedAt;
  if (table.problem !== undefined) return table.problem.kind !== 'denied' && age >= promise;
  const {each} = table;
  if (each === undefined) return age >= promise;
  const isUnread = (arn: string | undefined) => arn !== undefined && !table.of.has(arn) && !each.refused.has(arn);
  return age >= promise * Math.max(1, items.length / 100) || items.some(item => isUnread(resource.tagged?.arn(item)));
}

/** Reads tags and puts them into the cache, bit by bit where they come so. Never rejects: what went wrong is kept and said once. */
async function readAndKeep(
  {client, store, workspace}: ControllerParts,
  connection: Connection,
  resource: Resource,
  signal: AbortSignal,
): Promise<void> {
  const key = toTagsKey(connection.key, resource);
  const state = client.getQueryState<TagTable>(key);
  const before = state?.data;
  const tell = (table: TagTable) => void client.setQueryData(key, table);
  try {
    const {items, view} = workspace.pane(resource);
    const known = state?.isInvalidated ? undefined : before;
    await readTags({connection, resource, items: [...view.rows, ...items], before: known, tell}, signal);
  } catch (error) {
    const problem = toProblem(error);
    if (signal.aborted) return;
    tell({of: new Map(), ...client.getQueryData<TagTable>(key), isWhole: false, problem});
    if (before?.problem !== undefined || store.getState().notice !== undefined) return;
    const text = `No tags: ${problem.what}. ${problem.tryThis}`;
    store.dispatch({type: 'notice', notice: {text, tone: 'warn'}});
  }
}
