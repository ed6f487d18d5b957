import {type Board, withStandings} from '../../core/incidents/board.ts';
import type {Problem} from '../../core/problem.ts';
import type {Standing} from '../../core/signs/standing.ts';
import type {Watched} from '../../core/signs/watched.ts';
import {toProblem} from '../reads/read-query.ts';
import {connectionOf} from '../session/connection-of.ts';
import {boardOf, toBoardKey} from '../signs/board-cache.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {readFunctionStanding} from './read-standings.ts';

/** Looks at the State of every function on the board, for lists leave it out and metrics do not tell it. */
export interface StateSweep {
  /** Looks at those that were not looked at of late, one after the other, until the signal is aborted. */
  run(signal: AbortSignal): Promise<void>;
}

/** Milliseconds for which a State holds here, and those between two tellings. */
const holds = 600_000;
const tellEvery = 500;

/** Makes the sweep of a console. Its calls are background calls: everything else comes first. */
export function createStateSweep(tools: ControllerTools): StateSweep {
  const {client, store, services, functions, presence} = tools;
  const looked = new Map<string, number>();
  return {
    run: async signal => {
      const session = store.getState();
      const connection = connectionOf(session);
      if (connection === undefined) return;
      const now = () => services.now().getTime();
      const key = (name: string) => `${connection.key} ${name}`;
      const isDue = (board: Board, {functionName}: Watched) =>
        now() - (looked.get(key(functionName)) ?? 0) > holds || hasFault(board.standings.get(functionName));
      const found = new Map<string, Standing>();
      let told = now();
      const tell = () => {
        const board = boardOf(client, session);
        const states = board.watched.filter(({functionName}) => looked.has(key(functionName))).length;
        client.setQueryData<Board>(toBoardKey(session), {...withStandings(board, found), states});
        found.clear();
        told = now();
      };
      const board = boardOf(client, session);
      for (const watched of inOrder(board).filter(one => isDue(board, one))) {
        try {
          found.set(watched.functionName, await readFunctionStanding({connection, client}, functions, watched));
        } catch (error) {
          if (toProblem(error).kind === 'denied' && !signal.aborted) return tellGap(tools, toProblem(error));
        }
        if (signal.aborted || presence.isAway()) return;
        looked.set(key(watched.functionName), now());
        if (now() - told > tellEvery) tell();
      }
      tell();
    },
  };
}

function tellGap({client, store}: ControllerTools, {what}: Problem): void {
  const session = store.getState();
  const board = boardOf(client, session);
  client.setQueryData<Board>(toBoardKey(session), {...board, gaps: [...board.gaps, `State is not known: ${what}`]});
}

/** Those that hurt first, then those changed last, for that is when it goes wrong. */
function inOrder({watched, byName}: Board): readonly Watched[] {
  const rank = ({functionName, modified = 0}: Watched) => (byName.has(functionName) ? Number.MAX_VALUE : modified);
  return watched.toSorted((a, b) => rank(b) - rank(a));
}

function hasFault(standing: Standing | undefined): boolean {
  return standing?.state?.stopped !== undefined || standing?.state?.failedUpdate !== undefined;
}
