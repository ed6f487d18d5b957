import type {QueryClient} from '@tanstack/query-core';
import {type Board, emptyBoard} from '../../core/incidents/board.ts';
import {keyByConnection, readState} from '../reads/read-key.ts';
import {connectionOf} from '../session/connection-of.ts';
import type {Session} from '../session/session.ts';

/** Milliseconds between two refreshes. */
export const refreshEvery = 120_000;

/** Where the board of a connection is kept: what was read through one connection is never shown for another. */
export function toBoardKey(session: Session): readonly unknown[] {
  return toKeyOf(connectionOf(session)?.key ?? '');
}

const toKeyOf = keyByConnection(connection => ['incidents', connection] as const);

/** The board as it stands. */
export function boardOf(client: QueryClient, session: Session): Board {
  return client.getQueryData<Board>(toBoardKey(session)) ?? emptyBoard;
}

/** The board of a connection as it stands; undefined before it was opened. */
export function boardThrough(client: QueryClient, connection: string): Board | undefined {
  return readState<Board>(client, toKeyOf(connection))?.data;
}
