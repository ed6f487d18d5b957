import type {Item} from '../../core/item.ts';
import type {Connection} from './connection.ts';

/** Where an item keeps whose it is: copies by spreading have it too, JSON and the keys of caches do not. */
const owner = Symbol('owner');

/** The item as one of a connection. */
export function own<Of extends Item>(connection: Connection, item: Of): Of {
  return {...item, [owner]: connection};
}

/** The connection an item came through, and through which alone anything is done with it. */
export function ownerOf(item: Item): Connection {
  const connection = (item as {readonly [owner]?: Connection})[owner];
  if (connection === undefined) throw new Error('An item comes through a connection, or is said to be of one');
  return connection;
}

/** The one connection that all of some items came through; undefined when they are of several. */
export function soleOwnerOf(items: readonly Item[]): Connection | undefined {
  const [connection, ...others] = new Set(items.map(ownerOf));
  return others.length === 0 ? connection : undefined;
}

/** What is said when things of several connections are to be dealt with as one. */
export const ofSeveral = 'What is marked is of several connections: mark those of one.';
