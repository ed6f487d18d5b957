import type {QueryClient} from '@tanstack/query-core';
import type {Connection} from '../connection/connection.ts';
import type {ListData} from '../reads/list-query.ts';
import {hashOf} from '../reads/read-key.ts';
import {buildReadQuery, toProblem} from '../reads/read-query.ts';
import {connectionKey, findConnection, recordOf} from '../session/connection-of.ts';
import type {ControllerParts} from '../tools/parts.ts';
import {isBroken, overdueAt, planReads} from './due.ts';
import {readAgain} from './read-again.ts';
import {findShownFacts, type ShownFact} from './shown-facts.ts';

/** Keeps right what stands on the screen, as long as somebody is there. */
export interface Keeper {
  /** Looks at what is visible, a moment later: what the screen shows is read first. */
  look(): void;
  stop(): void;
}

/** So many calls wait for their turn at once: more would keep back what gets urgent meanwhile. */
const atOnce = 6;
/** Milliseconds: what moves on the screen comes to rest first. */
const rest = 50;
/** Milliseconds between two tellings of how old something has become. */
const ageStep = 15_000;

/** Parts of the session that say what stands on the screen. */
const whatShows = ['columns', 'rows', 'focus', 'subject', 'zoomed', 'folded', 'tabs', 'connection'] as const;

/** Makes the keeper of a console. Its calls are background calls: those of the user come first. */
export function createKeeper(parts: ControllerParts): Keeper {
  const {store, client, presence} = parts;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;
  const plan = (delay: number) => {
    clearTimeout(timer);
    if (!isStopped) timer = setTimeout(look, delay);
  };
  const reads = createReads(parts, () => plan(rest));
  const pause = () => {
    reads.giveUp();
    store.dispatch({type: 'watch', watch: {isPaused: true, step: 0}});
  };
  const look = () => {
    clearTimeout(timer);
    if (isStopped || connectionKey(store.getState()) === undefined) return;
    if (presence.isAway()) return pause();
    const now = Date.now();
    const all = findShownFacts(parts);
    reads.keep(all);
    const {due, next} = planReads(client, all, reads.isReading, now);
    for (const watched of due.slice(0, reads.room())) reads.begin(watched);
    tellAge(parts, all, now);
    plan(Math.max(rest, Math.min(ageStep, next - now, presence.awayAt - now)));
  };
  const stopWatching = store.subscribe((session, before) => {
    if (connectionKey(session) !== connectionKey(before)) reads.giveUp();
    const isOther =
      recordOf(session).settled !== recordOf(before).settled || session.watch.isPassing !== before.watch.isPassing;
    if (isOther || whatShows.some(part => session[part] !== before[part])) plan(rest);
  });
  const stopWaiting = presence.subscribe(look);
  return {
    look: () => plan(rest),
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
      stopWatching();
      stopWaiting();
      reads.giveUp();
    },
  };
}

/** The reads that are under way, each through the connection of what it reads. */
function createReads(parts: ControllerParts, onEnd: () => void) {
  const reading = new Map<string, AbortController>();
  return {
    isReading: (key: ShownFact['key']) => reading.has(hashOf(key)),
    room: () => atOnce - reading.size,
    begin: (watched: ShownFact) => {
      const connection = findConnection(parts.store.getState(), watched.key[1]);
      if (connection === undefined) return;
      const hash = hashOf(watched.key);
      const ending = new AbortController();
      reading.set(hash, ending);
      void readWatched(parts, connection, watched, ending.signal).finally(() => {
        reading.delete(hash);
        onEnd();
      });
    },
    /** Gives up all but these: what has gone from the screen need not be asked any more. */
    keep: (all: readonly ShownFact[]) => {
      const kept = new Set(all.map(({key}) => hashOf(key)));
      for (const [hash, ending] of reading) if (!kept.has(hash)) ending.abort();
    },
    giveUp: () => {
      for (const ending of reading.values()) ending.abort();
    },
  };
}

async function readWatched(
  parts: ControllerParts,
  connection: Connection,
  {key}: ShownFact,
  signal: AbortSignal,
): Promise<void> {
  const {client} = parts;
  const [kind, , operation, input] = key;
  const state = client.getQueryState(key);
  if (kind === 'list' && state?.data !== undefined && isBroken(state.data))
    return client.refetchQueries({queryKey: key, exact: true}, {cancelRefetch: false});
  if (kind === 'read' && (state === undefined || (state.data === undefined && state.error === null))) {
    signal.addEventListener('abort', () => cancelUnseen(client, key), {once: true});
    return client.prefetchQuery(buildReadQuery(connection, operation, input, {background: true}));
  }
  await readAgain(client, connection, key, signal);
  const error = client.getQueryState(key)?.error;
  if (kind === 'read' && error && toProblem(error).kind === 'missing') askForItem(parts, operation);
}

/** Gives up a first read, but for one that somebody else has come to wait for. */
function cancelUnseen(client: QueryClient, key: ShownFact['key']): void {
  const query = client.getQueryCache().find({queryKey: key, exact: true});
  if (query?.getObserversCount() === 0) void query.cancel({revert: true});
}

/** An item that has gone is taken from its list: that is read at once. */
function askForItem({client, resources, workspace}: ControllerParts, operation: string): void {
  for (const resource of resources) {
    const {key} = workspace.pane(resource);
    if (resource.more?.operation !== operation || key === undefined) continue;
    const data = client.getQueryData<ListData>(key);
    if (data?.complete) void client.invalidateQueries({queryKey: key, exact: true, refetchType: 'none'});
  }
}

/** Has the screen say how old is what is older than its promise, in steps: nothing ticks while all is right. */
function tellAge({client, store}: ControllerParts, all: readonly ShownFact[], now: number): void {
  const isOld = all.some(watched => overdueAt(client, watched) < now);
  const step = isOld ? Math.floor(now / ageStep) : 0;
  const {watch} = store.getState();
  if (watch.isPaused || watch.step !== step) store.dispatch({type: 'watch', watch: {isPaused: false, step}});
}
