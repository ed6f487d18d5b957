import {toTextEdit} from '../../core/edit/text-edit.ts';
import {type Board, functionsAtOnce} from '../../core/incidents/board.ts';
import type {Watched} from '../../core/incidents/incident.ts';
import {pickWatched} from '../../core/incidents/watched.ts';
import {toProblem} from '../reads/read-query.ts';
import {connectionOf} from '../session/connection-of.ts';
import type {Session} from '../session/session.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {boardOf, buildBoardQuery, toBoardKey} from './board-cache.ts';
import {incidentsDialogName} from './incidents-state.ts';
import {readBoard} from './read-board.ts';
import {selectedIndex, shownIncidents} from './shown-incidents.ts';
import {wholeList} from './whole-list.ts';

/** Opens the incident board and keeps it current while it is shown. */
export interface BoardKeeper {
  /** Opens the board; reads it anew when it is open. */
  open(): void;
  /** Looks at more functions, with as many calls again. */
  widen(): void;
  stop(): void;
}

/** Milliseconds between two refreshes. */
export const refreshEvery = 120_000;
/** A screen need not show every call of many: milliseconds between two tellings. */
const tellEvery = 100;

/** Makes the keeper of a console's board. Nothing is read while the board is not on the screen, or beneath what is. */
export function createBoardKeeper(tools: ControllerTools): BoardKeeper {
  const {store} = tools;
  const reader = createReader(tools);
  const unsubscribe = store.subscribe(({dialogs}, before) => {
    if (dialogs === before.dialogs) return;
    if (!isOpen(dialogs)) reader.stop();
    else if (isOnTop(dialogs) && !isOnTop(before.dialogs)) reader.plan();
  });
  return {
    open: () => {
      const {dialogs, connection} = store.getState();
      if (connection.state !== 'ready') return tools.notify('There is no connection.', 'warn');
      if (isOnTop(dialogs)) return reader.read();
      tools.dialogs.open(incidentsDialogName, {selected: undefined, top: 0, filter: toTextEdit(''), typing: false});
      if (!isFresh(tools)) reader.begin();
    },
    widen: () => reader.widen(),
    stop: () => {
      unsubscribe();
      reader.stop();
    },
  };
}

interface Reader {
  read(): void;
  /** Reads once the board is drawn: the first read loads a client, which must not come between a key and its frame. */
  begin(): void;
  /** Reads once it is time, if the board is shown then. */
  plan(): void;
  widen(): void;
  stop(): void;
}

/** Milliseconds for a frame to be drawn. */
const rest = 50;

function createReader(tools: ControllerTools): Reader {
  const {store, client, services} = tools;
  let reading: AbortController | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let limit = functionsAtOnce;
  let endedAt = 0;
  const stop = () => {
    clearTimeout(timer);
    reading?.abort();
    reading = undefined;
  };
  const read = () => {
    stop();
    keepCursor(tools);
    const own = new AbortController();
    reading = own;
    void refresh(tools, limit, own.signal).finally(() => {
      if (reading !== own) return;
      reading = undefined;
      endedAt = services.now().getTime();
      plan();
    });
  };
  const plan = () => {
    clearTimeout(timer);
    if (!isOnTop(store.getState().dialogs) || reading !== undefined) return;
    // What was refused is not asked for again and again by itself.
    if (boardOf(client, store.getState()).problem?.kind === 'denied') return;
    timer = setTimeout(read, Math.max(0, endedAt + refreshEvery - services.now().getTime()));
  };
  const widen = () => {
    const {listed, watched} = boardOf(client, store.getState());
    if (listed <= watched.length) return tools.notify('All functions are looked at.', 'dim');
    limit += functionsAtOnce;
    read();
  };
  const begin = () => {
    stop();
    timer = setTimeout(read, rest);
  };
  return {read, begin, plan, widen, stop};
}

/** The cursor stays on its function while others change places. */
function keepCursor({store, client, dialogs}: ControllerTools): void {
  const dialog = dialogs.find(incidentsDialogName);
  if (dialog === undefined) return;
  const shown = shownIncidents(boardOf(client, store.getState()), dialog.state());
  const selected = shown[selectedIndex(shown, dialog.state())]?.functionName;
  if (selected !== undefined) dialog.update(state => (state.selected === selected ? state : {...state, selected}));
}

function isFresh({client, store, services}: ControllerTools): boolean {
  const {phase, readAt = 0} = boardOf(client, store.getState());
  return phase === 'ready' && services.now().getTime() - readAt < refreshEvery;
}

function isOpen(dialogs: Session['dialogs']): boolean {
  return dialogs.some(({name}) => name === incidentsDialogName.name);
}

function isOnTop(dialogs: Session['dialogs']): boolean {
  return dialogs.at(-1)?.name === incidentsDialogName.name;
}

async function refresh(tools: ControllerTools, limit: number, signal: AbortSignal): Promise<void> {
  const {store, client, services, workspace, functions} = tools;
  const session = store.getState();
  const connection = connectionOf(session);
  const key = toBoardKey(session);
  client.setQueryDefaults(['incidents'], buildBoardQuery(session));
  let board = boardOf(client, session);
  let told = 0;
  const tell = (next: Board) => {
    board = next;
    const time = performance.now();
    if (signal.aborted || (next.phase === 'reading' && next.calls > 1 && time - told < tellEvery)) return;
    told = time;
    client.setQueryData<Board>(key, board);
  };
  try {
    tell({...board, phase: 'listing', problem: undefined});
    const listKey = workspace.pane(functions).key;
    if (connection === undefined || listKey === undefined) return;
    const count = (listed: number) => tell({...board, listed});
    const list = await wholeList(client, listKey, count, signal);
    tell({...board, listed: list.items.length, listProblem: list.problem});
    const watched: readonly Watched[] = pickWatched(list.items, limit);
    await readBoard({connection, now: services.now, board: () => board, tell, signal}, watched);
  } catch (error) {
    if (!signal.aborted) tell({...board, phase: 'ready', problem: toProblem(error)});
  }
}
