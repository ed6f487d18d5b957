import {type ClientParts, type Clients, createClients, type Timeouts} from './clients.ts';
import type {ConnectionSettings} from './connection.ts';

/** The clients in use, made when first needed and made anew after their credentials failed. */
export interface ClientPool {
  get(): Promise<Clients>;
  /** Takes clients out of use, so that renewed credentials are read by the next call. Calls under way go on. */
  discard(clients: Clients | undefined): void;
  close(): void;
}

/** Makes a pool for a connection; the SDK's clients remember credentials, so only new clients see new ones. */
export function createClientPool(
  connection: ConnectionSettings,
  timeouts: Timeouts,
  parts: Pick<ClientParts, 'questions' | 'tellRequest'>,
): ClientPool {
  const ending = new AbortController();
  const made = new Set<Clients>();
  let current: Promise<Clients> | undefined;
  let currentClients: Clients | undefined;

  const make = async () => {
    const clients = await createClients(connection, timeouts, {...parts, signal: ending.signal});
    made.add(clients);
    currentClients = clients;
    return clients;
  };
  const forget = () => {
    current = undefined;
    currentClients = undefined;
  };

  return {
    get: () => {
      current ??= make().catch((error: unknown) => {
        forget();
        throw error;
      });
      return current;
    },
    discard: clients => {
      if (clients !== undefined && clients === currentClients) forget();
    },
    close: () => {
      ending.abort();
      for (const clients of made) clients.close();
    },
  };
}
