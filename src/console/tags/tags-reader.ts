import type {Resource} from '../../core/resource/resource.ts';
import type {Connection} from '../connection/connection.ts';
import {layoutOf} from '../layout/geometry.ts';
import {connectionKey, recordOf} from '../session/connection-of.ts';
import type {ControllerParts} from '../tools/parts.ts';
import {areTagsDue, keepTags, tagsHold} from './keep-tags.ts';
import {wantsTags} from './wants-tags.ts';

/** Reads the tags of what is listed, for as long as something asks for them. */
export interface TagsReader {
  /** Looks at what is visible a moment later. */
  look(): void;
  stop(): void;
}

/** Milliseconds: what is typed comes to rest first. */
const rest = 150;

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
      if (areTagsDue(parts, {connection, resource, items})) void begin(resource, connection);
    }
    schedule(tagsHold);
  };
  const begin = async (resource: Resource, connection: Connection) => {
    const ending = new AbortController();
    reading.set(resource.name, ending);
    const {items, view} = parts.workspace.pane(resource);
    await keepTags(parts, {connection, resource, items: [...view.rows, ...items]}, ending.signal);
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
