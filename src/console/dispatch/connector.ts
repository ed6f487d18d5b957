import type {Connection} from '../connection/connection.ts';
import {leaveReads} from '../reads/leave-reads.ts';
import {toProblem} from '../reads/read-query.ts';
import type {ConnectRequest} from '../services.ts';
import {connectionOf} from '../session/connection-of.ts';
import type {Notice} from '../session/session.ts';
import type {ControllerParts} from '../tools/parts.ts';

/** Makes and remakes the connection. */
export interface Connector {
  connect(request: ConnectRequest): void;
  /** Tries the last request again. */
  retry(): void;
  stop(): void;
}

/** Makes the connector: a newer request overtakes an older one. The first connection that is made is told of. */
export function createConnector(
  {services, store, client}: ControllerParts,
  tellFirst: (connection: Connection, signal: AbortSignal) => void,
): Connector {
  let isFirst = true;
  let last: ConnectRequest = {};
  let current = new AbortController();
  let stopWatching = () => {};
  const connect = (request: ConnectRequest) => {
    if (isElsewhere(request)) store.dispatch({type: 'remembered', remembered: undefined});
    last = toRequest(last, request);
    current.abort();
    current = new AbortController();
    const {signal} = current;
    const left = connectionOf(store.getState());
    store.dispatch({type: 'connection', connection: {state: 'connecting'}});
    if (left !== undefined) leaveReads(client, left);
    services.connect(last, signal).then(
      connection => {
        if (signal.aborted) return;
        store.dispatch({type: 'connection', connection: {state: 'ready', connection}});
        stopWatching();
        stopWatching = connection.lock.subscribe(() => {
          // The same connection anew, for who draws what it allows.
          if (connectionOf(store.getState()) === connection)
            store.dispatch({type: 'connection', connection: {state: 'ready', connection}});
        });
        if (isFirst) tellFirst(connection, signal);
        isFirst = false;
        if (store.getState().notice === undefined) store.dispatch({type: 'notice', notice: greet(connection)});
      },
      async (error: unknown) => {
        const problem = toProblem(error);
        const profiles = await services.profiles().catch(() => []);
        const hasOtherProfiles = profiles.some(({isUsed}) => !isUsed);
        if (!signal.aborted) {
          store.dispatch({type: 'connection', connection: {state: 'failed', problem, hasOtherProfiles}});
        }
      },
    );
  };
  return {
    connect,
    retry: () => connect({}),
    stop: () => {
      current.abort();
      stopWatching();
      client.clear();
    },
  };
}

/** What the sandbox is, to whom has not asked for it, too. */
function greet({sandbox, isFallback}: Connection): Notice | undefined {
  if (!sandbox) return undefined;
  const why = isFallback ? 'No AWS account is configured: this' : 'Nothing here is in AWS: this';
  return {text: `${why} is the built-in sandbox. ? has a tour of two minutes.`, tone: 'accent'};
}

/** What is remembered is of the place that the console was started for. */
function isElsewhere({profile, region}: ConnectRequest): boolean {
  return profile !== undefined || region !== undefined;
}

/** Another region keeps the profile; another profile brings its own region. */
function toRequest(last: ConnectRequest, {profile, region}: ConnectRequest): ConnectRequest {
  const kept = profile === undefined ? last : {profile};
  return region === undefined ? kept : {...kept, region};
}
