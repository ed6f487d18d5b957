import type {QueryClient} from '@tanstack/query-core';
import type {Resource} from '../../core/resource/resource.ts';
import {type KnownTags, type TagTable, toKnownTags} from '../../core/tags/tags.ts';
import {connectionKey} from '../session/connection-of.ts';
import type {SessionStore} from '../session/store.ts';
import {readState} from './read-key.ts';

type TagsKey = readonly ['tags', string, string];

/** The cache key of the tags of a resource's items under a connection. */
export function toTagsKey(connection: string, {name}: Pick<Resource, 'name'>): TagsKey {
  return ['tags', connection, name];
}

/** Makes what tells what is known of tags through the connection that is looked at: the same as long as nothing more was told. */
export function createTagsOf(
  client: QueryClient,
  store: Pick<SessionStore, 'getState'>,
): (resource: Resource) => KnownTags | undefined {
  const made = new Map<string, {connection: string; key: TagsKey; table: TagTable | undefined; known: KnownTags}>();
  return resource => {
    if (resource.tagged === undefined) return undefined;
    const connection = connectionKey(store.getState()) ?? '';
    const last = made.get(resource.name);
    const key = last?.connection === connection ? last.key : toTagsKey(connection, resource);
    const table = readState<TagTable>(client, key)?.data;
    if (last?.key === key && last.table === table) return last.known;
    const known = toKnownTags(resource, table);
    if (known !== undefined) made.set(resource.name, {connection, key, table, known});
    return known;
  };
}
