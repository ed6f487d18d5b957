import {buildTrafficRequest, pickTraffic, type Traffic} from '../../core/metrics/traffic.ts';
import type {Connection} from '../connection/connection.ts';
import {toProblem} from '../reads/read-query.ts';
import {connectionOf} from '../session/connection-of.ts';
import type {ControllerParts} from '../tools/parts.ts';
import {findShownFunctions} from './shown-functions.ts';
import {isTrafficDue, toTrafficKey, toTrafficProblemKey, trafficHolds, trafficProblem} from './traffic-cache.ts';

/** Reads the traffic of the functions on the screen, a minute at a time, for as long as they are there. */
export interface TrafficReader {
  /** Looks at what is visible once the cursor has rested. */
  look(): void;
  stop(): void;
}

/** Milliseconds: the first look loads a client, which must not come between a key and its frame. */
const rest = 300;

/** Makes the reader of traffic. Does nothing where the settings have turned metrics off. */
export function createTrafficReader(parts: ControllerParts): TrafficReader {
  const {store, showsMetrics, presence} = parts;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let reading: AbortController | undefined;
  const schedule = (delay: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void read(), delay);
  };
  const read = async () => {
    const shown = findShownFunctions(parts);
    if (shown === undefined || reading !== undefined || presence.isAway()) return;
    reading = new AbortController();
    const {signal} = reading;
    await readTraffic(parts, shown.connection, shown.names, signal);
    reading = undefined;
    // What came into view meanwhile is asked for next; the rest once it does not hold any more.
    if (!signal.aborted) schedule(isBehind(parts) ? rest : trafficHolds);
  };
  const look = () => {
    if (showsMetrics) schedule(rest);
  };
  const stopWatching = store.subscribe((session, before) => {
    const moved = (['columns', 'rows', 'focus', 'zoomed', 'folded', 'connection'] as const).some(
      part => session[part] !== before[part],
    );
    if (connectionOf(session) !== connectionOf(before)) reading?.abort();
    if (moved) look();
  });
  const stopWaiting = presence.subscribe(look);
  return {
    look,
    stop: () => {
      clearTimeout(timer);
      stopWatching();
      stopWaiting();
      reading?.abort();
    },
  };
}

/** One request for all that are due. A failure is kept for as long as traffic would hold: nobody asks on and on. */
async function readTraffic(
  {client, services, store}: ControllerParts,
  connection: Connection,
  names: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const now = services.now();
  const due = names.filter(name => isTrafficDue(client, connection.key, name, now.getTime()));
  if (due.length === 0 || isRefused({client, services}, connection.key)) return;
  const problemKey = toTrafficProblemKey(connection.key);
  const before = trafficProblem(client, connection.key);
  try {
    const request = buildTrafficRequest(due, now);
    const answer = connection.metrics.read(request, signal);
    const pick = async (name: string) => pickTraffic(await answer, name, request);
    const shares = due.map(name => client.fetchQuery(buildTrafficQuery(connection.key, name, pick)));
    const settled = Promise.allSettled(shares);
    await answer;
    client.setQueryData(problemKey, null);
    await settled;
  } catch (error) {
    const problem = toProblem(error);
    if (signal.aborted) return;
    client.setQueryData(problemKey, problem);
    if (before !== undefined || store.getState().notice !== undefined) return;
    const text = `No metrics: ${problem.what}. ${problem.tryThis}`;
    store.dispatch({type: 'notice', notice: {text, tone: 'warn'}});
  }
}

/** A function's share of a request under way, in the cache under its name: Detail waits for it and does not ask as well. */
function buildTrafficQuery(connection: string, name: string, pick: (name: string) => Promise<Traffic>) {
  return {
    queryKey: toTrafficKey(connection, name),
    queryFn: () => pick(name),
    staleTime: 0,
  };
}

/** A permission that is missing is not asked for again until the user does; another failure after a while. */
function isRefused({client, services}: Pick<ControllerParts, 'client' | 'services'>, connection: string): boolean {
  const state = client.getQueryState(toTrafficProblemKey(connection));
  const problem = trafficProblem(client, connection);
  if (state === undefined || problem === undefined || state.isInvalidated) return false;
  if (problem.kind === 'denied' || problem.kind === 'unsupported') return true;
  return services.now().getTime() - state.dataUpdatedAt < trafficHolds;
}

function isBehind(parts: ControllerParts): boolean {
  const {client, services} = parts;
  const shown = findShownFunctions(parts);
  if (shown === undefined || isRefused(parts, shown.connection.key)) return false;
  const now = services.now().getTime();
  return shown.names.some(name => isTrafficDue(client, shown.connection.key, name, now));
}
