import {toTextEdit} from '../../core/edit/text-edit.ts';
import {type Board, functionsAtOnce} from '../../core/incidents/board.ts';
import type {Session} from '../session/session.ts';
import {boardOf, refreshEvery, toBoardKey} from '../signs/board-cache.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {incidentsDialogName} from './incidents-state.ts';
import {refreshBoard} from './refresh-board.ts';
import {selectedIndex, shownIncidents} from './shown-incidents.ts';
import {createStateSweep} from './state-sweep.ts';

/** Opens the incident board and keeps it current while it is shown. */
export interface BoardKeeper {
  /** Opens the board; reads it anew when it is open and not being read. */
  open(): void;
  /** Looks at more functions, with as many calls again. */
  widen(): void;
  stop(): void;
}

/** Makes the keeper of a console's board. Nothing is read while the board is not on the screen, or beneath what is. */
export function createBoardKeeper(tools: ControllerTools): BoardKeeper {
  const {store} = tools;
  const reader = createReader(tools);
  const stopListening = tools.presence.subscribe(reader.plan);
  const unsubscribe = store.subscribe(({dialogs}, before) => {
    if (dialogs === before.dialogs) return;
    if (!isOpen(dialogs)) reader.stop();
    else if (isOnTop(dialogs) && !isOnTop(before.dialogs)) reader.plan();
  });
  return {
    open: () => {
      const {dialogs, connection} = store.getState();
      if (connection.state !== 'ready') return tools.notify('There is no connection.', 'warn');
      if (isOnTop(dialogs)) return reader.refresh();
      tools.dialogs.open(incidentsDialogName, {selected: undefined, top: 0, filter: toTextEdit(''), typing: false});
      if (!isFresh(tools)) reader.begin();
    },
    widen: () => reader.widen(),
    stop: () => {
      unsubscribe();
      stopListening();
      reader.stop();
    },
  };
}

interface Reader {
  /** Reads it anew, unless that is under way. */
  refresh(): void;
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
  const {store, services, presence} = tools;
  const sweep = createStateSweep(tools);
  let working = new AbortController();
  let isReading = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let limit = functionsAtOnce;
  let endedAt = 0;
  const stop = () => {
    clearTimeout(timer);
    working.abort();
    isReading = false;
  };
  const read = () => {
    stop();
    keepCursor(tools);
    const own = new AbortController();
    working = own;
    isReading = true;
    void refreshBoard(tools, limit, own.signal).then(() => {
      if (own.signal.aborted) return;
      isReading = false;
      endedAt = services.now().getTime();
      plan();
      return sweep.run(own.signal);
    });
  };
  const plan = () => {
    clearTimeout(timer);
    if (!isOnTop(store.getState().dialogs) || isReading) return;
    // What was refused is not asked for again and again by itself.
    if (currentBoard(tools).problem?.kind === 'denied') return;
    const wait = endedAt + refreshEvery - services.now().getTime();
    timer = setTimeout(() => (presence.isAway() ? fallAsleep(tools) : read()), Math.max(0, wait));
  };
  const widen = () => {
    const {listed, watched} = currentBoard(tools);
    if (listed <= watched.length) return tools.notify('All functions are looked at.', 'dim');
    limit += functionsAtOnce;
    read();
  };
  const begin = () => {
    stop();
    timer = setTimeout(read, rest);
  };
  const refresh = () => {
    if (!isReading) read();
  };
  return {refresh, begin, plan, widen, stop};
}

function currentBoard({client, store}: ControllerTools): Board {
  return boardOf(client, store.getState());
}

/** What is asked costs money, and nobody is there: that is said, and a key goes on. */
function fallAsleep({client, store}: ControllerTools): void {
  const session = store.getState();
  client.setQueryData<Board>(toBoardKey(session), {...boardOf(client, session), isAsleep: true});
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
