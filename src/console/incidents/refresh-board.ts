import {type Board, withStandings} from '../../core/incidents/board.ts';
import {createRepeats} from '../../core/resource/repeats.ts';
import {pickWatched} from '../../core/signs/watched.ts';
import {fetchAlarms} from '../alarms/alarms-query.ts';
import type {Connection} from '../connection/connection.ts';
import {toProblem} from '../reads/read-query.ts';
import {writtenQuery} from '../reads/written-query.ts';
import {connectionOf} from '../session/connection-of.ts';
import {boardOf, toBoardKey} from '../signs/board-cache.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {readTrail} from '../trail/read-trail.ts';
import {type BoardReading, readBoard} from './read-board.ts';
import {readMappingStandings} from './read-standings.ts';
import {wholeList} from './whole-list.ts';

/** A screen need not show every call of many: milliseconds between two tellings. */
const tellEvery = 100;

/** Reads the board anew, over as many functions at most. What goes wrong is said on it. */
export async function refreshBoard(tools: ControllerTools, limit: number, signal: AbortSignal): Promise<void> {
  const {store, client, services, workspace, functions} = tools;
  const session = store.getState();
  const connection = connectionOf(session);
  const key = toBoardKey(session);
  client.setQueryDefaults(['incidents'], writtenQuery);
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
    tell({...board, phase: 'listing', problem: undefined, isAsleep: false});
    const listKey = workspace.pane(functions).key;
    if (connection === undefined || listKey === undefined) return;
    const count = (listed: number) => tell({...board, listed});
    const list = await wholeList(client, listKey, count, signal);
    const isRepeat = createRepeats(functions);
    const items = list.items.filter(item => !isRepeat(item));
    tell({...board, listed: items.length, listProblem: list.problem});
    const reading = {connection, now: services.now, board: () => board, tell, signal};
    const watched = pickWatched(items, limit);
    await readBoard(reading, watched, () => readMappings(tools, reading));
    // Who changed what is asked only while something hurts, and not as often as how: others look at the trail, too.
    if (board.incidents.length > 0) void readTrail(tools, connection, {within: 5 * 60_000});
    // The board has been read by then, and can be read anew.
    void readAlarms(tools, connection);
  } catch (error) {
    if (!signal.aborted) tell({...board, phase: 'ready', problem: toProblem(error)});
  }
}

/** Puts the alarms on the board that is shown by then. Those that cannot be read leave a gap, and not an empty board. */
async function readAlarms({client, services, store}: ControllerTools, connection: Connection): Promise<void> {
  const key = toBoardKey(store.getState());
  const show = (change: (board: Board) => Board) =>
    client.setQueryData<Board>(key, board => (board === undefined ? board : change(board)));
  try {
    const {all} = await fetchAlarms(client, connection, services.now);
    show(board => ({...board, alarms: all}));
  } catch (error) {
    const {what, why} = toProblem(error);
    show(board => ({...board, alarms: undefined, gaps: [...board.gaps, `alarms are not known: ${what}: ${why}`]}));
  }
}

/** Mappings that cannot be read leave a gap, and not an empty board. */
async function readMappings({client}: ControllerTools, {connection, board, tell, signal}: BoardReading): Promise<void> {
  try {
    const standings = await readMappingStandings({connection, client}, board().watched);
    signal.throwIfAborted();
    tell(withStandings(board(), standings));
  } catch (error) {
    signal.throwIfAborted();
    const {what, why} = toProblem(error);
    tell({...board(), gaps: [...board().gaps, `mappings are not known: ${what}: ${why}`]});
  }
}
